#include "format/zip/archive.hpp"

#include "base/text.hpp"
#include "format/gb18030.hpp"

#include <openssl/evp.h>
#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <set>

namespace yingbao::format {
namespace {

Error malformed(std::string detail) { return Error{Errc::malformed, std::move(detail)}; }

Error too_large() {
  return malformed("inflates to far more than any table of its packed size; ask for it in parts, or as CSV");
}

/// Methods that archivers offer beside the usual ones.
std::string method_name(std::uint16_t method) {
  struct Method {
    std::uint16_t id;
    std::string_view name;
  };
  constexpr Method kMethods[] = {{1, "Shrink"},     {6, "Implode"}, {9, "Deflate64"}, {12, "bzip2"},   {14, "LZMA"},
                                 {93, "Zstandard"}, {95, "XZ"},     {96, "JPEG"},     {97, "WavPack"}, {98, "PPMd"}};
  for (const auto& [id, name] : kMethods)
    if (id == method) return std::string{name};
  return "method " + std::to_string(method);
}

Error told(const zip_error_t& error, bool encrypted) {
  switch (::zip_error_code_zip(&error)) {
    case ZIP_ER_NOPASSWD: return malformed("it is locked with a password; set `password` in [read]");
    case ZIP_ER_WRONGPASSWD: return malformed("the `password` in [read] does not open it");
    case ZIP_ER_ENCRNOTSUPP: return malformed("it is locked in an unusual way; ask for AES, or for another channel");
    case ZIP_ER_MEMORY: return Error{Errc::refused, "ran out of the memory it is allowed"};
    default:
      return malformed(encrypted ? "it is damaged, or the `password` in [read] is wrong"
                                 : "it is cut off or damaged; ask for it again");
  }
}

/// Names carry no reliable word on their encoding: archivers of this country write GB18030 with and without saying so,
/// and as UTF-8.
std::string decoded_name(const DirectoryEntry& entry) {
  const auto raw = !entry.unicode_name.empty() && is_utf8(entry.unicode_name) ? entry.unicode_name : entry.raw_name;
  std::string name{raw};
  if (!is_utf8(raw)) {
    name.clear();
    if (!decode_gb18030(raw, name)) name = printable(raw);
  }
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

/// libzip refuses an archive that says of a name that it is UTF-8 when it is not. What the bytes show is told above.
void forget_encodings(std::string& archive, const std::vector<DirectoryEntry>& directory) {
  constexpr std::size_t kCentralFlags = 9, kLocalFlags = 7;
  constexpr unsigned kUtf8 = 1u << 3;  // of their second byte
  for (const auto& entry : directory)
    for (const auto at : {entry.record_at + kCentralFlags, static_cast<std::size_t>(entry.header_at) + kLocalFlags})
      archive[at] = static_cast<char>(static_cast<unsigned char>(archive[at]) & ~kUtf8);
}

bool same_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

class EntrySource final : public ByteSource {
 public:
  EntrySource(zip_file_t* file, const DirectoryEntry& entry, std::uint64_t& inflated, std::uint64_t allowed)
      : file_{file, [](zip_file_t* open) { static_cast<void>(::zip_fclose(open)); }}, entry_{entry},
        inflated_{inflated}, allowed_{allowed} {}

  Result<std::size_t> read(std::span<char> out) override {
    const auto n = ::zip_fread(file_.get(), out.data(), out.size());
    if (n < 0) return told(*::zip_file_get_error(file_.get()), entry_.encrypted());
    read_ += static_cast<std::uint64_t>(n);
    inflated_ += static_cast<std::uint64_t>(n);
    if (read_ > entry_.size || (n == 0 && read_ < entry_.size))
      return malformed("holds another number of bytes than the archive says; ask for it again");
    if (inflated_ > allowed_) return too_large();
    return static_cast<std::size_t>(n);
  }

 private:
  std::unique_ptr<zip_file_t, void (*)(zip_file_t*)> file_;
  const DirectoryEntry& entry_;
  std::uint64_t read_ = 0;
  std::uint64_t& inflated_;
  std::uint64_t allowed_;
};

}  // namespace

Archive::Archive(std::string bytes, std::string password)
    : bytes_{std::move(bytes)}, password_{std::move(password)}, zip_{nullptr, ::zip_discard} {}

Result<std::unique_ptr<Archive>> Archive::open(std::string bytes, std::string password) {
  std::unique_ptr<Archive> archive{new Archive{std::move(bytes), std::move(password)}};
  const auto directory = read_directory(archive->bytes_, kMaxEntries);
  if (!directory) return directory.error();
  forget_encodings(archive->bytes_, *directory);
  zip_error_t error;
  ::zip_error_init(&error);
  if (auto* source = ::zip_source_buffer_create(archive->bytes_.data(), archive->bytes_.size(), 0, &error)) {
    archive->zip_.reset(::zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive->zip_) ::zip_source_free(source);
  }
  if (!archive->zip_) return told(error, false);
  if (::zip_get_num_entries(archive->zip_.get(), 0) != static_cast<zip_int64_t>(directory->size()))
    return malformed("the archive has two directories; ask for it again");
  std::set<std::string_view> names;
  archive->entries_.reserve(directory->size());
  for (const auto& stored : *directory) {
    const char* seen = ::zip_get_name(archive->zip_.get(), archive->entries_.size(), ZIP_FL_ENC_RAW);
    if (!seen || (stored.raw_name != seen && stored.unicode_name != seen))
      return malformed("the archive has two directories; ask for it again");
    const auto& entry = archive->entries_.emplace_back(Entry{decoded_name(stored), stored});
    if (!names.insert(entry.name).second)
      return malformed("the archive holds two files named " + printable(entry.name) + "; ask which is right");
  }
  return archive;
}

const Archive::Entry* Archive::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const auto& entry) { return same_in_any_case(entry.name, name); });
  return found == entries_.end() ? nullptr : &*found;
}

Result<std::unique_ptr<ByteSource>> Archive::read(const Entry& entry) {
  const auto index = static_cast<zip_uint64_t>(&entry - entries_.data());
  zip_stat_t about;
  if (::zip_stat_index(zip_.get(), index, 0, &about) != 0) return told(*::zip_get_error(zip_.get()), false);
  if (::zip_compression_method_supported(about.comp_method, 0) == 0)
    return malformed("is packed with " + method_name(about.comp_method) + "; ask for an ordinary ZIP archive");
  if (entry.stored.size > kMaxEntrySize) return too_large();
  const bool locked = entry.stored.encrypted();
  auto* file =
      ::zip_fopen_index_encrypted(zip_.get(), index, 0, locked && !password_.empty() ? password_.c_str() : nullptr);
  if (!file) return told(*::zip_get_error(zip_.get()), locked);
  const auto allowed = kFreeOfRatio + kMaxRatio * bytes_.size();
  return std::unique_ptr<ByteSource>{std::make_unique<EntrySource>(file, entry.stored, inflated_, allowed)};
}

void prepare_archives() {
  // Times of entries are converted as local ones; a zone that is named outright is not looked up again.
  static_cast<void>(::setenv("TZ", "UTC0", 1));
  ::tzset();
  unsigned char key[16];
  static_cast<void>(::PKCS5_PBKDF2_HMAC_SHA1("", 0, key, 0, 1, sizeof key, key));
}

}  // namespace yingbao::format
