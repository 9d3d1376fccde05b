// The codes of number formats, as the dialogs of spreadsheets have them.
#include "base/text.hpp"
#include "format/spreadsheet/number_format.hpp"
#include "format/spreadsheet/sheet_value.hpp"

#include <algorithm>
#include <span>

namespace yingbao::format {
namespace {

/// More digits are no number's: a code that asks for them is told without.
constexpr std::size_t kMostPlaces = 32;

/// Spreadsheets let nobody type as much: what is longer shows no number, and is General.
constexpr std::size_t kLongestCode = 1024;

constexpr std::string_view kGeneralWords[] = {"General", "G/通用格式", "G/標準", "G/标准"};
constexpr std::string_view kDayHalves[] = {"AM/PM", "A/P", "上午/下午"};
constexpr std::string_view kCurrencies[] = {"¥", "￥", "$", "CNY", "RMB", "人民币"};

bool starts_in_any_case(std::string_view text, std::string_view word) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

std::size_t begins_with_one_of(std::string_view text, std::span<const std::string_view> words) {
  for (const auto word : words)
    if (starts_in_any_case(text, word)) return word.size();
  return 0;
}

/// Bytes of the character at the front.
std::size_t character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return std::min(length, text.size());
}

bool is_elapsed(std::string_view bracket) {
  return !bracket.empty() && std::string_view{"hmsHMS"}.find(bracket[0]) != std::string_view::npos &&
         bracket.find_first_not_of(bracket[0]) == std::string_view::npos;
}

void drop(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
}

}  // namespace

/// Reads one section of a code after another.
class NumberFormat::Parser {
 public:
  explicit Parser(std::string_view code) : rest_{code} {}

  /// False when the code has ended.
  bool next(Section& section) {
    if (ended_) return false;
    begin(section);
    while (!rest_.empty() && rest_[0] != ';') step();
    ended_ = rest_.empty();
    if (!ended_) rest_.remove_prefix(1);
    finish();
    return true;
  }
  bool for_text() const { return text_ && !places_; }

 private:
  void begin(Section& section) {
    section_ = &section;
    literal_.clear();
    places_ = point_ = text_ = general_ = odd_ = day_ = month_or_minute_ = time_ = elapsed_ = false;
    whole_ = commas_ = 0;
    least_.clear();
  }

  void take(std::size_t bytes) { rest_.remove_prefix(std::min(bytes, rest_.size())); }

  void step() {
    if (const auto word = begins_with_one_of(rest_, kGeneralWords)) {
      general_ = true;
      take(word);
      return place(false);
    }
    if (const auto half = begins_with_one_of(rest_, kDayHalves)) {
      time_ = true;
      return take(half);
    }
    switch (rest_[0]) {
      case '"': return quoted();
      case '[': return bracket();
      case '\\':
      case '!': take(1); return letter();
      case '_':
      case '*': take(1); return take(character(rest_));
      case '0':
      case '#':
      case '?': place(rest_[0] == '0'); return take(1);
      case '.':
        if (point_ || general_) return letter();
        point_ = true;
        settle_literal();
        section_->shift -= 3 * static_cast<int>(commas_);
        commas_ = 0;
        return take(1);
      case ',':
        if (places_) ++commas_;
        return take(1);
      case '%': section_->shift += 2; return letter();
      case '/': odd_ = true; return letter();
      case '@': text_ = true; return take(1);
      default: return unquoted();
    }
  }

  void quoted() {
    const auto end = std::min(rest_.find('"', 1), rest_.size());
    literal_ += rest_.substr(1, end - 1);
    take(end + 1);
  }

  void letter() {
    const auto length = character(rest_);
    literal_ += rest_.substr(0, length);
    take(length);
  }

  void unquoted() {
    switch (rest_[0] | 32) {
      case 'e':
        if (rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-')) odd_ = true;
        else day_ = true;
        return take(1);
      case 'y':
      case 'd': day_ = true; return take(1);
      case 'm': month_or_minute_ = true; return take(1);
      case 'h':
      case 's': time_ = true; return take(1);
      case 'a': day_ = day_ || starts_in_any_case(rest_, "aaa"); return take(1);
      default: return letter();
    }
  }

  void bracket() {
    const auto end = std::min(rest_.find(']'), rest_.size());
    const auto inside = rest_.substr(1, std::max<std::size_t>(end, 1) - 1);
    take(end + 1);
    if (is_elapsed(inside)) elapsed_ = true;
    else if (inside.starts_with('$')) literal_ += inside.substr(1, std::min(inside.find('-'), inside.size()) - 1);
    else if (!inside.empty() && std::string_view{"<>="}.find(inside[0]) != std::string_view::npos) condition(inside);
  }

  void condition(std::string_view text) {
    const bool two = text.size() > 1 && (text[1] == '=' || text[1] == '>');
    double with = 0;
    if (!parse_number(text.substr(two ? 2 : 1), with)) return;
    section_->with = with;
    section_->compares = !two ? text[0] : text[1] == '>' ? '!' : text[0] == '<' ? 'l' : 'g';
  }

  void place(bool zero) {
    settle_literal();
    places_ = true;
    commas_ = 0;
    if (point_) {
      if (zero) section_->least_fraction = ++fraction_;
      else ++fraction_;
      return;
    }
    ++whole_;
    least_.push_back(zero);
  }

  /// What has been read of letters stands before the number, or within it.
  void settle_literal() {
    if (literal_.empty()) return;
    if (!places_) section_->before += literal_;
    else section_->gaps.push_back({whole_, literal_});
    literal_.clear();
  }

  void finish() {
    auto& section = *section_;
    section.behind = std::move(literal_);
    literal_.clear();
    section.shift -= 3 * static_cast<int>(commas_);
    fraction_ = 0;
    for (auto& gap : section.gaps) gap.digits_behind = whole_ - gap.digits_behind;
    const auto zero = std::find(least_.begin(), least_.end(), true);
    section.least_whole = static_cast<std::size_t>(least_.end() - zero);
    section.shows = day_ || (month_or_minute_ && !time_ && !elapsed_) ? Shows::date
                  : elapsed_                                          ? Shows::duration
                  : time_                                             ? Shows::time
                  : text_ || odd_                                     ? Shows::general
                  : places_                                           ? Shows::number
                                                                      : Shows::words;
    if (section.shows != Shows::number && section.shows != Shows::words) return;
    if (section.shows == Shows::number) find_point_among_letters();
    for (auto* text : {&section.before, &section.behind})
      for (const auto currency : kCurrencies) drop(*text, currency);
    section.before.erase(0, section.before.find_first_not_of(' '));
    section.behind.erase(section.behind.find_last_not_of(' ') + 1);
    if (section.least_whole > kMostPlaces || section.least_fraction > kMostPlaces) section = {};
  }

  /// 0!.0,"万": thousands with a full stop before the last digit are tens of thousands.
  void find_point_among_letters() {
    auto& section = *section_;
    if (point_ || section.gaps.empty() || section.gaps.back().text != ".") return;
    const auto behind = section.gaps.back().digits_behind;
    section.gaps.pop_back();
    for (auto& gap : section.gaps) gap.digits_behind -= behind;
    section.least_whole -= std::min(section.least_whole, behind);
    section.least_fraction = behind;
    section.fraction_always = true;
    section.shift -= static_cast<int>(behind);
  }

  std::string_view rest_;
  bool ended_ = false;
  Section* section_ = nullptr;
  std::string literal_;
  bool places_ = false, point_ = false, text_ = false, general_ = false, odd_ = false;
  bool day_ = false, month_or_minute_ = false, time_ = false, elapsed_ = false;
  std::size_t whole_ = 0, fraction_ = 0, commas_ = 0;
  std::vector<bool> least_;  // of each place of the whole part: it shows a zero
};

NumberFormat::NumberFormat(std::string_view code) {
  if (code.size() > kLongestCode) return;
  Parser parser{code};
  for (Section section; sections_.size() < 3 && parser.next(section); section = {}) {
    if (parser.for_text()) break;
    sections_.push_back(std::move(section));
  }
  // A minus or brackets stand for the sign, which is told in any case.
  for (std::size_t i = 1; i < sections_.size(); ++i)
    if (sections_[i].shows == Shows::number)
      for (auto* text : {&sections_[i].before, &sections_[i].behind})
        for (const auto* mark : {"-", "(", ")", "（", "）"}) drop(*text, mark);
  keeps_whole_ = std::all_of(sections_.begin(), sections_.end(), [](const auto& each) { return each.adds_nothing(); });
}

}  // namespace yingbao::format
