#include "format/zip/directory.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace yingbao::format {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kInExtra = 0xFFFFFFFFu;  // the true value stands in the ZIP64 extra field
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56, kLocator64Size = 20;

Error damaged(std::string_view what) {
  return Error{Errc::malformed, "the archive is cut off or damaged (" + std::string{what} + "); ask for it again"};
}

/// Little-endian numbers of a record that is known to lie inside the archive.
std::uint64_t number_at(std::string_view record, std::size_t at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(record[at + i]);
  return value;
}
std::uint16_t short_at(std::string_view record, std::size_t at) {
  return static_cast<std::uint16_t>(number_at(record, at, 2));
}

/// `length` bytes at `at` that begin with `signature`; empty when they do not lie in `bytes`.
std::string_view record_at(std::string_view bytes, std::uint64_t at, std::size_t length, std::string_view signature) {
  if (at > bytes.size() || bytes.size() - at < length) return {};
  const auto record = bytes.substr(at);
  return record.starts_with(signature) ? record : std::string_view{};
}

/// Takes the values of the ZIP64 extra field, in their fixed order, for those that did not fit into 32 bits.
bool widen(std::string_view extra, std::initializer_list<std::uint64_t*> values) {
  if (std::none_of(values.begin(), values.end(), [](const auto* value) { return *value == kInExtra; })) return true;
  while (extra.size() >= 4) {
    const std::size_t length = short_at(extra, 2);
    if (extra.size() - 4 < length) return false;
    if (short_at(extra, 0) == 1) {
      auto field = extra.substr(4, length);
      for (auto* value : values) {
        if (*value != kInExtra) continue;
        if (field.size() < 8) return false;
        *value = number_at(field, 0, 8);
        field.remove_prefix(8);
      }
      return true;
    }
    extra.remove_prefix(4 + length);
  }
  return false;
}

std::uint32_t checksum_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

/// The Info-ZIP Unicode Path field: version, checksum of the name that it stands beside, the name in UTF-8. One that a
/// program left behind when it renamed the entry has another checksum.
std::string_view unicode_path(std::string_view extra, std::string_view raw_name) {
  constexpr std::uint16_t kUnicodePath = 0x7075;
  constexpr std::size_t kBeforeName = 5;
  while (extra.size() >= 4) {
    const std::size_t length = short_at(extra, 2);
    if (extra.size() - 4 < length) break;
    const auto field = extra.substr(4, length);
    if (short_at(extra, 0) == kUnicodePath && length > kBeforeName && field[0] == 1 &&
        number_at(field, 1, 4) == checksum_of(raw_name))
      return field.substr(kBeforeName);
    extra.remove_prefix(4 + length);
  }
  return {};
}

struct Extent {
  std::uint64_t entries = 0, size = 0, at = 0;
};

Result<Extent> find_directory(std::string_view bytes) {
  auto at = bytes.rfind("PK\x05\x06"sv);
  while (at != std::string_view::npos && at > 0 && bytes.size() - at < kEndSize)
    at = bytes.rfind("PK\x05\x06"sv, at - 1);
  if (at == std::string_view::npos || bytes.size() - at < kEndSize) return damaged("its directory is missing");
  const auto end = bytes.substr(at);
  Extent extent{short_at(end, 10), number_at(end, 12, 4), number_at(end, 16, 4)};
  bool one_disk = short_at(end, 4) == 0 && short_at(end, 6) == 0;
  if (extent.entries == 0xFFFF || extent.size == kInExtra || extent.at == kInExtra) {
    const auto locator =
        at < kLocator64Size ? ""sv : record_at(bytes, at - kLocator64Size, kLocator64Size, "PK\x06\x07"sv);
    const auto end64 = locator.empty() ? ""sv : record_at(bytes, number_at(locator, 8, 8), kEnd64Size, "PK\x06\x06"sv);
    if (!end64.empty()) {
      extent = {number_at(end64, 32, 8), number_at(end64, 40, 8), number_at(end64, 48, 8)};
      one_disk = number_at(end64, 16, 4) == 0;
    }
  }
  if (!one_disk) return Error{Errc::malformed, "this is one part of a split archive; ask for an archive of one piece"};
  if (extent.at > at || extent.size > at - extent.at) return damaged("its directory lies outside of it");
  return extent;
}

bool agrees(const DirectoryEntry& entry, std::string_view bytes) {
  const auto local = record_at(bytes, entry.header_at, kLocalSize, "PK\x03\x04"sv);
  if (local.empty()) return false;
  const std::size_t name = short_at(local, 26), extra = short_at(local, 28);
  if (local.size() - kLocalSize < name + extra) return false;
  std::uint64_t packed = number_at(local, 18, 4), size = number_at(local, 22, 4);
  if (!widen(local.substr(kLocalSize + name, extra), {&size, &packed})) return false;
  // An archive written as a stream tells the sizes behind the data and leaves them out here.
  const bool sizes_follow = short_at(local, 6) & 8u;
  const auto same = [&](std::uint64_t here, std::uint64_t there) {
    return here == there || (sizes_follow && here == 0);
  };
  constexpr unsigned kEncryption = 1u << 0 | 1u << 6 | 1u << 13;
  return local.substr(kLocalSize, name) == entry.raw_name && short_at(local, 8) == entry.method &&
         ((short_at(local, 6) ^ entry.flags) & kEncryption) == 0 && same(packed, entry.packed_size) &&
         same(size, entry.size) && local.size() - kLocalSize - name - extra >= entry.packed_size;
}

}  // namespace

Result<std::vector<DirectoryEntry>> read_directory(std::string_view bytes, std::size_t max_entries) {
  const auto extent = find_directory(bytes);
  if (!extent) return extent.error();
  if (extent->entries > max_entries)
    return Error{Errc::malformed, "the archive holds more than " + std::to_string(max_entries) + " files"};
  auto rest = bytes.substr(extent->at, extent->size);
  std::vector<DirectoryEntry> entries;
  while (entries.size() < extent->entries) {
    const auto record = record_at(rest, 0, kCentralSize, "PK\x01\x02"sv);
    if (record.empty()) return damaged("its directory is too short");
    const std::size_t name = short_at(record, 28), extra = short_at(record, 30), comment = short_at(record, 32);
    if (record.size() - kCentralSize < name + extra + comment) return damaged("its directory is too short");
    DirectoryEntry entry{.raw_name = record.substr(kCentralSize, name),
                         .flags = short_at(record, 8),
                         .method = short_at(record, 10),
                         .packed_size = number_at(record, 20, 4),
                         .size = number_at(record, 24, 4),
                         .header_at = number_at(record, 42, 4),
                         .record_at = static_cast<std::size_t>(record.data() - bytes.data())};
    entry.unicode_name = unicode_path(record.substr(kCentralSize + name, extra), entry.raw_name);
    if (!widen(record.substr(kCentralSize + name, extra), {&entry.size, &entry.packed_size, &entry.header_at}))
      return damaged("a size is missing");
    if (!agrees(entry, bytes)) return damaged("its directory contradicts its entries");
    entries.push_back(entry);
    rest.remove_prefix(kCentralSize + name + extra + comment);
  }
  if (!rest.empty() && rest.starts_with("PK\x01\x02"sv)) return damaged("its directory holds more than it says");
  return entries;
}

}  // namespace yingbao::format
