#include "reading/disability_certificate.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::reading {
namespace {

using namespace testing;

struct Form {
  std::string text;
  int category, grade, replacement;
};

TEST(DisabilityCertificate, HoldsNumberCategoryGradeAndReplacement) {
  const std::string number{kMan};
  for (const auto& form : {Form{number + "43", 4, 3, 0},
                           {number + "11", 1, 1, 0},
                           {number + "74", 7, 4, 0},
                           {number + "43B1", 4, 3, 1},
                           {number + "43b9", 4, 3, 9},
                           {number + "43B10", 4, 3, 10},
                           {number + "431", 4, 3, 1},
                           {" " + number + " 43 ", 4, 3, 0},
                           {"'" + number + "43", 4, 3, 0},
                           {"350521-19900101-1239-43", 4, 3, 0},
                           {"３５０５２１１９９００１０１１２３９４３Ｂ１", 4, 3, 1}}) {
    const auto certificate = parse_disability_certificate(form.text);
    ASSERT_TRUE(certificate) << form.text;
    EXPECT_EQ(certificate->id_number, kMan) << form.text;
    EXPECT_EQ(certificate->category, form.category) << form.text;
    EXPECT_EQ(certificate->grade, form.grade) << form.text;
    EXPECT_EQ(certificate->replacement, form.replacement) << form.text;
  }
}

TEST(DisabilityCertificate, CapitalisesX) {
  EXPECT_EQ(parse_disability_certificate("35052119670401001x61")->id_number, kManWithX);
}

TEST(DisabilityCertificate, RefusesEveryOtherShape) {
  for (const std::string tail :
       {"", "4", "03", "83", "40", "45", "4X", "X3", "43B", "43C1", "43B123", "4312345", "43BB1", "431B", "43-1-2-3"})
    EXPECT_FALSE(parse_disability_certificate(std::string{kMan} + tail)) << tail;
  for (const char* text : {"", "43", "3505211990010112X943", "X5052119900101123943", "350521********123943",
                           "残疾证350521199001011239", "3505211990010112３９"})
    EXPECT_FALSE(parse_disability_certificate(text)) << text;
}

struct Spelling {
  const char* text;
  int value;
};

TEST(DisabilityGrade, IsReadInEverySpelling) {
  for (const auto& [text, grade] : {Spelling{"1", 1},
                                    {"2", 2},
                                    {"3", 3},
                                    {"4", 4},
                                    {"一级", 1},
                                    {"二级", 2},
                                    {"三级", 3},
                                    {"四级", 4},
                                    {"壹级", 1},
                                    {"贰级", 2},
                                    {"叁级", 3},
                                    {"肆级", 4},
                                    {"1级", 1},
                                    {"４级", 4},
                                    {"Ⅰ", 1},
                                    {"Ⅱ", 2},
                                    {"Ⅲ级", 3},
                                    {"Ⅳ级", 4},
                                    {"壹", 1},
                                    {" 二 级 ", 2},
                                    {"残疾一级", 1},
                                    {"极重度", 1},
                                    {"重度", 2},
                                    {"1.0", 1},
                                    {"03", 3},
                                    {"四级残疾", 4},
                                    {"肢体一级", 1},
                                    {"智力残疾三级", 3},
                                    {"二级（肢体）", 2},
                                    {"三级（精神残疾）", 3},
                                    {"听残1级", 1}})
    EXPECT_EQ(read_disability_grade(text), grade) << text;
}

TEST(DisabilityGrade, IsNotGuessed) {
  for (const char* text : {"",       "0",  "5",    "五级",         "级",         "一二级",       "12",
                           "非重度", "无", "-",    "一级以上",     "重度残疾人", "1.5",          "10",
                           "1.",     "00", "肢体", "二级（其他）", "一级）",     "肢体一级二级", "（肢体）"})
    EXPECT_EQ(read_disability_grade(text), 0) << text;
}

TEST(DisabilityCategory, IsReadByWordOrNumber) {
  for (const auto& [text, category] :
       {Spelling{"视力", 1}, {"听力", 2},     {"言语", 3},     {"肢体", 4},     {"智力", 5},     {"精神", 6},
        {"多重", 7},         {"视力残疾", 1}, {"听力残疾", 2}, {"言语残疾", 3}, {"肢体残疾", 4}, {"智力残疾", 5},
        {"精神残疾", 6},     {"多重残疾", 7}, {"1", 1},        {"7", 7},        {"５", 5},       {" 肢 体 ", 4},
        {"智残", 5},         {"肢残", 4},     {"视残", 1},     {"精残", 6},     {"04", 4},       {"5.0", 5}})
    EXPECT_EQ(read_disability_category(text), category) << text;
}

TEST(DisabilityCategory, IsNotGuessed) {
  for (const char* text : {"", "0", "8", "其他", "残疾", "无", "11", "-"})
    EXPECT_EQ(read_disability_category(text), 0) << text;
}

}  // namespace
}  // namespace yingbao::reading
