#include "places.hpp"

#include <array>
#include <stdexcept>

#include "plain.hpp"
#include "table.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr Words licheng[]{"海滨街道", "临江街道", "鲤中街道", "开元街道",
                          "浮桥街道", "江南街道", "金龙街道", "常泰街道"};
constexpr Words fengze[]{"东湖街道", "丰泽街道", "泉秀街道", "清源街道",
                         "华大街道", "城东街道", "东海街道", "北峰街道"};
constexpr Words luojiang[]{"万安街道", "双阳街道", "罗溪镇", "马甲镇", "河市镇", "虹山乡"};
constexpr Words quangang[]{"山腰街道", "南埔镇", "界山镇", "后龙镇", "峰尾镇", "前黄镇", "涂岭镇"};
constexpr Words shishi[]{"湖滨街道", "凤里街道", "灵秀镇", "宝盖镇", "蚶江镇", "永宁镇", "祥芝镇", "鸿山镇", "锦尚镇"};
constexpr Words jinjiang[]{"青阳街道", "梅岭街道", "西园街道", "罗山街道", "新塘街道", "灵源街道", "安海镇",
                           "磁灶镇",   "陈埭镇",   "东石镇",   "深沪镇",   "金井镇",   "池店镇",   "内坑镇",
                           "龙湖镇",   "永和镇",   "英林镇",   "紫帽镇",   "西滨镇"};
constexpr Words nanan[]{"溪美街道", "柳城街道", "美林街道", "省新镇", "仑苍镇", "东田镇", "英都镇", "翔云镇", "金淘镇",
                        "眉山乡",   "诗山镇",   "蓬华镇",   "码头镇", "九都镇", "乐峰镇", "罗东镇", "梅山镇", "洪濑镇",
                        "洪梅镇",   "康美镇",   "丰州镇",   "霞美镇", "官桥镇", "水头镇", "石井镇", "向阳乡"};
constexpr Words huian_proper[]{"螺城镇", "螺阳镇", "黄塘镇", "紫山镇", "崇武镇", "山霞镇",
                               "涂寨镇", "东岭镇", "东桥镇", "净峰镇", "小岞镇", "辋川镇"};
constexpr Words anxi[]{"凤城镇", "蓬莱镇", "湖头镇", "官桥镇", "剑斗镇", "城厢镇", "金谷镇", "龙门镇",
                       "虎邱镇", "芦田镇", "感德镇", "魁斗镇", "西坪镇", "参内镇", "白濑乡", "湖上乡",
                       "尚卿乡", "大坪乡", "龙涓乡", "长坑乡", "蓝田乡", "祥华乡", "桃舟乡", "福田乡"};
constexpr Words yongchun[]{"桃城镇", "五里街镇", "一都镇", "下洋镇",   "蓬壶镇", "达埔镇", "吾峰镇", "石鼓镇",
                           "岵山镇", "东平镇",   "湖洋镇", "坑仔口镇", "玉斗镇", "锦斗镇", "东关镇", "桂洋镇",
                           "苏坑镇", "仙夹镇",   "横口乡", "呈祥乡",   "介福乡", "外山乡"};
constexpr Words dehua[]{"龙浔镇", "浔中镇", "三班镇", "龙门滩镇", "雷峰镇", "南埕镇", "水口镇", "赤水镇", "上涌镇",
                        "葛坑镇", "盖德镇", "美湖镇", "杨梅乡",   "汤头乡", "桂阳乡", "国宝乡", "大铭乡", "春美乡"};
constexpr Words zone_towns[]{"洛阳镇", "东园镇", "张坂镇", "百崎回族乡"};

constexpr Words id_licheng[]{"350502", "352401"};
constexpr Words id_fengze[]{"350503", "350502", "352401"};
constexpr Words id_luojiang[]{"350504", "350502"};
constexpr Words id_quangang[]{"350505", "350521", "352421"};
constexpr Words id_shishi[]{"350581", "359002", "350522"};
constexpr Words id_jinjiang[]{"350582", "350522", "359004", "352422"};
constexpr Words id_nanan[]{"350583", "350523", "359005", "352423"};
constexpr Words id_huian[]{"350521", "352421"};
constexpr Words id_anxi[]{"350524", "352424"};
constexpr Words id_yongchun[]{"350525", "352425"};
constexpr Words id_dehua[]{"350526", "352426"};

// From first_county on, in the order of `units`.
const std::array<Territory, 12> territories{{
    {"鲤城区", licheng, id_licheng},
    {"丰泽区", fengze, id_fengze},
    {"洛江区", luojiang, id_luojiang},
    {"泉港区", quangang, id_quangang},
    {"石狮市", shishi, id_shishi},
    {"晋江市", jinjiang, id_jinjiang},
    {"南安市", nanan, id_nanan},
    {"惠安县", huian_proper, id_huian},
    {"安溪县", anxi, id_anxi},
    {"永春县", yongchun, id_yongchun},
    {"德化县", dehua, id_dehua},
    {"惠安县", zone_towns, id_huian},
}};

constexpr std::array<Words, 22> other_provinces{"110105", "310115", "330106", "340104", "350102", "350203",
                                                "350302", "350602", "360102", "360121", "410302", "420102",
                                                "430102", "440103", "440305", "450102", "500101", "510104",
                                                "520102", "530102", "610102", "650102"};

constexpr std::array<Words, 24> villages{"后坑村", "前厝村",   "东山村",   "溪尾村",   "田中村",   "湖内村",
                                         "西边村", "新亭村",   "下店村",   "山头村",   "石厝村",   "埔尾村",
                                         "塘头村", "上郭村",   "院前村",   "霞庭村",   "南星村",   "顶厝村",
                                         "古山村", "金山社区", "新华社区", "和平社区", "龙山社区", "霞东社区"};

constexpr std::array<Words, 6> distant{"江西省南昌市东湖区董家窑街道", "福建省漳州市芗城区东铺头街道",
                                       "湖北省武汉市江岸区大智街道",   "四川省成都市锦江区春熙路街道",
                                       "贵州省贵阳市南明区新华路街道", "福建省厦门市思明区厦港街道"};

}  // namespace

const Territory& territory(std::size_t unit) {
  if (unit < first_county || unit > zone) throw std::logic_error("this unit has no territory");
  return territories[unit - first_county];
}

std::size_t any_county(Random& random) { return first_county + random.below(last_county - first_county + 1); }

std::string_view foreign_prefix(Random& random) { return random.pick(other_provinces); }

std::string village_and_house(Random& random) {
  return joined({random.pick(villages), std::to_string(random.between(1, 399)), "号"});
}

std::string address_elsewhere(std::size_t unit, Random& random) {
  if (unit == huian && random.chance(400)) return joined({"河南省洛阳市洛龙区关林街道", village_and_house(random)});
  if (random.chance(400)) return joined({random.pick(distant), village_and_house(random)});
  const Territory& there = territory(any_county(random));
  return joined({"福建省泉州市", there.county, random.pick(there.towns), village_and_house(random)});
}

}  // namespace yingbao::sample
