#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr Words approved = "审核通过";
constexpr std::array<Words, 7> causes{"本人大病", "家属大病", "子女上学", "意外灾害", "收入低无法维持基本生活",
                                      "下岗失业", "残疾"};
constexpr std::array<Words, 3> standards{"深度困难", "相对困难", "意外致困"};
constexpr std::array<Words, 4> employers{"制鞋有限公司", "石材厂", "纺织厂", "环卫所"};
constexpr std::array<Words, 4> notes{"", "", "家属长期住院,\n需继续帮扶", "子女就读\t大学"};

Layout layout(Day as_of) {
  return {"trade_union",
          joined({"困难职工档案_", compact(as_of), ".txt"}),
          Format::tab_separated,
          Encoding::utf16_with_mark,
          "\r\n",
          {"姓名", "性别", "身份证号", "工作单位", "所属工会", "家庭住址", "职工身份", "联系电话", "备注荣誉",
           "家庭人数", "家庭收入", "审核状态", "困难标准", "致困原因", "说明"},
          {},
          {},
          "",
          false};
}

class Workers {
 public:
  Workers(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "trade_union"),
        sheet_(layout(night.as_of), Random(night.seed, "order of trade_union")) {}

  Delivery write(const Cast& cast) &&;

 private:
  bool is_worker(const Person& person) const { return person.age_on(night_.base) >= working_from; }
  Person somebody() { return census_.person(first_county + random_.below(units.size() - first_county), {24, 56}); }
  Line& write(const Person& worker, Words state, std::string number, std::string owner);
  Line& write(const Person& worker, Words state) {
    return write(worker, state, number_as_written(worker.number, 100, random_), worker.number);
  }

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
};

Line& Workers::write(const Person& worker, Words state, std::string number, std::string owner) {
  const std::string_view area = worker.unit == zone ? "台商投资区" : worker.county;
  return sheet_.add({name_as_written(worker.name, random_), worker.male ? "男" : "女", std::move(number),
                     joined({worker.town, random_.pick(employers)}), joined({area, "总工会"}), worker.local_address(),
                     random_.chance(600) ? "农民工" : "在职职工", worker.phone, "",
                     std::to_string(random_.between(1, 6)),
                     money_as_written(random_.between(10'000'00, 60'000'00), random_), state, random_.pick(standards),
                     random_.pick(causes), random_.pick(notes)},
                    std::move(owner));
}

Delivery Workers::write(const Cast& cast) && {
  int nth = 0;
  for (const Person* person : cast.to_visit[index_of(Group::g9)]) {
    if (!is_worker(*person)) continue;
    Line& line = write(*person, approved);
    if (nth++ % 15 == 6) line.copies = 1;
  }
  for (const Person* person : cast.covered[index_of(Group::g9)]) {
    if (is_worker(*person)) write(*person, approved);
  }
  // In hardship, and to be visited for another reason already.
  for (const Household& household : cast.monitored) {
    const Person& head = *household.members.front().person;
    if (head.age_on(night_.base) < 57 && nth++ % 3 == 0) write(head, approved);
  }
  for (int i = 0; i < 20; ++i) write(somebody(), i % 2 == 0 ? "审核不通过" : "待审核");
  for (const Flaw flaw : flaws) {
    const Person worker = somebody();
    write(worker, approved, unusable_number(worker.number, flaw, random_), "");
  }
  for (int i = 0; i < 2; ++i) sheet_.reject(write(somebody(), approved), "姓名", "missing_name", "");
  return std::move(sheet_).finish();
}

}  // namespace

Delivery trade_union(const Cast& cast, Census& census, const Night& night) {
  return Workers(census, night).write(cast);
}

}  // namespace yingbao::sample
