#include "base/text.hpp"
#include "csv_rows.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::format {
namespace {

using testing::Cells;
using Table = std::vector<Cells>;

std::string random_cell(std::mt19937_64& random) {
  constexpr std::string_view kPieces[] = {"a",    "张", "\U00020BB7", "\"", "\"\"", ",", "\n",
                                          "\r\n", "\r", "|",          ";",  "\t",   " ", "350521199001011239",
                                          "，",   "x",  "泉州市"};
  std::string cell;
  for (auto pieces = random() % 6; pieces > 0; --pieces) cell += kPieces[random() % std::size(kPieces)];
  return cell;
}

Table random_table(std::mt19937_64& random) {
  Table table(1 + random() % 12);
  const auto columns = 1 + random() % 6;
  for (auto& row : table) {
    for (std::size_t i = 0; i < columns; ++i) row.push_back(random_cell(random));
  }
  return table;
}

std::string written(const Table& table, char delimiter, std::string_view line_end, std::mt19937_64& random) {
  std::string text;
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += delimiter;
      const bool must = row[i].find_first_of(std::string{"\"\r\n"} + delimiter) != std::string::npos;
      if (!must && random() % 3) {
        text += row[i];
        continue;
      }
      text += '"';
      for (const char c : row[i]) text += c == '"' ? std::string{"\"\""} : std::string(1, c);
      text += '"';
    }
    text += line_end;
  }
  return text;
}

TEST(RandomTable, IsReadAsItWasWritten) {
  std::mt19937_64 random{20210615};
  for (int round = 0; round < 3'000; ++round) {
    const auto table = random_table(random);
    const char delimiter = ",;|\t"[random() % 4];
    const auto* line_end = round % 3 == 0 ? "\r\n" : round % 3 == 1 ? "\n" : "\r";
    const auto text = written(table, delimiter, line_end, random);
    for (const auto charset : {Charset::utf8, Charset::gb18030}) {
      const auto bytes = charset == Charset::utf8 ? text : testing::gb18030(text);
      auto read = testing::read_table(bytes, {.charset = charset, .delimiter = delimiter});
      std::string buffer;
      for (auto& row : read)
        for (auto& cell : row) cell = std::string{decode_cell(cell, charset, buffer).value_or("undecodable")};
      ASSERT_EQ(read, table) << ::testing::PrintToString(text);
    }
  }
}

TEST(RandomBytes, AreReadToTheirEndWithoutLosingAByteOfALine) {
  std::mt19937_64 random{99};
  for (int round = 0; round < 20'000; ++round) {
    std::string text(1 + random() % 60, '\0');
    for (auto& byte : text) byte = random() % 4 ? "\",\n\r|ab;"[random() % 8] : static_cast<char>(1 + random() % 255);
    MemorySource source{text};
    auto reader = open_rows(source, {});
    if (!reader) continue;
    const auto rows = testing::drain(**reader);
    std::size_t cells = 0;
    for (const auto& row : rows)
      for (const auto& cell : row.cells) cells += cell.size();
    ASSERT_EQ(rows.empty(), text.find_first_not_of('\x1A') == std::string::npos) << "Ctrl-Z alone is an end";
    ASSERT_LE(cells, text.size());
  }
}

}  // namespace
}  // namespace yingbao::format
