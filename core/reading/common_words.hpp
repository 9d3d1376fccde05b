// Words that have the same sense around the words of every vocabulary: for the reader of clauses alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace yingbao::reading {

enum class Sense : std::uint8_t {
  none,
  state,
  negation,
  listed_negation,
  past,
  ending,
  doubt,
  turn,
  joiner,
  opener,
  no,
  neutral,
  detail
};

struct CommonWords {
  Sense sense;
  std::string_view words;
};

// A vocabulary's own words go before these where they are as long.
inline constexpr CommonWords kCommon[] = {
    // Of what stands in a list, these deny every part: 无重病、重残.
    {Sense::listed_negation, "无|没有|没|非|并非|不是|不属于|不属|并无|均无|皆无|暂无|尚无|从无|没有任何|无任何"},
    {Sense::negation,
     "未|未曾|未有|未被|未予|尚未|并未|从未|从来没有|仍未|还未|还没|还没有|暂未|暂不|暂时不|暂时未|均未|皆未|都未|不|"
     "并不|均不|不曾|不予|未能|"
     "没能|不能|不会|勿|莫|免|免于|免予|避免|排除|否认"},
    {Sense::past, "曾|曾经|原|原来|以前|之前|此前|过去|不再|不再是"},
    {Sense::ending, "期满|届满|已满|满|刑满|结束|终结|解除|撤销|撤消|取消|终止|停止|消除|恢复|完毕|脱离|摆脱|告别"},
    {Sense::doubt,
     "疑似|疑|可能|或许|也许|大概|据说|据称|听说|传言|谣传|待|待定|待查|待核|待核实|待确认|拟|申请|正在申请|申请中|"
     "审核中|办理中|"
     "正在办理|不详|不明|不清|不清楚|不知|不知道|未知|未核实|未确认|未查实|存疑|争议|将|即将|预计|计划|准备|说不清|误|"
     "误报|误填|"
     "假|虚假|是否|有无|或者|部分|几乎|险些|差点|临近|濒临|?"},
    {Sense::turn, "但|但是|而|后|之后|以后|随后|后来|现|现在|现已|目前|当前|如今|又|再|再次|另|另有|却|其后|今"},
    {Sense::joiner, "和|或|及|与|以及|并|且|并且|兼"},
    {Sense::opener, "因|因为|由于|患|患有|身患|犯|涉嫌|在|于"},
    {Sense::no, "否|×|✗|✘|✕|✖|╳|❌"},
    {Sense::neutral,
     "已|已经|业已|早已|均|都|皆|双方|正|正在|仍|还|尚|一直|长期|被|经|由|的|了|中|者|人|人员|状态|情况|状况|至今|"
     "多年|以上|余|多|近|约|一|二|三|四|五|六|七|八|九|十|两|半|年|"
     "月|日|天|个月|周岁|岁|号|左右|起|自|从|到|至|以来|期间|时|系|属|属于|为|是|有|确|确认|核实|经核实|予以|完全|全部|"
     "继续|城市|农村|城镇|城乡|纳入|列入|享受"},
};

// Of a clause that is nothing but one of these: it answers what stands before (重病：无).
inline constexpr std::string_view kYes = "是|有|√|✓|✔|y|yes|true|1|对|是的";
inline constexpr std::string_view kNo = "否|无|没有|不是|未|n|no|false|0|×|✗|✘|✕|✖|x";
// Within a cause or a place of a few characters these could turn the sense of what follows.
inline constexpr std::string_view kTurning =
    "未|无|非|不|没|否|免|脱|离|避|逃|拒|解|除|结|束|满|释|出|复|愈|回|找|归|停|止|撤|消|疑|拟|假|待|曾|原|前|"
    "父|母|祖|爷|奶|兄|姐|弟|妹|叔|伯|舅|姑|姨|岳|公|婆|夫|妻|友|邻|子|女|孙|其|他|她|偶|配";

}  // namespace yingbao::reading
