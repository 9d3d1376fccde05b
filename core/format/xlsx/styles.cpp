#include "format/xlsx/styles.hpp"

#include "base/text.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/xml_part.hpp"

#include <charconv>

namespace yingbao::format {
namespace {

constexpr std::size_t kMaxStyles = 1u << 18;  // spreadsheets stop at 65,490

class StylesPart final : public XmlPart {
 public:
  using XmlPart::XmlPart;
  NumberStyles found;

 private:
  void opened(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_cell_formats_ = true;
    const bool format = name == "numFmt", cell_format = in_cell_formats_ && name == "xf";
    if (!format && !cell_format) return;
    const auto digits = attributes["numFmtId"];
    unsigned id = 0;
    static_cast<void>(std::from_chars(digits.data(), digits.data() + digits.size(), id));  // none is style 0
    if (found.defined() == kMaxStyles || found.size() == kMaxStyles) return fail("holds too many styles");
    if (format) found.define(id, attributes["formatCode"]);
    else found.add(id);
  }
  void closed(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats_ = false;
  }

  bool in_cell_formats_ = false;
};

}  // namespace

Result<NumberStyles> read_styles(Archive& archive, std::string_view part) {
  auto bytes = open_part(archive, part);
  if (!bytes) return bytes.error();
  StylesPart styles{std::move(*bytes)};
  if (const auto read = styles.read(); !read) return read.error().in(printable(part));
  styles.found.settle();
  return std::move(styles.found);
}

}  // namespace yingbao::format
