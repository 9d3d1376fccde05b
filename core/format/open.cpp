#include "format/decoder.hpp"
#include "format/gb18030.hpp"

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
  std::string start(kStartBytes, '\0');
  std::size_t have = 0;
  while (have < start.size()) {
    const auto n = source.read({start.data() + have, start.size() - have});
    if (!n) return n.error();
    if (*n == 0) break;
    have += *n;
  }
  start.resize(have);
  if (start.empty()) return Error{Errc::malformed, "the file is empty"};
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

}  // namespace yingbao::format
