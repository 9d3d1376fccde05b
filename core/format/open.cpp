#include "format/decoder.hpp"
#include "format/gb18030.hpp"
#include "format/utf16_source.hpp"

namespace yingbao::format {
namespace {

/// What people send instead of a table, and what to ask them for.
struct Unwanted {
  std::string_view signature, refusal;
};
constexpr Unwanted kUnwanted[] = {
    {"%PDF", "this is a PDF; ask for the table itself, as XLSX or CSV"},
    {"Rar!\x1A\x07", "this is a RAR archive; ask for a ZIP archive or the file itself"},
    {"7z\xBC\xAF\x27\x1C", "this is a 7z archive; ask for a ZIP archive or the file itself"},
    {"\x1F\x8B", "this is a gzip archive; ask for a ZIP archive or the file itself"},
    {"{\\rtf", "this is a word processor's document; ask for the table as XLSX or CSV"},
    {"\x89PNG", "this is a picture; ask for the table itself, as XLSX or CSV"},
    {"\xFF\xD8\xFF", "this is a picture; ask for the table itself, as XLSX or CSV"},
};

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
  for (const auto& kind : kUnwanted)
    if (start.starts_with(kind.signature)) return Error{Errc::malformed, std::string{kind.refusal}};
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

void prepare_decoders() {
  prepare_gb18030();
  for (const auto* decoder : decoders()) decoder->prepare();
}

Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source, const ReadOptions& options) {
  auto start = take_start(source);
  if (!start) return start.error();
  if (start->empty()) return Error{Errc::malformed, "the file is empty"};
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
