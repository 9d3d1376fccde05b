// Excel 5 to 2003 (.xls): a BIFF stream, in a compound file or bare.
//
// The reader is our own because FreeXL, which Debian has, tells neither booleans, errors, hidden sheets nor hidden
// rows, and reads outside its memory on damaged files.
#include "format/decoder.hpp"
#include "format/replacement.hpp"
#include "format/xls/compound_file.hpp"
#include "format/xls/sheet.hpp"
#include "format/xls/workbook.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

using namespace xls;

constexpr std::size_t kLimit = 64u << 20;
constexpr std::string_view kBareBiff5To8{"\x09\x08", 2};
/// BOF of BIFF2, 3 and 4, whose length is fixed; the first is a tab and would be text otherwise.
constexpr std::string_view kBareBiff2To4[] = {{"\x09\x00\x04\x00", 4},
                                              {"\x09\x02\x06\x00", 4},
                                              {"\x09\x04\x06\x00", 4}};

class XlsReader : public RowReader {
 public:
  XlsReader(std::string stream, Workbook book) : stream_{std::move(stream)}, book_{std::move(book)} {}

  Status load_sheet();
  Result<bool> next() override;
  Result<bool> next_table() override;
  std::span<const std::string_view> cells() const override { return row_.cells(); }
  bool typed() const override { return true; }
  std::uint64_t number() const override { return number_; }
  std::string_view sheet() const override { return book_.sheets[sheet_].name; }
  bool hidden() const override { return book_.sheets[sheet_].hidden || (number_ > 0 && index_.hidden[number_ - 1]); }
  std::optional<schema::Reason> fault() const override;
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return book_.biff8 ? "XLS, Excel 97-2003" : "XLS, Excel 5/95"; }

 private:
  Error in_sheet(const Error& error) const { return error.in("sheet " + book_.sheets[sheet_].name); }
  Error in_row(const Error& error) const { return in_sheet(error.in("row " + std::to_string(number_))); }

  std::string stream_;
  Workbook book_;
  std::size_t sheet_ = 0;
  SheetIndex index_;
  std::size_t entry_ = 0;
  std::size_t indexed_ = 0;  // bytes of all sheets so far
  RowCells row_;
  std::uint64_t number_ = 0;
};

Status XlsReader::load_sheet() {
  auto index = index_sheet(stream_, book_.sheets[sheet_].at);
  if (!index) return in_sheet(index.error());
  // Sheets that share their bytes would let a small file say endlessly much.
  indexed_ += index->bytes;
  if (indexed_ > stream_.size()) return in_sheet(damaged("the place of a sheet"));
  index_ = std::move(*index);
  entry_ = 0;
  number_ = 0;
  return {};
}

Result<bool> XlsReader::next() {
  row_.clear();
  if (entry_ == index_.entries.size()) return false;
  const auto row = index_.entries[entry_].row;
  number_ = std::uint64_t{row} + 1;
  for (; entry_ < index_.entries.size() && index_.entries[entry_].row == row; ++entry_)
    if (auto added = row_.add(book_, stream_, index_.entries[entry_].at); !added) return in_row(added.error());
  if (auto filled = index_.merges.fill(number_, row_.cells()); !filled) return in_row(filled.error());
  return true;
}

Result<bool> XlsReader::next_table() {
  if (sheet_ + 1 == book_.sheets.size()) return false;
  ++sheet_;
  row_.clear();
  if (auto loaded = load_sheet(); !loaded) return loaded.error();
  return true;
}

std::optional<schema::Reason> XlsReader::fault() const {
  for (const auto cell : cells())
    if (cell.find(kReplacement) != std::string_view::npos) return schema::Reason::undecodable;
  return {};
}

Error refusal(const CompoundFile& file) {
  if (file.has("encryptedpackage")) return protected_by_password();
  const auto* kind = file.has("worddocument")        ? "a Word document"
                   : file.has("powerpoint document") ? "a PowerPoint presentation"
                                                     : "an unknown old Office file";
  return Error{Errc::malformed, std::string{"this is "} + kind + "; ask for the table as XLSX or CSV"};
}

Result<std::string> workbook_stream(std::string bytes) {
  const auto file = CompoundFile::open(std::move(bytes));
  if (!file) return file.error();
  for (const auto* name : {"workbook", "book"})
    if (file->has(name)) return file->read(name);
  return refusal(*file);
}

Claim claim(std::string_view start) {
  const auto begins = [&](std::string_view signature) { return start.starts_with(signature); };
  if (begins(kCompoundSignature)) return Claim::certain;
  return begins(kBareBiff5To8) || std::any_of(std::begin(kBareBiff2To4), std::end(kBareBiff2To4), begins)
           ? Claim::likely
           : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions&, std::string start) {
  const bool compound = start.starts_with(kCompoundSignature);
  auto stream = read_to_end(source, std::move(start), kLimit);
  if (stream && compound) stream = workbook_stream(std::move(*stream));
  if (!stream) return stream.error();
  auto book = read_workbook(*stream);
  if (!book) return book.error();
  auto reader = std::make_unique<XlsReader>(std::move(*stream), std::move(*book));
  if (auto loaded = reader->load_sheet(); !loaded) return loaded.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

}  // namespace

extern const Decoder xls_decoder;
const Decoder xls_decoder{"XLS", claim, open};

}  // namespace yingbao::format
