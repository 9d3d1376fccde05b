#include "support/written_config.hpp"

namespace yingbao::config {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RulesFile : public testing::WrittenConfig {};

TEST_F(RulesFile, NamesGroupsRostersAndBases) {
  const auto loaded = rules(
      "version = \"r1\"\ntitle = \"t\"\n[groups.G1A]\nexcluded_by = [\"DIBAO\", \"TEKUN\"]\n"
      "basis = \"POV_MON\"\nreason = \"x\"\n[groups.G4]\n");
  EXPECT_THAT(problems(), IsEmpty());
  EXPECT_EQ(loaded.version, "r1");
  ASSERT_NE(loaded.group("G1A"), nullptr);
  EXPECT_THAT(loaded.group("G1A")->excluded_by, ElementsAre("DIBAO", "TEKUN"));
  EXPECT_EQ(loaded.group("G1A")->basis, "POV_MON");
  ASSERT_NE(loaded.group("G4"), nullptr);
  EXPECT_THAT(loaded.group("G4")->excluded_by, IsEmpty());
  EXPECT_EQ(loaded.group("G6"), nullptr);
}

TEST_F(RulesFile, HoldsConditionsOfARow) {
  const auto loaded = rules(R"(version = "r1"
[groups.G3]
all = [{ field = "first_issued_on", from = 2020-01-01, until = "business_date" },
       { field = "registration_valid", not_in = [false], missing_counts = true },
       { field = "settlement_state", words = ["settled"] },
       { field = "cancelled_on", after = "2021-06-15" }]
any = [{ all = [{ field = "disability_grade", in = [1, 2] }] },
       { all = [{ field = "disability_category", in = [5, 6] }, { field = "disability_grade", in = [3] }] }]
)");
  ASSERT_THAT(problems(), IsEmpty());
  const auto& group = *loaded.group("G3");
  ASSERT_EQ(group.all.size(), 4u);
  EXPECT_THAT(group.all[0].fields, ElementsAre(schema::Field::first_issued_on));
  EXPECT_EQ(group.all[0].from->date.iso(), "2020-01-01");
  EXPECT_TRUE(group.all[0].until->business_date);
  EXPECT_THAT(group.all[1].not_in, ElementsAre(0));
  EXPECT_TRUE(group.all[1].missing_counts);
  EXPECT_FALSE(group.all[0].missing_counts);
  EXPECT_THAT(group.all[2].words, ElementsAre("settled"));
  EXPECT_EQ(group.all[3].after->date.iso(), "2021-06-15");
  ASSERT_EQ(group.any.size(), 2u);
  EXPECT_THAT(group.any[0][0].in, ElementsAre(1, 2));
  EXPECT_EQ(group.any[1].size(), 2u);
}

TEST_F(RulesFile, HoldsConditionsOfSeveralFieldsMarksAndWhatIsNewest) {
  const auto loaded = rules(R"(version = "r1"
[groups.G5]
newest = "case_date"
all = [{ fields = ["case_type", "case_title"], contains = ["求助"], not_contains = ["非求助"] }]
marks = [{ as = "withdrawn", all = [{ field = "case_status", words = ["撤回"] }] }]
)");
  ASSERT_THAT(problems(), IsEmpty());
  const auto& group = *loaded.group("G5");
  EXPECT_THAT(group.all[0].fields, ElementsAre(schema::Field::case_type, schema::Field::case_title));
  EXPECT_EQ(text_of(group.all[0]), "诉求类别/诉求标题含求助不含非求助");
  EXPECT_EQ(group.newest, schema::Field::case_date);
  ASSERT_EQ(group.marks.size(), 1u);
  EXPECT_EQ(group.marks[0].word, "withdrawn");
}

TEST_F(RulesFile, RefusesAMarkThatWouldMarkEverybody) {
  rules("version = \"r1\"\n[groups.G5]\nmarks = [{ as = \"withdrawn\" }]\n");
  EXPECT_THAT(problems(), ElementsAre(::testing::HasSubstr("marks everybody")));
}

constexpr std::string_view kSum = R"(version = "r1"
[groups.G2.sum]
entries = "settlements"
amount = "own_pay"
date = "settled_on"
year = "settled_year"
state = "settlement_state"
state_is = "settled"
over = "40000.00"
from = 2020-01-01
)";

TEST_F(RulesFile, HoldsASumOverEntries) {
  const auto loaded = rules(kSum);
  ASSERT_THAT(problems(), IsEmpty());
  const auto& sum = *loaded.group("G2")->sum;
  EXPECT_EQ(sum.amount, schema::Field::own_pay);
  EXPECT_EQ(sum.over, 4000000);
  EXPECT_EQ(sum.from.date.iso(), "2020-01-01");
  EXPECT_TRUE(sum.until.business_date) << "the business date, when nothing is said";
}

TEST_F(RulesFile, TellsAChangeOfItsTextFromTheSameText) {
  const auto first = rules(kSum).digest;
  EXPECT_EQ(rules(kSum).digest, first);
  EXPECT_NE(rules(std::string{kSum} + "# changed\n").digest, first);
  EXPECT_EQ(first.size(), 16u);
}

TEST(DateBound, IsADayOrTheBusinessDate) {
  const auto day = *Date::of(2020, 1, 1), business = *Date::of(2021, 6, 15);
  EXPECT_EQ((DateBound{day, false}.on(business)), day);
  EXPECT_EQ((DateBound{{}, true}.on(business)), business);
}

struct Mistake {
  const char* text;
  const char* place;
  const char* told;
};

TEST_F(RulesFile, TellsEachMistakeAndItsPlace) {
  for (const auto& [text, place, told] :
       {Mistake{"title = \"t\"", "rules.toml:", "version: is needed"},
        {"version = \"r\"\nvers = 1", "rules.toml:2:1", "unknown key 'vers'"},
        {"version = \"r\"\n[groups.G99]", "rules.toml:", "'G99' is no target group"},
        {"version = \"r\"\n[groups.DIBAO]", "rules.toml:", "'DIBAO' is no target group"},
        {"version = \"r\"\n[groups]\nG6 = 1", "rules.toml:3:", "must be a table"},
        {"version = \"r\"\n[groups.G6]\nexcluded_by = [\"G2\"]", "rules.toml:3:", "'G2' is no roster"},
        {"version = \"r\"\n[groups.G6]\nexcluded = []", "rules.toml:3:1", "unknown key 'excluded' in [groups.G6]"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"grade\" }]", "rules.toml:3:", "there is no field 'grade'"},
        {"version = \"r\"\n[groups.G6]\nall = [{ in = [1] }]", "rules.toml:3:", "field: is needed"},
        {"version = \"r\"\n[groups.G6]\nall = [{ fields = [\"grade\"] }]",
         "rules.toml:3:", "there is no field 'grade'"},
        {"version = \"r\"\n[groups.G6]\nall = [{ fields = [] }]", "rules.toml:3:", "must name a field"},
        {"version = \"r\"\n[groups.G6]\nnewest = \"name\"", "rules.toml:3:", "must name a date"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"amount\", in = 1 }]", "rules.toml:3:", "must be a list"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"amount\", in = [\"1\"] }]",
         "rules.toml:3:", "numbers or true and false"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"amount\", inn = [1] }]",
         "rules.toml:3:", "unknown key 'inn'"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"registered_on\", from = \"2020-02-30\" }]",
         "rules.toml:3:", "must be a date"},
        {"version = \"r\"\n[groups.G6]\nall = [{ field = \"registered_on\", from = 2020 }]",
         "rules.toml:3:", "must be a date"},
        {"version = \"r\"\n[groups.G6]\nall = [1]", "rules.toml:3:", "must hold tables only"},
        {"version = \"r\"\n[groups.G6]\nany = { field = \"amount\" }", "rules.toml:3:", "must be a list of tables"}}) {
    rules(std::string{text} + "\n");
    SCOPED_TRACE(text);
    expect_problem(place, told);
  }
}

TEST_F(RulesFile, WantsASumToBeWhole) {
  for (const auto& [was, told] : {std::pair{"over = \"40000.00\"", "over"},
                                  {"amount = \"own_pay\"", "amount"},
                                  {"state_is = \"settled\"", "state_is"},
                                  {"entries = \"settlements\"", "entries"}}) {
    std::string text{kSum};
    text.erase(text.find(was), std::string_view{was}.size());
    rules(text);
    EXPECT_THAT(problems(), ::testing::Contains(HasSubstr(told))) << was;
  }
  std::string text{kSum};
  text.replace(text.find("\"40000.00\""), std::string_view{"\"40000.00\""}.size(), "\"four\"");
  rules(text);
  expect_problem("rules.toml:9:", "amount of yuan");
}

}  // namespace
}  // namespace yingbao::config
