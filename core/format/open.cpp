#include "format/decoder.hpp"
#include "format/gb18030.hpp"
#include "format/utf16_source.hpp"
#include "format/utf8_source.hpp"

namespace yingbao::format {
namespace {

/// What people send instead of a table, and what to ask them for.
struct Unwanted {
  std::string_view signature, refusal;
};
using namespace std::string_view_literals;
constexpr Unwanted kUnwanted[] = {
    {"%PDF", "this is a PDF; ask for the table itself, as XLSX or CSV"},
    {"Rar!\x1A\x07", "this is a RAR archive; ask for a ZIP archive or the file itself"},
    {"7z\xBC\xAF\x27\x1C", "this is a 7z archive; ask for a ZIP archive or the file itself"},
    {"\x1F\x8B", "this is a gzip archive; ask for a ZIP archive or the file itself"},
    {"BZh", "this is a bzip2 archive; ask for a ZIP archive or the file itself"},
    {"\xFD"
     "7zXZ",
     "this is an xz archive; ask for a ZIP archive or the file itself"},
    {"SQLite format 3", "this is a database (SQLite); ask for the table as XLSX or CSV"},
    {"\0\1\0\0Standard "sv, "this is a database (Access); ask for the table as XLSX or CSV"},
    {"\xFF\xFE\0\0"sv, "this is text in UTF-32; ask for it in UTF-8 or GB18030"},
    {"\0\0\xFE\xFF"sv, "this is text in UTF-32; ask for it in UTF-8 or GB18030"},
    {"{\\rtf", "this is a word processor's document; ask for the table as XLSX or CSV"},
    {"\x89PNG", "this is a picture; ask for the table itself, as XLSX or CSV"},
    {"\xFF\xD8\xFF", "this is a picture; ask for the table itself, as XLSX or CSV"},
    {"GIF8", "this is a picture; ask for the table itself, as XLSX or CSV"},
    {"II*\0"sv, "this is a picture; ask for the table itself, as XLSX or CSV"},
    {"MM\0*"sv, "this is a picture; ask for the table itself, as XLSX or CSV"},
};

/// A dBASE or FoxPro table: its kind, the day it was changed, and a header whose length fits its columns.
bool is_dbf(std::string_view start) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(start[at]); };
  if (start.size() < 32 || "\x03\x30\x31\x43\x83\x8B\xF5"sv.find(start[0]) == std::string_view::npos) return false;
  const auto header = byte(8) | byte(9) << 8;
  const bool day = byte(2) >= 1 && byte(2) <= 12 && byte(3) >= 1 && byte(3) <= 31;
  return day && header > 64 && (header % 32 == 1 || byte(0) == 0x30);
}

std::string_view why_unwanted(std::string_view start) {
  for (const auto& kind : kUnwanted)
    if (start.starts_with(kind.signature)) return kind.refusal;
  return is_dbf(start) ? "this is a dBASE or FoxPro table (DBF); ask for it as XLSX or CSV"sv : std::string_view{};
}

Result<std::string> take_start(ByteSource& source) {
  std::string start(kStartBytes, '\0');
  std::size_t have = 0;
  while (have < start.size()) {
    const auto n = source.read({start.data() + have, start.size() - have});
    if (!n) return n.error();
    if (*n == 0) break;
    have += *n;
  }
  start.resize(have);
  return start;
}

Result<std::unique_ptr<RowReader>> open_by_content(ByteSource& source, const ReadOptions& options, std::string start) {
  const Decoder* surest = nullptr;
  auto claim = Claim::none;
  for (const auto* decoder : decoders())
    if (const auto claimed = decoder->claim(start); claimed > claim) {
      claim = claimed;
      surest = decoder;
    }
  if (!surest) return Error{Errc::malformed, "this is a binary file, not a table; ask for XLSX or CSV"};
  return surest->open(source, options, std::move(start));
}

}  // namespace

Result<std::string> read_to_end(ByteSource& source, std::string start, std::size_t limit) {
  std::size_t have = start.size();
  for (;;) {
    if (have > limit)
      return Error{Errc::malformed, "the file is larger than " + std::to_string(limit >> 20) +
                                        " MiB, too large for its format; ask for it in parts, or as CSV"};
    if (start.size() - have < kStartBytes) start.resize(std::max(start.size() * 2, have + kStartBytes));
    const auto n = source.read({start.data() + have, start.size() - have});
    if (!n) return n.error();
    if (*n == 0) break;
    have += *n;
  }
  start.resize(have);
  return start;
}

std::string text_as_utf8(std::string_view bytes) {
  const auto order = utf16_order(bytes);
  if (!order) return as_utf8(bytes, {});
  MemorySource nothing{{}};
  Utf16Source source{nothing, std::string{bytes}, *order};
  auto text = read_to_end(source, {}, std::string::npos - kStartBytes);
  return text ? as_utf8(*text, Charset::utf16) : std::string{};
}

void prepare_decoders() {
  prepare_gb18030();
  for (const auto* decoder : decoders()) decoder->prepare();
}

Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source, const ReadOptions& options) {
  auto start = take_start(source);
  if (!start) return start.error();
  if (start->empty()) return Error{Errc::malformed, "the file is empty"};
  if (const auto why = why_unwanted(*start); !why.empty()) return Error{Errc::malformed, std::string{why}};
  auto order = utf16_order(*start);
  if (!order && options.charset == Charset::utf16) order = ByteOrder::little;
  if (!order) return open_by_content(source, options, std::move(*start));
  const auto utf16 = std::make_shared<Utf16Source>(source, std::move(*start), *order);
  start = take_start(*utf16);
  if (!start) return start.error();
  auto known = options;
  known.charset = Charset::utf16;
  auto rows = open_by_content(*utf16, known, std::move(*start));
  if (rows) (*rows)->keep(utf16);
  return rows;
}

}  // namespace yingbao::format
