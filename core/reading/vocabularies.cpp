#include "reading/vocabularies.hpp"

namespace yingbao::reading::vocabularies {
namespace {

constexpr std::string_view kYes = "1|1.0|1.00|y|yes|true|t|√|✓|✔|☑|✅|■|对|是|有|是的|有的|ok|Y|YES|Yes|TRUE|True|T";
constexpr std::string_view kNo =
    "0|0.0|0.00|n|no|false|f|×|✗|✘|x|✕|✖|╳|❌|□|☐|错|否|无|未|不|非|没|没有|不是|不对|不属于|暂无|尚无|从未|未有|N|NO|"
    "No|FALSE|False|F|X";

// What takes an ending back. A term that ran out and a death are no acts that could be revoked, but both may be followed by
// a beginning: 到期续保.
#define YINGBAO_RENEWING "恢复|重新|重新登记|恢复登记|恢复保障|恢复发放|续保|复保|新保|新增|启用|激活|继续|仍|还"
constexpr std::string_view kRenewing = YINGBAO_RENEWING;
constexpr std::string_view kUndoing = YINGBAO_RENEWING "|取消|撤销|撤消|撤回|收回|解除|作废|无效|更正|纠正";
#undef YINGBAO_RENEWING

constexpr StateWords kYesNo[] = {
    {"NO", "无效|作废|失效", "", "", "*", "", kNo},
    {"NO", "停领|停保|停发|停|停止|终止|取消|注销|撤销|断缴|断保|退保|退出", "YES", "", "*", "YES", "", "", kUndoing},
    {"NO", "未申请|未提出申请|未提交申请|无此项|不适用", "", "", "*"},
    {"YES",
     "是|有|属|属于|享受|领取|领|参加|参保|缴纳|缴费|缴|在享|享|纳入|办理|消除|化解|具备|符合|同意|拥有|有效|存在|参与|"
     "享有|获得|取得",
     "NO", "NO", "*", "", kYes},
    {"YES", "", "", "", "*", "", "已|已经|领|享|参"},
    {"", "恢复"},  // of a help or of an illness
};

// Who has left or married again is there to be asked: NORMAL, and so is whoever is none of what is asked for.
// 失踪 alone is lost contact: only a court's declaration makes an orphan.
constexpr StateWords kParents[] = {
    {"DEAD",
     "死亡|去世|已故|亡故|病故|身故|病逝|逝世|过世|离世|辞世|身亡|病死|死了|已死|自杀|溺亡|溺水身亡|猝死|双亡|牺牲|"
     "遇难|遇害|故去|"
     "非正常死亡|不健在|不在世|不在人世|不在了|已不在人世|已不在世|已不健在",
     "NORMAL", "", "", "", "死|亡|故|殁|卒", "已不在"},
    {"DEAD", "宣告死亡|死亡宣告|被宣告死亡", "NORMAL", "NORMAL"},
    {"MISSING_DECLARED", "宣告失踪|失踪宣告|被宣告失踪", "NORMAL", "NORMAL"},
    {"LOST_CONTACT",
     "失联|失踪|失去联系|失去音讯|联系不上|联系不到|无法联系|无法联系上|无法取得联系|未取得联系|未能取得联系|未联系上|"
     "未能联系上|"
     "无联系|没有联系|没联系|断联|断绝联系|中断联系|下落不明|去向不明|行踪不明|杳无音讯|杳无音信|无音讯|无音信|"
     "没有音讯|没有音信|"
     "音讯全无|无消息|没有消息|走失|离家未归|至今未归|外出未归|没有下落|无下落",
     "NORMAL", "NORMAL"},
    {"PRISON",
     "服刑|在押服刑|服刑在押|在押|坐牢|入狱|在狱|在监狱|监狱服刑|判刑|被判刑|收监|劳改|监禁|有期徒刑|无期徒刑|死缓",
     "NORMAL", "NORMAL"},
    {"DETOX", "强制戒毒|强制隔离戒毒|隔离戒毒|强戒|戒毒", "NORMAL", "NORMAL"},
    {"OTHER_RESTRICTED",
     "其他限制人身自由|限制人身自由|限制自由|人身自由受限|羁押|刑拘|刑事拘留|拘留|逮捕|被捕|拘押|在看守所", "NORMAL",
     "NORMAL"},
    {"SEV_DISABLED", "重残|重度残疾|重度残障|一级残疾|二级残疾|残疾一级|残疾二级", "NORMAL", ""},
    {"SEV_ILL", "重病|重大疾病|重疾|大病|患重病|重症", "NORMAL", "NORMAL"},
    {"GUARDIAN_REVOKED",
     "撤销监护|撤销监护权|撤销监护资格|撤销监护人资格|剥夺监护权|剥夺监护资格|监护权被撤销|监护资格被撤销|"
     "监护人资格被撤销|"
     "丧失监护权|监护资格撤销",
     "NORMAL", "NORMAL"},
    {"DEPORTED", "遣送|驱逐|遣返|遣送出境|驱逐出境|遣返出境", "NORMAL", "NORMAL"},
    {"NORMAL", "刑满释放|期满释放|提前释放|释放|已释放|获释|刑释|出狱|出所|解戒|解教", "", "", "",
     "PRISON|DETOX|OTHER_RESTRICTED"},
    {"NORMAL", "找到|已找到|找回|寻回|寻获|回家|回归|归家|返家|返回|归来|恢复联系|取得联系|联系上", "", "", "DEAD",
     "LOST_CONTACT|MISSING_DECLARED"},
    {"NORMAL", "治愈|痊愈|康复|病愈|治好", "", "", "DEAD", "SEV_ILL"},
    {"NORMAL", "健在|在世|活着|存活|尚在人世", "", "", "DEAD|MISSING_DECLARED"},
    {"NORMAL", "正常|健康|良好|身体健康|身体正常|身体良好|一切正常|状况良好", "", "", "*"},
    {"NORMAL", "有联系|能联系|可联系|保持联系|在家|务农|在家务农|共同生活|经商|工作|上班|在职", "", "",
     "DEAD|MISSING_DECLARED|LOST_CONTACT|PRISON|DETOX|OTHER_RESTRICTED|DEPORTED"},
    {"NORMAL",
     "改嫁|再嫁|另嫁|再婚|再娶|另娶|离异|离婚|离家|离家出走|出走|外出|务工|外出务工|外出打工|打工|另组家庭|分居|丧偶|"
     "未婚|已婚|未再婚|未改嫁",
     "NORMAL", "NORMAL", "DEAD|MISSING_DECLARED"},
    // Not what the rules name, and not the opposite of it either.
    {"", "社区戒毒|自愿戒毒|缓刑|监外执行|保外就医|取保候审|假释|在逃|好转|康复中|恢复中|康复期|病危|植物人|老年"},
};
constexpr std::string_view kOfParents =
    "无业|无职业|无工作|无固定工作|无劳动能力|无劳动力|丧失劳动能力|无收入|无生活来源|无房|无锡|"
    "非常|疾病|病|住院|治疗|治疗中|卧床|在床|癌|癌症|肿瘤|恶性肿瘤|晚期|中期|早期|尿毒症|白血病|脑瘫|"
    "瘫痪|中风|肝癌|肺癌|胃癌|肝硬化|糖尿病|透析|肾衰竭|心脏病|脑梗|脑出血|车祸|交通事故|"
    "事故|意外|意外事故|溺水|触电|工伤|自然灾害|肢体|视力|听力|言语|智力|精神|多重|残疾|"
    "一级|二级|Ⅰ级|Ⅱ级|监护人|资格|监狱|看守所|戒毒所|强制隔离戒毒所|法院|立案|立案侦查|判处|人民法院|判决|判决书|宣判|"
    "公安|公安局|派出所|报案|"
    "报警|出具|证明|死亡证明|户口注销|户口已注销|狱中|所内|出境|刑期|本人|孩子|双双|先后|"
    "相继|不幸|突然|身体|当年|去年|前年|今年|自行|长年|常年|省外|外地|外省|国外|境外";
constexpr std::string_view kFather = "父亲|生父|其父|父母|父母亲", kMother = "母亲|生母|其母|父母|父母亲";

constexpr StateWords kRoster[] = {
    {"ENDED",
     "停保|停发|停止|停|停助|停供|停享|停止保障|停止享受|停止供养|注销|终止|取消|退保|退出|清退|清出|脱保|出保|撤销|"
     "核销|销户|核减|"
     "失效|移出|调出|剔除|结束|无效|作废|不再享受|不再保障|不再供养|放弃|自愿放弃|不再符合|不再纳入|不再发放",
     "ACTIVE", "", "ACTIVE|NOT_BEGUN", "ACTIVE", "", "转出", kUndoing},
    {"ENDED", "到期|期满|届满|死亡|去世|亡故|病故|已故|身故|迁出", "ACTIVE", "", "ACTIVE|NOT_BEGUN", "ACTIVE", "", "",
     kRenewing},
    {"NOT_PROTECTED",
     "非保障对象|非保障|非保|非低保|非特困|非对象|不予批准|不予确认|不符合|不符合条件|条件不符|不批准|未批准|未通过|"
     "不通过|拒绝",
     "", "", "ACTIVE|NOT_BEGUN", "ACTIVE", kNo},
    {"NOT_PROTECTED", "", "", "", "ACTIVE|NOT_BEGUN", "", "不予"},
    {"NOT_BEGUN",
     "未开始|未起保|尚未开始|尚未起保|待发放|待发|次月起|次月|下月|下月起|未生效|尚未生效|待生效|待保|拟保|未发放|"
     "尚未发放|未到期",
     "", "", "ACTIVE|ENDED"},
    {"ACTIVE",
     "正常|正常保障|正常享受|正常发放|在册|有效|生效|已生效|新增|新保|续保|通过|审批通过|批准|健在|恢复|恢复保障|"
     "恢复发放|整户保|单人保",
     "", "", "*"},
    {"ACTIVE",
     "在保|在享|在享受|正享受|享受|享受中|享有|保障|保障中|保障对象|低保|低保对象|低保户|特困|特困人员|孤儿|供养|"
     "供养中|集中供养|分散供养|纳入|在供|在领|领取|发放|"
     "救助|救助中|在助|受助|待遇",
     "NOT_PROTECTED", "ENDED", "*", "", kYes},
    {"",
     "冻结|复核|复核中|待复核|核查|核查中|复查|复查中|调查|调查中|暂停|暂停发放|暂停保障|暂缓|缓发|缓停|渐退|渐退期|"
     "审批中|审核|动态管理|异常"},
};
constexpr std::string_view kRosterDetails =
    "户|最低生活|金|保障金|低保金|资格|对象|标准|家庭|收入|超标|收入超标|A类|B类|C类|a类|b类|c类|元|户籍|外地|外省|"
    "户口|自愿|主动|本人";

constexpr StateWords kValidity[] = {
    {"INVALID", "注销|失效|无效|作废|冻结|停用|吊销|撤销|取消|终止|停止|结束|退出|失业注销|封存|销毁|废止|删除|停保",
     "VALID", "", "*", "VALID", kNo, "", kUndoing},
    {"INVALID", "过期|到期|就业|已就业|再就业|死亡|退休", "VALID", "", "*", "VALID", "", "", kRenewing},
    {"VALID",
     "有效|正常|在册|登记|登记有效|在用|使用中|启用|生效|存续|恢复|恢复登记|重新登记|撤销注销|撤消注销|取消注销|"
     "注销撤销|注销取消|注销已撤销|注销已取消|失业|失业中|失业登记|登记失业|持证|发证|可用|"
     "激活",
     "INVALID", "INVALID", "*", "", kYes},
};

constexpr StateWords kRefund[] = {
    {"REFUNDED", "退费|退款|退|已退|全额退费|全额退款|全退|退回|冲正|红冲|冲销|冲红|撤销|撤单|退费结算", "SETTLED", "",
     "*", "", kYes},
    {"",
     "退费撤销|退费已撤销|退费取消|退费已取消|撤销退费|取消退费|退款撤销|退款已撤销|退款取消|撤销退款|取消退款|"
     "退费冲正|冲正退费|退费冲销|冲销退费|"
     "退费中|退款中|正在退费|正在退款|退费处理中|退款处理中"},
    {"SETTLED", "正常|结算|已结算|正常结算|有效|收费|缴费", "", "", "*", "", kNo},
};

constexpr StateWords kNeed[] = {
    {"NONE",
     "无需|无需求|无须|毋需|毋须|不需|不需要|不需求|不用|不必|没必要|自给|自足|充足|足够|够|够用|解决|已解决|落实|"
     "已落实|满足|已救助|已发放|已领取|已配发|有保障|齐全",
     "NEEDED", "", "*", "NEEDED", kNo},
    {"NEEDED",
     "需|需要|需求|急需|亟需|仍需|需救助|急|缺|缺少|缺乏|短缺|不足|不够|不足够|不够用|困难|要|必需|必须|有需求|有需要|"
     "存在困难",
     "NONE", "NONE", "*", "", kYes},
};
constexpr std::string_view kNeedDetails =
    "口粮|粮食|粮|大米|取暖|衣被|衣物|棉被|被子|被|衣|伤病|医疗|饮水|水|其他|救助|生活|基本|目前";

constexpr StateWords kMonitoring[] = {
    {"NOT_MONITORED",
     "非监测对象|非监测户|非监测|非对象|一般农户|一般户|普通农户|一般家庭|普通户|稳定脱贫户|稳定脱贫|脱贫户|"
     "脱贫不享受政策户|脱贫享受政策户|非贫困户|"
     "一般脱贫户|脱贫人口",
     "", "", "*", "", kNo},
    {"MONITORED",
     "纳入|列入|监测|监测对象|监测户|脱贫不稳定|脱贫不稳定户|脱贫不稳定家庭|脱贫不稳定人口|不稳定|不稳定脱贫|"
     "不稳定脱贫户|不够稳定|边缘易致贫|边缘易致贫户|边缘易致贫人口|"
     "边缘易致贫家庭|边缘户|突发严重困难|突发严重困难户|"
     "突发严重困难家庭|突发困难|易返贫|易致贫|返贫致贫|返贫风险|致贫风险|返贫致贫风险|防返贫监测对象|三类户|三类人员|"
     "三类监测对象|一键报贫|新增贫困户|受疫情影响",
     "NOT_MONITORED", "", "*", "", kYes},
};

constexpr StateWords kReview[] = {
    {"REFUSED",
     "不通过|未通过|驳回|退回|否决|拒绝|不合格|不予批准|不予认定|不予通过|审核不通过|审核未通过|不同意|不符合|不符|"
     "脱困|已脱困|注销|撤销|取消|作废",
     "", "", "*", "", kNo, "", kUndoing},
    {"PENDING",
     "待审核|待审批|待审|待批|待复核|审核中|审批中|未审核|未审批|未审|尚未审核|尚未审批|初审|复审|上报|已上报|待上报|"
     "公示|公示中|公示期|申请|申请中|已申请|受理|已受理|草稿|"
     "已提交|提交",
     "", "", "*"},
    {"APPROVED",
     "审核通过|通过|已通过|审批通过|终审通过|同意|批准|已批准|核准|认定|已认定|建档|已建档|在档|确认|合格|符合|有效|"
     "正常",
     "REFUSED", "", "*", "", kYes},
};

constexpr StateWords kEpidemic[] = {
    {"NONE", "与疫情无关|和疫情无关|同疫情无关|疫情无关|与新冠无关", "", "", "*"},
    {"EPIDEMIC", "疫情|新冠|新冠肺炎|新冠疫情", "NONE", "EPIDEMIC", "*"},
};

}  // namespace

const Vocabulary yes_no{kYesNo,
                        "失业|失业保险|失业保险金|失业金|保险|保险金|待遇|低保|特困|城乡|城市|农村|救助|供养|孤儿|保障|"
                        "政策|风险|自然|帮扶|金|本年|当年|以前年度|"
                        "残疾|一户|本人|户|家庭",
                        {},
                        true,
                        false,
                        {},
                        true};
const Vocabulary father{kParents, kOfParents, kFather, true};
const Vocabulary mother{kParents, kOfParents, kMother, true};
const Vocabulary roster{kRoster, kRosterDetails, {}, false, true, "纳入|列入"};
const Vocabulary validity{kValidity, "证件|证书|证|残疾人证|残疾证|登记证|就业创业证|人员"};
const Vocabulary refund{kRefund, "费用|费|全额|全部|标志"};
const Vocabulary need{kNeed, kNeedDetails};
const Vocabulary monitoring{kMonitoring,
                            "户|家庭|人口|因病|因残|因学|因灾|风险|风险未消除|风险已消除|未消除风险|已消除风险|"
                            "消除风险|类|较大|存在|贫困户|脱贫"};
const Vocabulary review{kReview, "审核|审批|县级|市级|乡镇|工会|基层|终审|审核意见|审核结果|结果|意见"};

const Vocabulary epidemic{kEpidemic, {}, "受|受到|遭受|影响|导致|原因|引起"};

std::span<const Named> all() {
  static constexpr Named kAll[] = {{"yes_no", &yes_no},    {"father", &father},         {"mother", &mother},
                                   {"roster", &roster},    {"validity", &validity},     {"refund", &refund},
                                   {"need", &need},        {"monitoring", &monitoring}, {"review", &review},
                                   {"epidemic", &epidemic}};
  return kAll;
}

}  // namespace yingbao::reading::vocabularies
