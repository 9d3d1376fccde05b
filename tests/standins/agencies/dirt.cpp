#include "dirt.hpp"

#include <stdexcept>

#include "identity.hpp"

namespace yingbao::sample {
namespace {

std::string full_width(std::string_view number) {
  std::string wide;
  for (const char c : number) {
    wide += c == 'X' ? "Ｘ" : "０";
    if (c != 'X') wide.back() = static_cast<char>(wide.back() + (c - '0'));
  }
  return wide;
}

std::string lower_x(std::string_view number) {
  std::string text(number);
  if (text.back() == 'X') text.back() = 'x';
  return text;
}

std::string spaced(std::string_view number) {
  return joined({number.substr(0, 6), " ", number.substr(6, 8), " ", number.substr(14)});
}

std::string spelling(std::string_view canonical, Random& random) {
  switch (random.below(7)) {
    case 0: return full_width(canonical);
    case 1: return spaced(canonical);
    case 2: return joined({"'", canonical});
    case 3: return joined({"=\"", canonical, "\""});
    case 4: return joined({"\t", canonical});
    default: break;
  }
  if (had_fifteen_digits(canonical) && random.chance(700)) return fifteen_digits(canonical);
  return lower_x(canonical);
}

std::string flawed(std::string_view canonical, Flaw flaw, Random& random) {
  std::string text(canonical);
  switch (flaw) {
    case Flaw::wrong_check: text[17] = static_cast<char>('0' + random.below(10)); return text;
    case Flaw::missing: return random.chance(800) ? "" : random.chance(500) ? "无" : "不详";
    case Flaw::masked: return text.replace(6, 8, "********");
    case Flaw::precision_lost:
      // Rounded to 15 digits; one in eleven would still pass the check, and those are left out.
      if (random.chance(300) && check_character(text.substr(0, 15) + "00") != '0') return text.replace(15, 3, "000");
      return joined({canonical.substr(0, 1), ".", canonical.substr(1, 5), "E+17"});
    case Flaw::too_short: return text.substr(0, 17);
    case Flaw::no_such_day:
      text.replace(10, 4, random.chance(500) ? "0230" : "1332");
      text[17] = check_character(text);
      return text;
  }
  throw std::logic_error("unknown flaw");
}

std::string unusual_date(Day day, Random& random) {
  const std::chrono::year_month_day date{day};
  const std::string plain = compact(day);
  const std::string year = plain.substr(0, 4);
  const std::string month = std::to_string(static_cast<unsigned>(date.month()));
  const std::string in_month = std::to_string(static_cast<unsigned>(date.day()));
  switch (random.below(5)) {
    case 0: return joined({year, "/", month, "/", in_month});
    case 1: return joined({year, "年", month, "月", in_month, "日"});
    case 2: return joined({plain.substr(0, 4), ".", plain.substr(4, 2), ".", plain.substr(6)});
    case 3: return joined({dashed(day), " 00:00:00"});
    default: return plain;
  }
}

std::string with_thousands(std::int64_t fen) {
  const std::int64_t thousands = fen / 1000'00, rest = (fen < 0 ? -fen : fen) % 1000'00;
  if (thousands == 0) return yuan(fen);
  return joined({std::to_string(thousands), ",", rest < 100'00 ? "0" : "", rest < 10'00 ? "0" : "", yuan(rest)});
}

}  // namespace

std::string number_as_written(std::string_view canonical, int dirty, Random& random) {
  std::string cell = random.chance(dirty) ? spelling(canonical, random) : std::string(canonical);
  if (usable_number(cell) != canonical) throw std::logic_error("a spelling that does not lead back to its number");
  return cell;
}

std::string certificate_as_written(std::string_view canonical, Random& random) {
  const std::string category = std::to_string(random.between(1, 7)), grade = std::to_string(random.between(1, 4));
  const std::string cell = joined({canonical, category, grade, random.chance(200) ? "B1" : ""});
  if (usable_number(cell) != canonical) throw std::logic_error("a certificate that does not lead back to its owner");
  return cell;
}

std::string unusable_number(std::string_view canonical, Flaw flaw, Random& random) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    std::string cell = flawed(canonical, flaw, random);
    if (!usable_number(cell)) return cell;
  }
  throw std::logic_error("a flaw that does not make the number unusable");
}

std::string name_as_written(std::string_view name, Random& random) {
  std::string text(name);
  if (const auto dot = text.find("·"); dot != std::string::npos) {
    constexpr std::array<std::string_view, 4> dots{"·", "•", "・", "．"};
    return text.replace(dot, std::string_view("·").size(), random.pick(dots));
  }
  if (name.size() != 6 || !random.chance(30)) return text;
  return joined({name.substr(0, 3), random.chance(500) ? "　" : "  ", name.substr(3)});  // two characters, spread
}

std::string date_as_written(Day day, Random& random) {
  return random.chance(850) ? dashed(day) : unusual_date(day, random);
}

std::string unreadable_date(Random& random) {
  constexpr std::array<std::string_view, 6> cells{"2021-02-30", "不详",          "20211301",
                                                  "2020-00-15", "2020年13月1日", "待核实"};
  return std::string(random.pick(cells));
}

std::string month_as_written(Day day, Random& random) {
  const std::string plain = compact(day), year = plain.substr(0, 4), month = plain.substr(4, 2);
  switch (random.below(3)) {
    case 0: return joined({year, "-", month});
    case 1: return joined({year, "年", std::to_string(std::stoi(month)), "月"});
    default: return year + month;
  }
}

std::string money_as_written(std::int64_t fen, Random& random) {
  if (random.chance(960)) return yuan(fen);
  if (fen % 100 == 0) return std::to_string(fen / 100);
  switch (random.below(3)) {
    case 0: return with_thousands(fen);
    case 1: return fen < 0 ? yuan(fen) : joined({"¥", yuan(fen)});
    default: return joined({yuan(fen), "元"});
  }
}

std::string unreadable_amount(Random& random) {
  constexpr std::array<std::string_view, 5> cells{"四万余元", "12.34.56", "N/A", "见附件", "详见票据"};
  return std::string(random.pick(cells));
}

std::string undecodable(std::string text) {
  // At the end of a character: the neighbours stay whole, only this byte is at fault.
  text.push_back(stray_byte);
  return text + "号";
}

}  // namespace yingbao::sample
