// The tables of a ZIP archive: those of its files, one after another, each opened by what it holds.
#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/zip/archive.hpp"

namespace yingbao::format {
namespace {

using namespace std::string_view_literals;

/// What computers leave beside the files that people meant to send.
bool is_junk(const Archive::Entry& entry) {
  const std::string_view name = entry.name;
  const auto base = name.substr(name.rfind('/') + 1);
  return entry.is_folder() || name.starts_with("__MACOSX/") || contains(name, "/__MACOSX/") || base.starts_with("._") ||
         base.starts_with("~$") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini";
}

class ZipReader final : public RowReader {
 public:
  ZipReader(std::unique_ptr<Archive> archive, const ReadOptions& options)
      : archive_{std::move(archive)}, options_{options} {
    ++options_.archives_around;
  }

  /// False when no file is left.
  Result<bool> open_next_file() {
    while (next_ < archive_->entries().size() && is_junk(archive_->entries()[next_])) ++next_;
    if (next_ == archive_->entries().size()) return false;
    file_ = &archive_->entries()[next_++];
    rows_.reset();
    auto source = archive_->read(*file_);
    if (!source) return in_file(source.error());
    source_ = std::move(*source);
    auto rows = open_rows(*source_, options_);
    if (!rows) return in_file(rows.error());
    rows_ = std::move(*rows);
    name_table();
    return true;
  }

  Result<bool> next() override {
    const auto more = rows_->next();
    if (!more) return in_file(more.error());
    return more;
  }

  Result<bool> next_table() override {
    const auto more = rows_->next_table();
    if (!more) return in_file(more.error());
    if (!*more) return open_next_file();
    name_table();
    return true;
  }

  std::span<const std::string_view> cells() const override { return rows_->cells(); }
  std::uint64_t number() const override { return rows_->number(); }
  std::string_view sheet() const override { return table_; }
  std::optional<schema::Reason> fault() const override { return rows_->fault(); }
  bool hidden() const override { return rows_->hidden(); }
  bool is_number(std::size_t cell) const override { return rows_->is_number(cell); }
  Charset charset() const override { return rows_->charset(); }
  std::string describe() const override { return "ZIP, " + rows_->describe(); }

 private:
  Error in_file(const Error& error) const { return error.in(printable(file_->name)); }

  void name_table() {
    table_ = file_->name;
    if (const auto sheet = rows_->sheet(); !sheet.empty()) table_.append("/").append(sheet);
  }

  std::unique_ptr<Archive> archive_;
  ReadOptions options_;
  std::size_t next_ = 0;
  const Archive::Entry* file_ = nullptr;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<RowReader> rows_;
  std::string table_;
};

Claim claim(std::string_view start) {
  return start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv) ? Claim::likely : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  constexpr int kDeepest = 1;  // a ZIP archive in a ZIP archive, as a collector of collected files makes
  if (options.archives_around > kDeepest)
    return Error{Errc::malformed, "is an archive in an archive in an archive; ask for the files themselves"};
  auto bytes = read_to_end(source, std::move(start), Archive::kMaxBytes);
  if (!bytes) return bytes.error();
  auto archive = Archive::open(std::move(*bytes), options.password);
  if (!archive) return archive.error();
  if ((*archive)->find("[Content_Types].xml"))
    return Error{Errc::malformed,
                 "the archive is an office document that was packed again; ask for the document itself"};
  auto reader = std::make_unique<ZipReader>(std::move(*archive), options);
  const auto any = reader->open_next_file();
  if (!any) return any.error();
  if (!*any) return Error{Errc::malformed, "the archive holds no table"};
  return std::unique_ptr<RowReader>{std::move(reader)};
}

}  // namespace

extern const Decoder zip_decoder;
const Decoder zip_decoder{"ZIP", claim, open, prepare_archives};

}  // namespace yingbao::format
