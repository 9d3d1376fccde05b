// The tables of a ZIP archive: those of its files, one after another, each opened by what it holds.
#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/xlsx/xlsx.hpp"
#include "format/zip/archive.hpp"

#include <algorithm>
#include <array>

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

/// What offices put beside a list and no list ever is.
constexpr std::string_view kLetters[] = {".pdf", ".doc",  ".docx", ".wps", ".rtf", ".ofd", ".txt",  ".ppt", ".pptx",
                                         ".jpg", ".jpeg", ".png",  ".gif", ".bmp", ".tif", ".tiff", ".mht", ".md"};

bool is_named_as_letter(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const auto extension = fold_title(name.substr(dot));
  return std::find(std::begin(kLetters), std::end(kLetters), extension) != std::end(kLetters);
}

/// The text without its middle, cut between characters.
std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string{text};
  const auto inside = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  auto head = most / 2, tail = text.size() - most / 2;
  while (head > 0 && inside(text[head])) --head;
  while (tail < text.size() && inside(text[tail])) ++tail;
  return std::string{text.substr(0, head)}.append("…").append(text.substr(tail));
}

/// Reads on to the end, where the checksum is known: a list whose damage hides what it is must not pass for a letter.
Status read_out(ByteSource& source) {
  std::array<char, 64u << 10> scrap;
  for (;;) {
    const auto n = source.read(scrap);
    if (!n) return n.error();
    if (*n == 0) return {};
  }
}

/// A sound file whose content is no table and that is no list by its name: a table of one row that says what it is, so
/// that it is passed over as every table is that is no list, and counted with them.
class LetterRows final : public RowReader {
 public:
  explicit LetterRows(std::string what) : what_{std::move(what)}, cell_{what_} {}
  Result<bool> next() override { return ++number_ == 1; }
  std::span<const std::string_view> cells() const override { return {&cell_, 1}; }
  std::uint64_t number() const override { return 1; }
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return "no table"; }

 private:
  std::string what_;
  std::string_view cell_;
  std::uint64_t number_ = 0;
};

class ZipReader final : public RowReader {
 public:
  ZipReader(std::unique_ptr<Archive> archive, const ReadOptions& options)
      : archive_{std::move(archive)}, options_{options} {
    ++options_.archives_around;
  }

  /// Opens the first table; a refusal when there is none, that of the first letter when there are only letters.
  Status open_first_file() {
    std::optional<Error> first;
    std::vector<Letter> letters;
    for (;;) {
      const auto opened = open_next_file();
      if (!opened) return opened.error();
      if (!*opened) return first ? *first : Error{Errc::malformed, "the archive holds no table"};
      if (!letter_) break;
      if (!first) first = letter_;
      letters.push_back({file_, *letter_});
    }
    letters_before_ = std::move(letters);
    return {};
  }

  /// False when no file is left.
  Result<bool> open_next_file() {
    const auto entries = archive_->entries();
    while (next_ < entries.size() && is_junk(entries[next_])) ++next_;
    if (next_ < entries.size()) return open_file(entries[next_++]);
    if (letters_before_.empty()) return false;
    const auto letter = std::move(letters_before_.back());
    letters_before_.pop_back();
    file_ = letter.file;
    show_letter(letter.why);
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
  bool typed() const override { return rows_->typed(); }
  bool is_number(std::size_t cell) const override { return rows_->is_number(cell); }
  std::uint64_t number() const override { return rows_->number(); }
  std::string_view sheet() const override { return table_; }
  std::optional<schema::Reason> fault() const override { return rows_->fault(); }
  bool hidden() const override { return rows_->hidden(); }
  Charset charset() const override { return rows_->charset(); }
  std::string describe() const override { return "ZIP, " + rows_->describe(); }

 private:
  static constexpr std::size_t kLongestName = 240;
  struct Letter {
    const Archive::Entry* file;
    Error why;
  };

  Error in_file(const Error& error) const { return error.in(shortened(printable(file_->name), kLongestName)); }

  Result<bool> open_file(const Archive::Entry& file) {
    file_ = &file;
    letter_.reset();
    rows_.reset();
    auto source = archive_->read(file);
    if (!source) return in_file(source.error());
    source_ = std::move(*source);
    auto rows = open_rows(*source_, options_);
    if (!rows) {
      const bool refused_by_content = rows.error().code() == Errc::malformed;
      if (!refused_by_content || !is_named_as_letter(file.name)) return in_file(rows.error());
      if (auto sound = read_out(*source_); !sound) return in_file(sound.error());
      show_letter(in_file(rows.error()));
      return true;
    }
    rows_ = std::move(*rows);
    name_table();
    return true;
  }

  void show_letter(const Error& why) {
    letter_ = why;
    rows_ = std::make_unique<LetterRows>(why.detail());
    name_table();
  }

  void name_table() {
    table_ = shortened(file_->name, kLongestName);
    if (table_ != file_->name) table_ += " (" + std::to_string(file_ - archive_->entries().data() + 1) + ")";
    if (const auto sheet = rows_->sheet(); !sheet.empty()) table_.append("/").append(sheet);
  }

  std::unique_ptr<Archive> archive_;
  ReadOptions options_;
  std::size_t next_ = 0;
  const Archive::Entry* file_ = nullptr;
  std::optional<Error> letter_;         // why the file at hand is no table
  std::vector<Letter> letters_before_;  // the first table; told when all others are
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<RowReader> rows_;
  std::string table_;
};

bool holds_unpacked_document(const Archive& archive) {
  const auto entries = archive.entries();
  return std::any_of(entries.begin(), entries.end(),
                     [](const auto& entry) { return entry.name.ends_with("/[Content_Types].xml"); });
}

Claim claim(std::string_view start) {
  return start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv) ? Claim::likely : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  constexpr int kDeepest = 1;  // a ZIP archive in a ZIP archive, as a collector of collected files makes
  auto bytes = read_to_end(source, std::move(start), Archive::kMaxBytes);
  if (!bytes) return bytes.error();
  auto archive = Archive::open(std::move(*bytes), options.password);
  if (!archive) return archive.error();
  if (is_office_document(**archive)) return open_office_document(std::move(*archive));
  if (options.archives_around > kDeepest)
    return Error{Errc::malformed, "is an archive in an archive in an archive; ask for the files themselves"};
  if (holds_unpacked_document(**archive))
    return Error{Errc::malformed, "the archive holds the inside of an Office document; ask for the document itself"};
  auto reader = std::make_unique<ZipReader>(std::move(*archive), options);
  if (auto opened = reader->open_first_file(); !opened) return opened.error();
  return std::unique_ptr<RowReader>{std::move(reader)};
}

}  // namespace

extern const Decoder zip_decoder;
const Decoder zip_decoder{"ZIP", claim, open, prepare_archives};

}  // namespace yingbao::format
