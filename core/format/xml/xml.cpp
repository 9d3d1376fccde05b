#include "format/decoder.hpp"
#include "format/markup/xml_parser.hpp"
#include "format/xml/xml_records.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view without_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kBlanks), text.size()));
}

/// What follows declarations and comments; nothing when one of them does not end.
std::string_view root_of(std::string_view text) {
  for (;;) {
    text = without_blanks(text);
    const std::string_view closing = text.starts_with("<?") ? "?>" : text.starts_with("<!--") ? "-->" : "";
    if (closing.empty()) return text;
    const auto end = text.find(closing, 4);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + closing.size());
  }
}

/// Pages and workbooks that are XML too, and for other readers.
bool is_other_kind(std::string_view root) {
  constexpr std::string_view kPages[] = {"html", "head", "body", "table", "meta", "script", "style", "div"};
  std::string name{root.substr(1, root.find_first_of(" \t\r\n/>", 1) - 1)};
  for (auto& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (std::find(std::begin(kPages), std::end(kPages), name) != std::end(kPages)) return true;
  return root.substr(0, root.find('>')).find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos;
}

/// A cell of CSV may well stand in pointed brackets: behind a root's tag comes another one.
Claim claim(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  start = without_blanks(start);
  const bool declared = start.starts_with("<?xml ") || start.starts_with("<?xml\t");
  const auto root = root_of(start);
  const bool element = root.size() > 1 && root[0] == '<' && begins_name(root[1]);
  if (element && is_other_kind(root)) return Claim::none;
  if (declared) return Claim::likely;
  if (!element || !start.starts_with('<')) return Claim::none;
  const auto close = root.find('>');
  if (close == std::string_view::npos) return Claim::none;
  const auto behind = without_blanks(root.substr(close + 1));
  return behind.empty() || behind[0] == '<' ? Claim::likely : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  auto utf8 = std::make_shared<Utf8Source>(source, options.charset, std::move(start));
  auto records = std::make_unique<XmlRecords>(std::move(utf8), options.records, options.charset);
  return std::unique_ptr<RowReader>{std::make_unique<KeyedRows>(std::move(records))};
}

}  // namespace

extern const Decoder xml_decoder;
const Decoder xml_decoder{"XML", claim, open, prepare_xml};

}  // namespace yingbao::format
