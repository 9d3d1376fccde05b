#include "https_pull/text_template.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_pull {
namespace {

std::string expand(std::string_view text, Date date = *Date::of(2021, 3, 31), Escape escape = Escape::none) {
  const auto values = [](std::string_view name) { return name == "who" ? std::string{"张\"<&>' \n/"} : std::string{}; };
  return TextTemplate::parse(text).value().expand(date, values, escape);
}

TEST(TextTemplate, LeavesItsOwnTextAlone) {
  for (const auto* text :
       {"", "plain", "{\"a\": {\"b\": [1, {}]}}", "{", "}", "{}", "{ who}", "{A}", "{1}", "a{", "{who"})
    EXPECT_EQ(expand(text), text);
}

TEST(TextTemplate, FillsInNames) {
  EXPECT_EQ(expand("{who}-{who}"), "张\"<&>' \n/-张\"<&>' \n/");
  EXPECT_EQ(expand("[{nobody}]"), "[]");
  EXPECT_THAT(TextTemplate::parse("{a}{business_date}{b_2}").value().names(), ::testing::ElementsAre("a", "b_2"));
  EXPECT_TRUE(TextTemplate::parse("x{a}").value().uses("a"));
  EXPECT_FALSE(TextTemplate::parse("a").value().uses("a"));
}

TEST(TextTemplate, FillsInDates) {
  EXPECT_EQ(expand("{business_date}"), "2021-03-31");
  EXPECT_EQ(expand("{business_date:%Y%m%d}"), "20210331");
  EXPECT_EQ(expand("{business_date-1d}"), "2021-03-30");
  EXPECT_EQ(expand("{business_date-31d:%Y/%m/%d}"), "2021/02/28");
  EXPECT_EQ(expand("{business_date-1m}"), "2021-02-28") << "the last day of a shorter month";
  EXPECT_EQ(expand("{business_date-3m:%Y%m}"), "202012");
  EXPECT_EQ(expand("{business_date-13m}", *Date::of(2021, 3, 1)), "2020-02-01");
  EXPECT_EQ(expand("{business_date-1d}", *Date::of(2020, 3, 1)), "2020-02-29");
}

TEST(TextTemplate, KeepsAValueOneValueWhereItStands) {
  const Date date = *Date::of(2021, 3, 31);
  EXPECT_EQ(expand("{\"n\": \"{who}\"}", date, Escape::json), "{\"n\": \"张\\\"<&>' \\u000a/\"}");
  EXPECT_EQ(expand("<n>{who}</n>", date, Escape::xml), "<n>张&quot;&lt;&amp;&gt;&apos; \n/</n>");
  EXPECT_EQ(expand("n={who}", date, Escape::percent), "n=%E5%BC%A0%22%3C%26%3E%27%20%0A%2F");
}

TEST(TextTemplate, TellsAMistake) {
  for (const auto* text :
       {"{who-1d}", "{who:%Y}", "{business_date:}", "{business_date:%H}", "{business_date:%}", "{business_date-d}",
        "{business_date-1w}", "{business_date+1d}", "{business_date-1d%Y}", "{business_date-99999d}", "{who is it}"})
    EXPECT_EQ(TextTemplate::parse(text).error().code(), Errc::invalid_config) << text;
}

}  // namespace
}  // namespace yingbao::https_pull
