// Amounts, numbers and lists in cells.
#include "check.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/numerals.hpp"

namespace {

using namespace yingbao;
using namespace yingbao::reading;
using fuzz::require;

std::string in_yuan(std::int64_t fen) {
  const auto size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  const auto cents = std::to_string(size % 100);
  return (fen < 0 ? "-" : "") + std::to_string(size / 100) + (cents.size() < 2 ? ".0" : ".") + cents;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto cell = fuzz::text_of(data, size);
  if (!is_utf8(cell)) return 0;
  constexpr std::int64_t kMostInDigits = 10'000'000'000'000;  // a hundred thousand million yuan
  for (const bool ten_thousands : {false, true})
    if (const auto fen = read_money(cell, ten_thousands); fen && *fen <= kMostInDigits && *fen >= -kMostInDigits)
      require(read_money(in_yuan(*fen)) == fen, "an amount that was told is read as itself");
  if (const auto number = read_integer(cell))
    require(read_integer(std::to_string(*number)) == number, "a number that was told is read as itself");
  if (const auto number = read_chinese_number(cell))
    require(*number >= 0 && *number <= 10'000'000'000'000, "a numeral lies within its bounds");
  require(is_utf8(with_arabic_numerals(cell)), "numerals leave text");
  if (const auto digits = written_out(cell)) require(digits->size() < 64, "a number is written out briefly");
  static_cast<void>(ungrouped(cell));
  for (const auto& part : read_list(cell))
    require(!part.empty() && is_utf8(part) && part.size() <= cell.size(), "what a cell lists stands in it");
  static_cast<void>(says_nothing(cell));
  require(is_utf8(unwrapped(cell)), "without its wrapping a cell is text");
  return 0;
}
