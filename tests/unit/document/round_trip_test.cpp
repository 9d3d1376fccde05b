#include "../format/delivery_tables.hpp"
#include "base/guarded_text.hpp"
#include "document/csv.hpp"
#include "document/xlsx.hpp"
#include "format/charset.hpp"
#include "format/text_mark.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::document {
namespace {

using Row = std::vector<std::string>;

/// What our own readers make of a file that was given back, row by row, without the apostrophes it went out with.
std::vector<Row> read_back(std::string_view bytes) {
  format::MemorySource source{bytes, 1u << 20};
  const auto reader = format::open_rows(source, {});
  if (!reader) throw std::runtime_error{reader.error().detail()};
  std::vector<Row> rows;
  std::string buffer;
  for (;;) {
    const auto more = (*reader)->next();
    if (!more) throw std::runtime_error{more.error().detail()};
    if (!*more) return rows;
    auto& row = rows.emplace_back();
    for (const auto cell : (*reader)->cells())
      row.emplace_back(unguarded(format::decode_cell(cell, (*reader)->charset(), buffer).value_or("undecodable")));
  }
}

enum class Form { xlsx, utf8, gb18030 };

std::string write(const std::vector<Row>& rows, Form form) {
  Table sheet{"退回行", rows};
  for (auto& row : sheet.rows)
    for (auto& cell : row) cell = guarded(cell);
  if (form == Form::xlsx) return to_xlsx({sheet}).value();
  return to_csv(sheet, form == Form::utf8 ? Encoding::utf8 : Encoding::gb18030);
}

/// Each cell between two plain ones, below plain titles, as rows go back.
std::vector<Row> around(const std::vector<std::string>& cells) {
  std::vector<Row> rows{{"退回编号", "备注", "姓名"}};
  for (const auto& cell : cells) rows.push_back({"T1-1-2-A3F9", cell, "张三"});
  return rows;
}

const std::vector<std::string> kNasty = {"x\xEF\xBF\xBDy",
                                         "_x0041_",
                                         "_x0041_x0042_",
                                         "__x005F_x0041_",
                                         "_x004G_",
                                         "_xD800_",
                                         "_x0000_",
                                         "x_x",
                                         "\x01\x02\x1F",
                                         "a\vb\fc",
                                         "=1+1",
                                         "'=1+1",
                                         "''=1+1",
                                         "'",
                                         "''",
                                         "'x",
                                         "+86 138",
                                         "-无",
                                         "@x",
                                         "-5",
                                         "+5",
                                         "00123",
                                         "0",
                                         "350502199001011234",
                                         "3.50502E+17",
                                         "1e5",
                                         "TRUE",
                                         "#N/A",
                                         "两\n行",
                                         "两\r\n行",
                                         "\r",
                                         "a\rb",
                                         "\t前",
                                         "尾\t",
                                         " 空 格 ",
                                         "\"",
                                         "\"\"",
                                         "a,b;c|d\te",
                                         "<a>&amp;&#10;</a>",
                                         "]]>",
                                         "中文𠮷😀",
                                         "\xEE\x80\x80私",
                                         "é€",
                                         "\xC2\xA0",
                                         "\xE3\x80\x80全角",
                                         "=\"001\"",
                                         "--",
                                         "2021/6/1"};

/// A cell as it goes out in CSV, before quoting.
std::string as_written(const std::string& cell) {
  const bool formula = !cell.empty() && kFormulaStarts.find(cell[0]) != std::string_view::npos;
  return formula ? "'" + cell : guarded(cell);
}

/// What a CSV file's cells say when they come back: what only makes a spreadsheet take them for text says nothing, nor do
/// blanks around such a cell.
std::vector<Row> as_delivered(std::vector<Row> rows, Form form) {
  if (form != Form::xlsx)
    for (auto& row : rows)
      for (auto& cell : row)
        if (const auto out = as_written(cell); !cell.starts_with("=\""))
          cell = std::string{unguarded(format::without_text_marks(out))};
  return rows;
}

class RoundTrip : public testing::TestWithParam<Form> {};

TEST_P(RoundTrip, GivesBackNastyCellsAsTheyWere) {
  for (const auto& cell : kNasty) {
    const auto rows = around({cell});
    EXPECT_EQ(read_back(write(rows, GetParam())), as_delivered(rows, GetParam())) << ::testing::PrintToString(cell);
  }
  const auto all = around(kNasty);
  EXPECT_EQ(read_back(write(all, GetParam())), as_delivered(all, GetParam()));
}

TEST_P(RoundTrip, GivesBackRandomCellsAsTheyWere) {
  std::mt19937 random{20210610};
  const std::vector<std::string> pieces{"_x", "0041", "_", "'", "=", "\"",           ",", "\n", "\r", " ", "\t", "中",
                                        "😀",  "\x0B", "x", "7", ";", "\xEF\xBF\xBD", "-", "+",  "<",  "&"};
  std::vector<std::string> cells;
  for (int i = 0; i < 2000; ++i) {
    std::string cell;
    for (auto left = random() % 12; left > 0; --left) cell += pieces[random() % pieces.size()];
    cells.push_back(std::move(cell));
  }
  const auto rows = around(cells);
  const auto back = read_back(write(rows, GetParam()));
  const auto wanted = as_delivered(rows, GetParam());
  ASSERT_EQ(back.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(back[i], wanted[i]);
}

INSTANTIATE_TEST_SUITE_P(Forms, RoundTrip, testing::Values(Form::xlsx, Form::utf8, Form::gb18030),
                         [](const auto& each) {
                           return each.param == Form::xlsx ? "xlsx" : each.param == Form::utf8 ? "utf8" : "gb18030";
                         });

TEST(Nul, IsMadeVisibleAndSpoilsNoFile) {
  const std::string nul{"a\0b", 3};
  for (const auto form : {Form::xlsx, Form::utf8, Form::gb18030})
    EXPECT_EQ(read_back(write(around({nul}), form))[1][1], "a␀b");
}

TEST(LongCells, OfAWorkbookAreCutWhereExcelWouldRefuseThemAndSaySo) {
  for (const auto* character : {"x", "长", "\x0B", "😀"}) {
    std::string fits, longer;
    const std::size_t each = std::string_view{character} == "\x0B" ? 7 : std::string_view{character} == "😀" ? 2 : 1;
    for (std::size_t i = 0; i < 32'767 / each; ++i) fits += character;
    longer = fits + character + character;
    const auto rows = read_back(write(around({fits, longer}), Form::xlsx));
    EXPECT_EQ(rows.at(1).at(1), fits) << character;
    EXPECT_TRUE(rows.at(2).at(1).ends_with(kCut)) << character;
    EXPECT_EQ(rows.at(2).at(2), "张三") << "the cells beside it stay";
    EXPECT_EQ(read_back(write(around({longer}), Form::utf8)).at(1).at(1), longer);
  }
}

TEST(Gb18030, IsLeftForUtf8WhereItWouldNotGiveBackWhatWent) {
  EXPECT_FALSE(write(around({"𠮷"}), Form::gb18030).starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(write(around({"\xEE\x80\x80"}), Form::gb18030).starts_with("\xEF\xBB\xBF"));
}

}  // namespace
}  // namespace yingbao::document
