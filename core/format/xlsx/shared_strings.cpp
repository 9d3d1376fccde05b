#include "format/xlsx/shared_strings.hpp"

#include "base/text.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/rich_text.hpp"
#include "format/xlsx/xml_part.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

class StringsPart final : public XmlPart {
 public:
  StringsPart(std::unique_ptr<ByteSource> stream, std::string& bytes, std::vector<std::uint32_t>& ends)
      : XmlPart{std::move(stream)}, bytes_{bytes}, ends_{ends} {}

 private:
  void opened(std::string_view name, const Attributes& attributes) override {
    if (name == "si") in_string_ = true;
    else if (in_string_) text_.opened(name, attributes, bytes_);
  }

  void closed(std::string_view name) override {
    if (!in_string_) return;
    if (name != "si") return text_.closed(name, bytes_);
    in_string_ = false;
    decode_escapes(bytes_, ends_.empty() ? 0 : ends_.back());
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    stay_small();
  }

  void text(std::string_view text) override {
    if (!in_string_) return;
    text_.text(text, bytes_);
    stay_small();
  }

  void stay_small() {
    if (bytes_.size() + ends_.size() * sizeof ends_[0] > SharedStrings::kMaxBytes)
      fail("holds more than " + std::to_string(SharedStrings::kMaxBytes >> 20) +
           " MiB of text; ask for the workbook in parts, or as CSV");
  }

  std::string& bytes_;
  std::vector<std::uint32_t>& ends_;
  RichText text_;
  bool in_string_ = false;
};

}  // namespace

Result<SharedStrings> SharedStrings::read(Archive& archive, std::string_view part) {
  auto stream = open_part(archive, part);
  if (!stream) return stream.error();
  SharedStrings strings;
  // The texts are shorter than the XML around them: no page is touched that they do not fill, and none is copied.
  strings.bytes_.reserve(std::min<std::uint64_t>(archive.find(part)->stored.size, kMaxBytes));
  StringsPart strings_part{std::move(*stream), strings.bytes_, strings.ends_};
  if (const auto read = strings_part.read(); !read) return read.error().in(printable(part));
  return strings;
}

}  // namespace yingbao::format
