// Office documents: workbooks are read, all others refused with what to ask for instead.
#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/sheet.hpp"
#include "format/xlsx/workbook.hpp"

#include <algorithm>
#include <array>

namespace yingbao::format {
namespace {

using namespace std::string_view_literals;

/// How the first file in an office document is named, however it was packed.
constexpr std::string_view kFirstNames[] = {"[Content_Types].xml", "_rels/", "docProps/", "xl/", "mimetype", "OFD.xml"};

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
  return Error{Errc::malformed, "the archive begins as an office document but is none; ask for it again"};
}

class XlsxReader final : public RowReader {
 public:
  XlsxReader(std::unique_ptr<Archive> archive, Workbook workbook, CellContext context)
      : archive_{std::move(archive)}, sheets_{std::move(workbook.sheets)}, context_{std::move(context)} {}

  Result<bool> open_sheet(std::size_t index) {
    if (index == sheets_.size()) return false;
    sheet_ = index;
    auto bytes = open_part(*archive_, sheets_[sheet_].part);
    if (!bytes) return in_sheet(bytes.error());
    part_ = std::make_unique<SheetPart>(std::move(*bytes), context_);
    return true;
  }

  Result<bool> next() override {
    auto more = part_->read();
    if (more) return more;
    const auto row = part_->number();
    return in_sheet(row ? more.error().in("row " + std::to_string(row)) : more.error());
  }
  Result<bool> next_table() override { return open_sheet(sheet_ + 1); }

  std::span<const std::string_view> cells() const override { return part_->cells(); }
  std::uint64_t number() const override { return part_->number(); }
  std::string_view sheet() const override { return sheets_[sheet_].name; }
  bool hidden() const override { return sheets_[sheet_].hidden || part_->hidden(); }
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return "XLSX"; }

 private:
  Error in_sheet(const Error& error) const { return error.in("sheet " + sheets_[sheet_].name); }

  std::unique_ptr<Archive> archive_;
  std::vector<Sheet> sheets_;
  CellContext context_;
  std::size_t sheet_ = 0;
  std::unique_ptr<SheetPart> part_;
};

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  auto bytes = read_to_end(source, std::move(start), Archive::kMaxBytes);
  if (!bytes) return bytes.error();
  auto archive = Archive::open(std::move(*bytes), options.password);
  if (!archive) return archive.error();
  const auto main = main_part(**archive);
  if (!main) return main.error();
  auto workbook = read_workbook(**archive, *main);
  if (!workbook) return workbook.error();
  if (workbook->sheets.empty()) return Error{Errc::malformed, "the workbook holds no sheet with cells"};
  CellContext context;
  context.from_1904 = workbook->from_1904;
  if (!workbook->shared_strings.empty()) {
    auto strings = SharedStrings::read(**archive, workbook->shared_strings);
    if (!strings) return strings.error();
    context.strings = std::move(*strings);
  }
  if (!workbook->styles.empty()) {
    auto styles = read_styles(**archive, workbook->styles);
    if (!styles) return styles.error();
    context.styles = std::move(*styles);
  }
  auto reader = std::make_unique<XlsxReader>(std::move(*archive), std::move(*workbook), std::move(context));
  if (auto opened = reader->open_sheet(0); !opened) return opened.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

}  // namespace

extern const Decoder xlsx_decoder;
const Decoder xlsx_decoder{"XLSX", claim, open, prepare_xml};

}  // namespace yingbao::format
