#include "reading/codes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace yingbao::reading {
namespace {

struct Spelling {
  const char* text;
  const char* code;
};

TEST(Sex, IsReadInEverySpelling) {
  for (const auto& [text, code] : {Spelling{"男", "1"},
                                   {"女", "2"},
                                   {"1", "1"},
                                   {"2", "2"},
                                   {"M", "1"},
                                   {"F", "2"},
                                   {"m", "1"},
                                   {"f", "2"},
                                   {"男性", "1"},
                                   {"女性", "2"},
                                   {" 男 ", "1"},
                                   {"１", "1"},
                                   {"Ｆ", "2"},
                                   {"0", "0"},
                                   {"9", "9"},
                                   {"未知的性别", "0"},
                                   {"未说明的性别", "9"},
                                   {"'男", "1"},
                                   {"=\"女\"", "2"},
                                   {"1.0", "1"},
                                   {"male", "1"},
                                   {"Female", "2"}})
    EXPECT_EQ(read_sex(text), code) << text;
}

TEST(Sex, IsNotGuessed) {
  for (const char* text : {"", "3", "男女", "无", "-", "先生", "12"}) EXPECT_EQ(read_sex(text), "") << text;
}

TEST(Ethnicity, StandsInTheOrderOfTheStandard) {
  for (const auto& [name, code] : {Spelling{"汉", "01"},
                                   {"蒙古", "02"},
                                   {"回", "03"},
                                   {"藏", "04"},
                                   {"维吾尔", "05"},
                                   {"满", "11"},
                                   {"土家", "15"},
                                   {"畲", "22"},
                                   {"高山", "23"},
                                   {"土", "30"},
                                   {"撒拉", "35"},
                                   {"毛南", "36"},
                                   {"京", "49"},
                                   {"基诺", "56"}}) {
    EXPECT_EQ(read_ethnicity(name), code) << name;
    EXPECT_EQ(read_ethnicity(std::string{name} + "族"), code) << name;
    EXPECT_EQ(ethnicity_name(code), name);
  }
}

TEST(Ethnicity, HasAllFiftySixPeoplesOnce) {
  std::set<std::string> names;
  for (int code = 1; code <= 56; ++code) {
    const std::string digits = (code < 10 ? "0" : "") + std::to_string(code);
    const auto name = ethnicity_name(digits);
    EXPECT_FALSE(name.empty()) << code;
    names.emplace(name);
    EXPECT_EQ(read_ethnicity(name), digits);
    EXPECT_EQ(read_ethnicity(digits), digits);
    EXPECT_EQ(read_ethnicity(std::to_string(code)), digits);
  }
  EXPECT_EQ(names.size(), 56u);
}

TEST(Ethnicity, KnowsTheTwoCodesBeyondThePeoples) {
  for (const auto& [name, code] : {Spelling{"其他", "97"}, {"外国血统中国籍人士", "98"}}) {
    EXPECT_EQ(read_ethnicity(name), code) << name;
    EXPECT_EQ(read_ethnicity(code), code) << name;
    EXPECT_EQ(ethnicity_name(code), name);
  }
}

TEST(Ethnicity, KnowsOldNamesAndMisspellings) {
  for (const auto& [text, code] : {Spelling{"毛难族", "36"},
                                   {"撤拉族", "35"},
                                   {"佘族", "22"},
                                   {"舍族", "22"},
                                   {"佘", "22"},
                                   {"舍", "22"},
                                   {" 汉 族 ", "01"}})
    EXPECT_EQ(read_ethnicity(text), code) << text;
}

TEST(Ethnicity, IsNotGuessed) {
  for (const char* text : {"", "族", "00", "57", "99", "无", "汉回", "-"}) EXPECT_EQ(read_ethnicity(text), "") << text;
  for (const char* code : {"", "00", "57", "99", "1"}) EXPECT_EQ(ethnicity_name(code), "") << code;
}

TEST(Boolean, IsReadInEverySpelling) {
  for (const char* text : {"是", "有", "1", "Y", "y", "Yes", "TRUE", "√", " 是 ", "１", "有效", "1.0", "✓", "对",
                           "是的", "已享受", "■是□否"})
    EXPECT_EQ(read_boolean(text), true) << text;
  for (const char* text : {"否",   "无",   "0",   "N", "n",  "No",   "false",  "×",      " 否 ",   "０",
                           "无效", "没有", "0.0", "✗", "错", "不是", "未享受", "曾享受", "□是☑否", "否（未申请）"})
    EXPECT_EQ(read_boolean(text), false) << text;
}

TEST(Boolean, IsNotGuessed) {
  for (const char* text : {"", "-", "2", "不详", "是否", "是的吧", "是/否", "□是□否", "○", "申请中"})
    EXPECT_EQ(read_boolean(text), std::nullopt) << text;
}

}  // namespace
}  // namespace yingbao::reading
