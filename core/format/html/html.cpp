// A web page that a report server calls .xls: its tables, read by libxml2's forgiving parser as a stream.
#include "format/html/tables.hpp"

#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/markup/markup_source.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr int kDeepest = 2000;
constexpr std::ptrdiff_t kLongestMark = 512 << 10;
constexpr std::size_t kClaimWithin = 4096;

using Parser = std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>;

struct Events {
  explicit Events(TableSink sink) : tables{std::move(sink)} {}
  html::Tables tables;
  bool asks_password = false;
  std::string sheet;  ///< where a sheet of a workbook stands that is not in the page
};

/// The folder beside the page, as Excel names it; nothing when the name might hold somebody's number.
std::string folder_of(std::string_view path) {
  constexpr std::size_t kMostDigits = 5, kLongest = 100;
  const auto end = path.find('/');
  if (end == std::string_view::npos || end > kLongest || contains(path, "://")) return {};
  const auto folder = path.substr(0, end);
  const auto digits = std::count_if(folder.begin(), folder.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits > static_cast<std::ptrdiff_t>(kMostDigits) ? std::string{} : " " + std::string{folder};
}

std::string_view view(const xmlChar* text) {
  return text ? std::string_view{reinterpret_cast<const char*>(text)} : std::string_view{};
}

/// Where Excel, saving a workbook as a web page, says that it put a sheet: in a mark of its own or in a frame.
bool tells_sheet(std::string_view mark, std::string_view attribute, std::string_view value) {
  if (mark == "x:worksheetsource" || mark == "worksheetsource") return attribute == "href";
  return mark == "frame" && attribute == "src" && contains(value, "/sheet");
}

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
  auto& events = *static_cast<Events*>(user);
  const auto mark = view(name);
  html::Attributes told;
  for (; attributes && *attributes; attributes += 2) {
    const auto attribute = view(attributes[0]), value = view(attributes[1]);
    if (attribute == "colspan") told.colspan = value;
    else if (attribute == "rowspan") told.rowspan = value;
    else if (attribute == "style") told.style = value;
    else if (attribute == "type" && fold_title(value) == "password") events.asks_password = true;
    else if (tells_sheet(mark, attribute, value)) events.sheet = value;
  }
  events.tables.start(mark, told);
}

void on_end(void* user, const xmlChar* name) { static_cast<Events*>(user)->tables.end(view(name)); }

void on_text(void* user, const xmlChar* text, int length) {
  static_cast<Events*>(user)->tables.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

void on_code(void*, const xmlChar*, int) {}

Parser make_parser(Events* events) {
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_code;
  Parser parser{htmlCreatePushParserCtxt(&handler, events, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
                htmlFreeParserCtxt};
  if (!parser) throw std::bad_alloc{};
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_RECOVER);
  return parser;
}

class HtmlReader : public QueuedReader {
 public:
  HtmlReader(ByteSource& source, const ReadOptions& options, std::string start)
      : source_{source, options, std::move(start)}, events_{sink()}, parser_{make_parser(&events_)} {}

  Status find_table();
  std::string describe() const override { return "HTML, " + std::string{name_of(source_.charset())}; }

 private:
  Result<bool> advance() override;

  MarkupSource source_;
  Events events_;
  Parser parser_;
  bool ended_ = false;
};

Result<bool> HtmlReader::advance() {
  if (ended_) return false;
  const auto part = source_.next();
  if (!part) return part.error();
  ended_ = part->empty();
  // libxml2 looks for a mark's end where it left off, but forgets that it was within quotes (2.9.14): look again.
  parser_->checkIndex = 0;
  // Errors of grammar are what such pages consist of; the parser mends them.
  htmlParseChunk(parser_.get(), part->data(), static_cast<int>(part->size()), ended_);
  if (ended_) events_.tables.finish();
  const auto* const input = parser_->input;
  const bool endless = parser_->nameNr > kDeepest || (input && input->end - input->cur > kLongestMark);
  if (parser_->errNo == XML_ERR_NO_MEMORY || endless)
    return Error{Errc::malformed, "the web page is damaged: its marks are never closed; ask for it as XLSX or CSV"};
  if (!events_.tables.status()) return events_.tables.status().error();
  return true;
}

Status HtmlReader::find_table() {
  const auto found = begin();
  if (!found) return found.error();
  if (events_.asks_password)
    return Error{Errc::malformed,
                 "this is the log-in page of the agency's system, saved instead of the list; ask for "
                 "the list, saved while logged in"};
  if (*found) return {};
  if (!events_.sheet.empty())
    return Error{Errc::malformed, "a web page whose sheets stay behind in the folder" + folder_of(events_.sheet) +
                                      " beside it; ask for the workbook saved as XLSX"};
  return Error{Errc::malformed, "a web page without a table; ask for the list itself, as XLSX or CSV"};
}

bool is_archive(std::string_view lower) { return lower.starts_with("mime-version:"); }

std::string lower_ascii(std::string_view text) {
  std::string out{text};
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view without_mark(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  return trim(start);
}

Claim claim(std::string_view start) {
  const auto all = without_mark(start);
  if (!all.starts_with('<') && !all.starts_with('M') && !all.starts_with('m')) return Claim::none;
  const auto lower = lower_ascii(all.substr(0, kClaimWithin));
  const auto begins = [&](std::string_view mark) { return lower.starts_with(mark); };
  if (is_archive(lower)) return Claim::certain;
  if (begins("<html") || begins("<!doctype html") || begins("<table")) return Claim::certain;
  constexpr std::string_view kMarks[] = {"<head", "<meta", "<style", "<body",   "<div",   "<center", "<form", "<br",
                                         "<p>",   "<font", "<span",  "<script", "<title", "<!--",    "<b>"};
  if (std::any_of(std::begin(kMarks), std::end(kMarks), begins))
    return contains(lower, "<html") || contains(lower_ascii(all), "<table") ? Claim::certain : Claim::none;
  return begins("<?xml") && (contains(lower, "<html>") || contains(lower, "<html ")) ? Claim::certain : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  if (is_archive(lower_ascii(without_mark(start).substr(0, kClaimWithin))))
    return Error{Errc::malformed, "this is a web page archive (MHTML); ask for the table as XLSX or CSV"};
  auto reader = std::make_unique<HtmlReader>(source, options, std::move(start));
  if (auto found = reader->find_table(); !found) return found.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

void prepare() {
  xmlInitParser();
  Events nothing{{[](std::string) { return std::size_t{0}; }, [](QueuedRow) {}}};
  const auto parser = make_parser(&nothing);
  htmlParseChunk(parser.get(), "<p>&nbsp;", 9, 1);
}

}  // namespace

extern const Decoder html_decoder;
const Decoder html_decoder{"HTML", claim, open, prepare};

}  // namespace yingbao::format
