// XML Spreadsheet 2003, often called .xls: read by expat as a stream.
#include "format/spreadsheetml/references.hpp"
#include "format/spreadsheetml/sheets.hpp"

#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/markup/markup_source.hpp"
#include "format/markup/xml_parser.hpp"

namespace yingbao::format {
namespace {

using spreadsheetml::References, spreadsheetml::Sheets;

constexpr std::size_t kClaimWithin = 8192;

class SpreadsheetmlReader : public QueuedReader {
 public:
  SpreadsheetmlReader(ByteSource& source, const ReadOptions& options, std::string start)
      : source_{source, options, std::move(start)}, sheets_{sink()}, parser_{sheets_, {}} {}

  Status find_sheet() {
    const auto found = begin();
    if (!found) return found.error();
    if (!sheets_.has_workbook()) return Error{Errc::malformed, "the XML spreadsheet has no workbook in it"};
    return {};
  }
  bool typed() const override { return true; }
  std::string describe() const override { return "XML Spreadsheet 2003, " + std::string{name_of(source_.charset())}; }

 private:
  Result<bool> advance() override;

  MarkupSource source_;
  References references_;
  Sheets sheets_;
  XmlParser parser_;
  bool ended_ = false;
};

Result<bool> SpreadsheetmlReader::advance() {
  if (ended_) return false;
  const auto part = source_.next();
  if (!part) return part.error();
  ended_ = part->empty();
  const auto parsed = parser_.feed(references_.mend(*part, ended_), ended_);
  if (!sheets_.status()) return sheets_.status().error();
  if (!parsed) return parsed.error();
  return true;
}

Claim claim(std::string_view start) {
  start = start.substr(0, kClaimWithin);
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  if (!trim(start).starts_with('<')) return Claim::none;
  const bool told = contains(start, "urn:schemas-microsoft-com:office:spreadsheet") ||
                    (contains(start, "mso-application") && contains(start, "Excel.Sheet"));
  return told && contains(start, "Workbook") ? Claim::certain : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  auto reader = std::make_unique<SpreadsheetmlReader>(source, options, std::move(start));
  if (auto found = reader->find_sheet(); !found) return found.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

}  // namespace

extern const Decoder spreadsheetml_decoder;
const Decoder spreadsheetml_decoder{"XML Spreadsheet 2003", claim, open, prepare_xml};

}  // namespace yingbao::format
