#include "format/xls/workbook.hpp"

#include "format/xls/compound_file.hpp"
#include "format/xls/little_endian.hpp"

namespace yingbao::format::xls {
namespace {

constexpr std::uint16_t kGlobals = 5;
constexpr std::uint8_t kCells = 0;
constexpr std::uint8_t kAnyBof = 9;  // the second byte tells BIFF2, 3 and 4 from the later ones
constexpr std::uint16_t kUtf8Page = 65001;

class Globals {
 public:
  explicit Globals(Workbook& book) : book_{book} {}

  Status take(const Records& record) {
    const auto data = record.data();
    switch (record.id()) {
      case Id::file_pass: return protected_by_password();
      case Id::code_page:
        if (u16(data, 0) == kUtf8Page) book_.charset = Charset::utf8;
        break;
      case Id::date_mode: book_.from_1904 = u16(data, 0) == 1; break;
      case Id::format: return take_format(record);
      case Id::xf: book_.styles.add(u16(data, 2)); break;
      case Id::bound_sheet: return take_sheet(record);
      case Id::shared_strings: return take_shared(record);
      default: break;
    }
    return {};
  }

 private:
  Status take_format(const Records& record) {
    std::string text;
    Continued in{record, 2};
    const auto length = in.number(book_.biff8 ? 2 : 1);
    if (book_.biff8) in.append_text(text, length);
    else in.append_bytes(text, length, book_.charset);
    if (in.failed()) return damaged("its number formats");
    book_.styles.define(u16(record.data(), 0), text);
    return {};
  }

  Status take_sheet(const Records& record) {
    const auto data = record.data();
    if (u8(data, 5) != kCells) return {};
    Sheet sheet{{}, u32(data, 0), (u8(data, 4) & 3) != 0};
    Continued in{record, 6};
    const auto length = in.number(1);
    if (book_.biff8) in.append_text(sheet.name, length);
    else in.append_bytes(sheet.name, length, book_.charset);
    if (in.failed()) return damaged("its list of sheets");
    book_.sheets.push_back(std::move(sheet));
    return {};
  }

  Status take_shared(const Records& record) {
    Continued in{record, 4};
    const auto count = in.number(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      in.append_text(book_.shared, in.number(2));
      if (in.failed()) return damaged("its texts");
      book_.shared_ends.push_back(static_cast<std::uint32_t>(book_.shared.size()));
    }
    return {};
  }

  Workbook& book_;
};

}  // namespace

bool Workbook::append_text(std::string& out, const Records& record, std::size_t at) const {
  Continued in{record, at};
  const auto length = in.number(2);
  if (length == 0) return !in.failed();
  if (biff8) in.append_text(out, length);
  else in.append_bytes(out, length, charset);
  return !in.failed();
}

Result<Workbook> read_workbook(std::string_view stream) {
  Records records{stream, 0};
  if (!records.next() || u8(stream, 0) != kAnyBof) return damaged("its first part");
  const auto version = u16(records.data(), 0);
  const bool known = records.id() == Id::bof && (version == kBiff5 || version == kBiff8);
  if (!known || u16(records.data(), 2) != kGlobals)
    return Error{Errc::malformed, "this Excel file is of before 1995; ask for it as XLSX or CSV"};
  Workbook book;
  book.biff8 = version == kBiff8;
  Globals globals{book};
  do {
    if (!records.next()) return damaged("its first part");
    if (auto taken = globals.take(records); !taken) return taken.error();
  } while (records.id() != Id::eof);
  book.styles.settle();
  if (book.sheets.empty()) return Error{Errc::malformed, "the Excel file has no sheet of cells"};
  return book;
}

}  // namespace yingbao::format::xls
