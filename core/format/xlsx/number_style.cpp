#include "format/xlsx/number_style.hpp"

#include "base/text.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace yingbao::format {
namespace {

constexpr std::size_t kMaxStyles = 1u << 18;  // spreadsheets stop at 65,490

struct Range {
  unsigned first, last;
  NumberStyle style;
};
constexpr Range kBuiltIn[] = {{14, 17, NumberStyle::date}, {18, 21, NumberStyle::time}, {22, 22, NumberStyle::date},
                              {27, 31, NumberStyle::date}, {32, 33, NumberStyle::time}, {34, 36, NumberStyle::date},
                              {45, 47, NumberStyle::time}, {50, 58, NumberStyle::date}};

class StylesPart final : public XmlPart {
 public:
  using XmlPart::XmlPart;
  std::vector<NumberStyle> found;

 private:
  void opened(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cell_formats_ = true;
    const bool format = name == "numFmt", cell_format = in_cell_formats_ && name == "xf";
    if (!format && !cell_format) return;
    const auto digits = attributes["numFmtId"];
    unsigned id = 0;
    static_cast<void>(std::from_chars(digits.data(), digits.data() + digits.size(), id));  // none is style 0
    if (own_.size() == kMaxStyles || found.size() == kMaxStyles) return fail("holds too many styles");
    if (format) {
      own_[id] = style_of_code(attributes["formatCode"]);
      return;
    }
    const auto own = own_.find(id);
    found.push_back(own == own_.end() ? built_in_style(id) : own->second);
  }
  void closed(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }

  std::map<unsigned, NumberStyle> own_;
  bool in_cell_formats_ = false;
};

/// [h], [mm], [ss]: a time that goes on beyond a day. Anything else in brackets is a colour, a condition or a language.
bool is_elapsed_time(std::string_view bracket) {
  return !bracket.empty() && std::string_view{"hmsHMS"}.find(bracket[0]) != std::string_view::npos &&
         bracket.find_first_not_of(bracket[0]) == std::string_view::npos;
}

}  // namespace

NumberStyle built_in_style(unsigned id) {
  const auto* range = std::find_if(std::begin(kBuiltIn), std::end(kBuiltIn), [&](const Range& candidate) {
    return id >= candidate.first && id <= candidate.last;
  });
  return range == std::end(kBuiltIn) ? NumberStyle::plain : range->style;
}

NumberStyle style_of_code(std::string_view code) {
  bool day = false, month_or_minute = false, time = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '\\':
      case '_':
      case '*': ++i; break;
      case '"': i = std::min(code.find('"', i + 1), code.size()); break;
      case '[': {
        const auto end = std::min(code.find(']', i), code.size());
        time |= is_elapsed_time(code.substr(i + 1, end - i - 1));
        i = end;
        break;
      }
      case 'y':
      case 'Y':
      case 'd':
      case 'D': day = true; break;
      case 'm':
      case 'M': month_or_minute = true; break;
      case 'h':
      case 'H':
      case 's':
      case 'S': time = true; break;
      default: break;
    }
  }
  if (day) return NumberStyle::date;
  if (time) return NumberStyle::time;
  return month_or_minute ? NumberStyle::date : NumberStyle::plain;
}

Result<std::vector<NumberStyle>> read_styles(Archive& archive, std::string_view part) {
  auto bytes = open_part(archive, part);
  if (!bytes) return bytes.error();
  StylesPart styles{std::move(*bytes)};
  if (const auto read = styles.read(); !read) return read.error().in(printable(part));
  return std::move(styles.found);
}

}  // namespace yingbao::format
