// The rows do not depend on how the bytes arrive, nor on where the reader's buffer ends.
#include "csv_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::drain;
using testing::gb18030;
using testing::read_rows;

constexpr std::size_t kBuffer = 256u << 10;

/// Everything that needs a look at the next byte.
std::string tricky() {
  return "序号,姓名,内容\r\n1,\"张\"\"三\"\"\",\"第一行\r\n第二行,\n\"\r\n2,\"\",\r\n\r\n3,\"李四\"x,末\n4,\"a\"\"\","
         "\"\"\"\"\r5,b,c\r\n";
}

TEST(Delivery, GivesTheSameRowsInStepsOfEverySize) {
  for (const auto& text : {tricky(), gb18030(tricky()), "\xEF\xBB\xBF" + tricky(), tricky() + "6,\"open\n7,y,z"}) {
    const auto whole = read_rows(text);
    for (const std::size_t step : {1u, 2u, 3u, 7u, 64u}) EXPECT_EQ(read_rows(text, {}, step), whole) << step;
  }
}

TEST(Delivery, GivesTheSameRowsWhereverTheFirstBytesEnd) {
  for (const auto& [text, options] :
       {std::pair{tricky(), ReadOptions{.charset = Charset::utf8, .delimiter = ','}},
        {gb18030(tricky()), ReadOptions{.charset = Charset::gb18030, .delimiter = ','}},
        {gb18030("姓名|备注\r\n") + "\x81\x7C|\x95\x34\xB2\x35|\"\xFE\x7C|\"\"x\"|\x81\x7C\r\n2|3\r\n",
         ReadOptions{.charset = Charset::gb18030, .delimiter = '|'}}}) {
    const auto whole = read_rows(text, options);
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
      for (const std::size_t step : {1u, 1000u}) {
        MemorySource rest{std::string_view{text}.substr(cut), step};
        CsvReader reader{rest, options, text.substr(0, cut)};
        ASSERT_EQ(drain(reader), whole) << cut;
      }
  }
}

TEST(Delivery, GivesTheSameRowsWhereverTheBufferEnds) {
  const auto tail = tricky();
  const auto expected = read_rows(tail);
  for (std::size_t into = 0; into <= tail.size(); into += 3) {
    std::string text;
    while (text.size() + 40 < kBuffer - into) text += "0,filler,a row before the buffer ends\n";
    text += std::string(kBuffer - into - text.size() - 1, 'x') + "\n";
    const auto filler = read_rows(text).size();
    text += tail;
    auto rows = read_rows(text);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(filler));
    ASSERT_EQ(rows, expected) << into;
  }
}

TEST(Delivery, ReadsARowLongerThanTheBuffer) {
  const std::string cell(kBuffer + 12'345, 'x');
  const auto rows = read_rows("a,b\n1,\"" + cell + "\n" + cell + "\"\n2,y\n");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].cells[1].size(), 2 * cell.size() + 1);
  EXPECT_EQ(rows[2].cells[1], "y");
}

class FailingSource : public ByteSource {
 public:
  explicit FailingSource(std::string_view bytes) : bytes_{bytes} {}
  Result<std::size_t> read(std::span<char> out) override {
    auto given = bytes_.read(out);
    if (given && *given == 0) return Error{Errc::internal, "the disk is gone"};
    return given;
  }

 private:
  MemorySource bytes_;
};

TEST(Delivery, EndsWithTheErrorOfItsSource) {
  FailingSource early{"a,b\n"};
  ASSERT_FALSE(open_rows(early, {}));
  const std::string text(2 * kBuffer, '\n');
  FailingSource late{text};
  const auto reader = open_rows(late, {});
  ASSERT_TRUE(reader);
  for (;;) {
    const auto more = (*reader)->next();
    if (more) {
      ASSERT_TRUE(*more) << "a delivery that broke off must not pass for a whole one";
      continue;
    }
    EXPECT_EQ(more.error().detail(), "the disk is gone");
    break;
  }
}

}  // namespace
}  // namespace yingbao::format
