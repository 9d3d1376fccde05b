// Amounts of money: [￥][-]number[万…][元[角[分]]][整], the number in digits or in Chinese numerals.
#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/numerals.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace yingbao::reading {
namespace {

using Fen = std::optional<std::int64_t>;

constexpr std::int64_t kMostFen = 100'000'000'000'000'000;
constexpr int kTenThousand = 4;  // a power of ten

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Unit {
  std::string_view name;
  int power;
};
constexpr Unit kUnits[] = {{"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"亿", 8}, {"千", 3}, {"百", 2},
                           {"萬", 4},   {"億", 8},   {"仟", 3},   {"佰", 2}, {"w", 4},  {"W", 4}};
constexpr std::int64_t kPowers[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};

bool take_front(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const auto mark : marks)
    if (text.starts_with(mark)) return text.remove_prefix(mark.size()), true;
  return false;
}

bool take_back(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const auto mark : marks)
    if (text.ends_with(mark)) return text.remove_suffix(mark.size()), true;
  return false;
}

/// A decimal number times a power of ten, in fen. Scaled by 10^7 so that 万元 with several decimals stay exact.
Fen scaled_fen(std::string_view digits, int power) {
  constexpr std::int64_t kMostYuan = 100'000'000'000, kScale = 10'000'000;
  std::int64_t whole = 0, fraction = 0, scale = kScale;
  bool any = false, dot = false;
  for (const char c : digits) {
    if (c == '.' && !dot) {
      dot = true;
      continue;
    }
    if (!is_digit(c)) return {};
    any = true;
    if (!dot) whole = whole * 10 + (c - '0');
    else if (scale > 1) scale /= 10, fraction += (c - '0') * scale;
    if (whole > kMostYuan) return {};
  }
  if (!any) return {};
  const std::int64_t scaled = whole * kScale + fraction;
  constexpr int kExact = 5;  // the power whose fen are the scaled number itself
  if (power > kExact) {
    const auto factor = kPowers[power - kExact];
    return scaled > kMostFen / factor ? Fen{} : scaled * factor;
  }
  const auto divisor = kPowers[kExact - power];
  const auto fen = (scaled + divisor / 2) / divisor;
  return fen > kMostFen ? Fen{} : fen;
}

/// Nothing but digits and points.
bool is_decimal(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// The number that ends before the first character that is no part of one; moved behind.
std::string take_number(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789., "), text.size());
  const auto number = trim(text.substr(0, end));
  text.remove_prefix(end);
  return ungrouped(number).value_or("?");
}

/// 4万5千, 4万5000, 1.5万, 40000: units descend, and only the last part has decimals. 4万5 is left open.
Fen yuan_in_digits(std::string_view text, int power_of_column) {
  if (const auto plain = written_out(text)) return scaled_fen(*plain, power_of_column);
  std::int64_t sum = 0;
  int last = 99;
  for (bool first = true; first || !text.empty(); first = false) {
    const auto number = take_number(text);
    int power = first ? power_of_column : 0;
    bool unit = false;
    for (const auto& each : kUnits)
      if (!unit && text.starts_with(each.name)) {
        text = trim(text.substr(each.name.size()));
        power = each.power;
        unit = true;
      }
    if (!unit && !text.empty()) return {};
    const bool more = !text.empty() || !first;
    if (more && contains(number, ".")) return {};
    if (!first && !unit && number.size() < 2) return {};
    if (power >= last || (!first && static_cast<int>(number.size()) + power > last)) return {};
    const auto fen = scaled_fen(number, power);
    if (!fen || *fen > kMostFen - sum) return {};
    sum += *fen;
    last = power;
  }
  return sum;
}

Fen yuan_of(std::string_view text, int power_of_column) {
  text = trim(text);
  if (text.empty()) return {};
  if (is_digit(text[0]) || text[0] == '.') return yuan_in_digits(text, power_of_column);
  const auto number = read_chinese_number(text);
  const bool own_unit = contains_any(text, "万|萬|亿|億");
  return number ? scaled_fen(std::to_string(*number), own_unit ? 0 : power_of_column) : Fen{};
}

/// 5角, 4角5分, 肆角 behind the yuan, or alone.
Fen tenths_of(std::string_view text) {
  std::int64_t fen = 0;
  for (const auto& [names, worth] : {std::pair{std::pair{"角", "毛"}, 10}, std::pair{std::pair{"分", "分"}, 1}}) {
    const std::string_view first{names.first}, second{names.second};
    const auto at = std::min(text.find(first), text.find(second));
    if (at == std::string_view::npos) continue;
    const auto number = trim(text.substr(0, at));
    const bool digit = number.size() == 1 && is_digit(number[0]);
    const auto value = digit ? std::optional<std::int64_t>{number[0] - '0'} : read_chinese_number(number);
    if (!value || *value > 9) return {};
    fen += *value * worth;
    text = trim(text.substr(at + first.size()));
  }
  return text.empty() ? Fen{fen} : Fen{};
}

Fen unsigned_fen(std::string_view text, int power_of_column) {
  take_back(text, {"整", "正"});
  constexpr std::string_view kYuan = "元";
  auto at = text.find(kYuan);
  if (at == std::string_view::npos) at = text.find("圆");
  const bool in_tenths = contains_any(text, "角|毛|分");
  if (at == std::string_view::npos) return in_tenths ? tenths_of(text) : yuan_of(text, power_of_column);
  // What the cell itself says of its unit goes before what the column's title says.
  const auto yuan = yuan_of(text.substr(0, at), 0);
  const auto tenths = tenths_of(trim(text.substr(at + kYuan.size())));
  return yuan && tenths ? Fen{*yuan + *tenths} : Fen{};
}

struct Front {
  bool currency = false, negative = false, sign = false, sign_last = false;
};

/// Takes off currency, sign and the brackets of accountants, in whichever order they stand.
Front take_front_marks(std::string_view& text) {
  Front front;
  for (;;) {
    text = trim(text);
    if (!front.currency && take_front(text, {"￥", "¥", "RMB", "rmb", "CNY", "cny", "人民币"})) {
      front.currency = true;
      front.sign_last = false;
    } else if (!front.sign && text.starts_with('(') && text.ends_with(')')) {
      text = text.substr(1, text.size() - 2);
      front.negative = front.sign = true;
    } else if (!front.sign && take_front(text, {"-", "−", "–"})) {
      front.negative = front.sign = front.sign_last = true;
    } else if (!front.sign && take_front(text, {"+"})) {
      front.sign = true;
    } else {
      return front;
    }
  }
}

}  // namespace

Fen read_money(std::string_view cell, bool in_ten_thousands) {
  const int power = in_ten_thousands ? kTenThousand : 0;
  if (is_decimal(cell)) return scaled_fen(cell, power);  // what most cells hold
  std::string buffer;
  auto text = folded(unwrapped(cell), buffer);
  if (is_decimal(text)) return scaled_fen(text, power);
  if (is_digit(text.front()) && is_digit(text.back())) return yuan_in_digits(text, power);
  const auto front = take_front_marks(text);
  take_back(text, {"人民币", "RMB", "CNY", "rmb", "cny"});
  text = trim(text);
  // An accountant's format shows nothing as a dash behind the currency.
  if (text.empty()) return front.currency && front.sign_last ? Fen{0} : Fen{};
  const auto fen = unsigned_fen(text, power);
  return fen && front.negative ? Fen{-*fen} : fen;
}

}  // namespace yingbao::reading
