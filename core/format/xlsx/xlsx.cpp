// Office documents: workbooks are read, all others refused with what to ask for instead.
#include "format/xlsx/xlsx.hpp"
#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/markup/xml_parser.hpp"
#include "format/xlsx/merges.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/sheet.hpp"
#include "format/xlsx/styles.hpp"
#include "format/xlsx/workbook.hpp"

#include <algorithm>
#include <array>

namespace yingbao::format {
namespace {

using namespace std::string_view_literals;

/// How the first file in an office document is named as a rule. One that begins otherwise is known when its archive has
/// been opened.
constexpr std::string_view kFirstNames[] = {"[Content_Types].xml", "_rels/", "docProps/", "xl/", "mimetype", "OFD.xml"};
/// A sheet's part up to this size is kept while its rows are told; a larger one is inflated twice.
constexpr std::uint64_t kMostHeld = 128u << 20;
constexpr std::size_t kHeldBesideArchive = 64u << 20;

Claim claim(std::string_view start) {
  constexpr std::size_t kNameLengthAt = 26, kNameAt = 30;
  if (!start.starts_with("PK\x03\x04"sv) || start.size() < kNameAt) return Claim::none;
  const auto length =
      static_cast<unsigned char>(start[kNameLengthAt]) | static_cast<unsigned char>(start[kNameLengthAt + 1]) << 8;
  const auto name = start.substr(kNameAt, static_cast<std::size_t>(length));
  const bool known = std::any_of(std::begin(kFirstNames), std::end(kFirstNames), [&](const auto first) {
    return first.ends_with('/') ? name.starts_with(first) : name == first;
  });
  return known ? Claim::certain : Claim::none;
}

Error refusal(std::string_view kind) {
  return Error{Errc::malformed, "this is " + std::string{kind} + "; ask for the table as XLSX or CSV"};
}

/// The first bytes of a small entry; empty when there is none.
std::string beginning_of(Archive& archive, std::string_view name) {
  const auto* entry = archive.find(name);
  if (!entry) return {};
  const auto bytes = archive.read(*entry);
  std::array<char, 80> text;
  const auto n = bytes ? (*bytes)->read(text) : Result<std::size_t>{0};
  return {text.data(), n ? *n : 0};
}

/// The name of the part from which all others are found.
Result<std::string> main_part(Archive& archive) {
  if (beginning_of(archive, "mimetype").starts_with("application/vnd.oasis.opendocument"))
    return refusal("an OpenDocument file (such as ODS)");
  if (archive.find("OFD.xml")) return refusal("an OFD document");
  const auto relationships = relationships_of(archive, "");
  if (!relationships) return relationships.error();
  for (const auto& [id, kind, part] : *relationships) {
    if (kind != "officeDocument") continue;
    if (part.starts_with("word/")) return refusal("a Word document");
    if (part.starts_with("ppt/")) return refusal("a presentation");
    if (part.starts_with("visio/")) return refusal("a drawing");
    if (part.ends_with(".bin")) return refusal("a binary workbook (XLSB)");
    return part;
  }
  return Error{Errc::malformed,
               "the archive looks like an Office document and names none; ask for the table saved again as XLSX, or "
               "as CSV"};
}

class XlsxReader final : public RowReader {
 public:
  XlsxReader(std::unique_ptr<Archive> archive, Workbook workbook, CellContext context)
      : archive_{std::move(archive)}, sheets_{std::move(workbook.sheets)}, context_{std::move(context)} {}

  Result<bool> open_sheet(std::size_t index) {
    if (index == sheets_.size()) return false;
    sheet_ = index;
    part_.reset();
    const auto& name = sheets_[sheet_].part;
    auto bytes = open_part(*archive_, name);
    if (!bytes) return in_sheet(bytes.error());
    const auto size = archive_->find(name)->stored.size;
    const bool held = size <= kMostHeld && archive_->size() <= kHeldBesideArchive;
    auto merges = held ? hold(std::move(*bytes), static_cast<std::size_t>(size)) : merges_in(**bytes);
    if (!merges) return in_sheet(merges.error());
    if (held) bytes = std::make_unique<MemorySource>(std::string_view{held_.get(), held_size_});
    else bytes = open_part(*archive_, name);
    if (!bytes) return in_sheet(bytes.error());
    part_ = std::make_unique<SheetPart>(std::move(*bytes), context_, std::move(*merges));
    return true;
  }

  Result<bool> next() override {
    auto more = part_->next();
    if (more) return more;
    const auto row = part_->number();
    return in_sheet(row ? more.error().in("row " + std::to_string(row)) : more.error());
  }
  Result<bool> next_table() override { return open_sheet(sheet_ + 1); }

  std::span<const std::string_view> cells() const override { return part_->cells(); }
  bool typed() const override { return true; }
  std::uint64_t number() const override { return part_->number(); }
  std::string_view sheet() const override { return sheets_[sheet_].name; }
  bool hidden() const override { return sheets_[sheet_].hidden || part_->hidden(); }
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return "XLSX"; }

 private:
  /// Keeps the part for what it says of merged cells behind its rows. The archive sees to it that it has this size.
  Result<MergedCells> hold(std::unique_ptr<ByteSource> bytes, std::size_t size) {
    held_ = std::make_unique_for_overwrite<char[]>(size);
    std::size_t have = 0;
    for (;;) {
      char behind = 0;
      const auto n = have < size ? bytes->read({held_.get() + have, size - have}) : bytes->read({&behind, 1});
      if (!n) return n.error();
      have += *n;
      if (*n == 0 || have > size) break;
    }
    held_size_ = have;
    return merges_in(std::string_view{held_.get(), have});
  }

  Error in_sheet(const Error& error) const { return error.in("sheet " + sheets_[sheet_].name); }

  std::unique_ptr<Archive> archive_;
  std::vector<Sheet> sheets_;
  CellContext context_;
  std::unique_ptr<char[]> held_;  // the part of the sheet at hand
  std::size_t held_size_ = 0;
  std::size_t sheet_ = 0;
  std::unique_ptr<SheetPart> part_;
};

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  auto bytes = read_to_end(source, std::move(start), Archive::kMaxBytes);
  if (!bytes) return bytes.error();
  auto archive = Archive::open(std::move(*bytes), options.password);
  if (!archive) return archive.error();
  return open_office_document(std::move(*archive));
}

}  // namespace

bool is_office_document(const Archive& archive) {
  return archive.find("[Content_Types].xml") || archive.find("OFD.xml") || archive.find("mimetype");
}

Result<std::unique_ptr<RowReader>> open_office_document(std::unique_ptr<Archive> archive) {
  const auto main = main_part(*archive);
  if (!main) return main.error();
  auto workbook = read_workbook(*archive, *main);
  if (!workbook) return workbook.error();
  if (workbook->sheets.empty()) return Error{Errc::malformed, "the workbook holds no sheet with cells"};
  CellContext context;
  context.from_1904 = workbook->from_1904;
  context.computed_on_load = workbook->computed_on_load;
  if (!workbook->shared_strings.empty()) {
    auto strings = SharedStrings::read(*archive, workbook->shared_strings);
    if (!strings) return strings.error();
    context.strings = std::move(*strings);
  }
  if (!workbook->styles.empty()) {
    auto styles = read_styles(*archive, workbook->styles);
    if (!styles) return styles.error();
    context.styles = std::move(*styles);
  }
  auto reader = std::make_unique<XlsxReader>(std::move(archive), std::move(*workbook), std::move(context));
  if (auto opened = reader->open_sheet(0); !opened) return opened.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

extern const Decoder xlsx_decoder;
const Decoder xlsx_decoder{"XLSX", claim, open, prepare_xml};

}  // namespace yingbao::format
