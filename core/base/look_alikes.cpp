#include "base/look_alikes.hpp"

#include <array>
#include <string_view>

namespace yingbao {
namespace {

// Kangxi radicals and compatibility ideographs by their compatibility decompositions of the Unicode standard, the
// radicals' supplement by its equivalent unified ideographs; 户 and 青 as the mainland writes them. A full stop stands
// where a block has none.
constexpr std::u16string_view kSupplement =  // from U+2E80
    u".厂.乚.亻..刀刂........巳幺..忄.扌攵...月.母民氵.......王疋.....纟."
    u"..........肉.艹艹艹.衤.西见角.讠贝.车辶辶.邑钅長.长门.阝.青韦页风飞食..饣.马骨"
    u"鬼鱼鸟卤麦黄..齐.齿竜龙..龟";
constexpr std::u16string_view kKangxi =  // from U+2F00
    u"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾"
    u"干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生"
    u"用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷"
    u"豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    u"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
constexpr std::u16string_view kCompatibility =  // from U+F900
    u"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓"
    u"爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北"
    u"磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊"
    u"練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉"
    u"杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒"
    u"狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀..塚.晴..凞猪益礼神祥福靖精羽.蘒.諸..逸都...飯飼"
    u"館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹"
    u"艹著褐視謁謹賓贈辶逸難響頻恵.舘..並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒"
    u"敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈"
    u"輸遲醙鉶陼難靖韛響頋頻鬒龜...㮝䀘䀹...齃龎";

struct Block {
  char32_t first;
  std::u16string_view standard;
};
constexpr std::array<Block, 3> kBlocks{{{0x2E80, kSupplement}, {0x2F00, kKangxi}, {0xF900, kCompatibility}}};

}  // namespace

char32_t standard_ideograph(char32_t c) {
  for (const auto& block : kBlocks)
    if (c >= block.first && c - block.first < block.standard.size())
      if (const auto standard = block.standard[c - block.first]; standard != u'.') return standard;
  return c;
}

}  // namespace yingbao
