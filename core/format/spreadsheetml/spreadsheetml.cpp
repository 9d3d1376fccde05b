// XML Spreadsheet 2003, often called .xls: read by expat as a stream.
#include "format/spreadsheetml/references.hpp"
#include "format/spreadsheetml/sheets.hpp"

#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/markup/markup_source.hpp"

#include <expat.h>

#include <random>

namespace yingbao::format {
namespace {

constexpr std::size_t kClaimWithin = 8192;

/// Keeps hostile attribute names from colliding. Expat would fetch one where a sandbox forbids it.
unsigned long salt() {
  static const unsigned long kSalt = std::random_device{}() | 1u;
  return kSalt;
}

struct Events {
  explicit Events(TableSink sink) : sheets{std::move(sink)} {}
  spreadsheetml::Sheets sheets;
  XML_Parser parser = nullptr;
  bool has_doctype = false;
};

/// Prefixes differ between writers; the names alone are clear.
std::string_view local(const char* name) {
  const std::string_view full{name};
  return full.substr(full.find(':') + 1);
}

void on_start(void* user, const char* name, const char** attributes) {
  static_cast<Events*>(user)->sheets.start(local(name), spreadsheetml::Attributes{attributes});
}

void on_end(void* user, const char* name) { static_cast<Events*>(user)->sheets.end(local(name)); }

void on_text(void* user, const char* text, int length) {
  static_cast<Events*>(user)->sheets.text({text, static_cast<std::size_t>(length)});
}

void on_doctype(void* user, const char*, const char*, const char*, int) {
  auto& events = *static_cast<Events*>(user);
  events.has_doctype = true;
  XML_StopParser(events.parser, XML_FALSE);
}

using Parser = std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)>;

/// The encoding that is given overrides the one declared: the text has been converted.
Parser make_parser(Events* events) {
  Parser parser{XML_ParserCreate("UTF-8"), XML_ParserFree};
  if (!parser) throw std::bad_alloc{};
  events->parser = parser.get();
  XML_SetHashSalt(parser.get(), salt());
  XML_SetUserData(parser.get(), events);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  return parser;
}

class SpreadsheetmlReader : public QueuedReader {
 public:
  SpreadsheetmlReader(ByteSource& source, const ReadOptions& options, std::string start)
      : source_{source, options, std::move(start)}, events_{sink()}, parser_{make_parser(&events_)} {}

  Status find_sheet() {
    const auto found = begin();
    if (!found) return found.error();
    if (!events_.sheets.has_workbook()) return Error{Errc::malformed, "the XML spreadsheet has no workbook in it"};
    return {};
  }
  bool typed() const override { return true; }
  std::string describe() const override { return "XML Spreadsheet 2003, " + std::string{name_of(source_.charset())}; }

 private:
  Result<bool> advance() override;

  MarkupSource source_;
  spreadsheetml::References references_;
  Events events_;
  Parser parser_;
  bool ended_ = false;
};

Result<bool> SpreadsheetmlReader::advance() {
  if (ended_) return false;
  const auto part = source_.next();
  if (!part) return part.error();
  ended_ = part->empty();
  const auto text = references_.mend(*part, ended_);
  const auto parsed = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), ended_);
  if (events_.has_doctype)
    return Error{Errc::malformed, "the XML spreadsheet declares a document type, which no spreadsheet program writes"};
  if (!events_.sheets.status()) return events_.sheets.status().error();
  if (parsed != XML_STATUS_OK)
    return Error{Errc::malformed, "the XML spreadsheet is cut short or damaged in line " +
                                      std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
                                      "; ask for the table saved again as XLSX, or as CSV"};
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

void prepare() {
  Events nothing{{[](std::string) { return std::size_t{0}; }, [](QueuedRow) {}}};
  XML_Parse(make_parser(&nothing).get(), "<a/>", 4, 1);
}

}  // namespace

extern const Decoder spreadsheetml_decoder;
const Decoder spreadsheetml_decoder{"XML Spreadsheet 2003", claim, open, prepare};

}  // namespace yingbao::format
