#include "format/xls/compound_file.hpp"

#include "format/xls/little_endian.hpp"

#include <algorithm>

namespace yingbao::format::xls {
namespace {

constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE, kLastSector = 0xFFFFFFFA, kNoEntry = 0xFFFFFFFF;
constexpr std::size_t kHeaderSlots = 109, kEntryBytes = 128, kSmallShift = 6;
constexpr std::uint64_t kSmallBelow = 4096;
constexpr std::uint8_t kStreamEntry = 2;

std::string name_of_entry(std::string_view entry) {
  std::string name;
  const auto length = std::min<std::size_t>(u16(entry, 64), 64);
  for (std::size_t i = 0; i + 3 < length; i += 2) {
    const auto c = u16(entry, i);
    name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c < 0x80 ? static_cast<char>(c) : '?';
  }
  return name;
}

}  // namespace

Error damaged(std::string_view where) {
  return Error{Errc::malformed,
               "the old Office file is cut short or damaged in " + std::string{where} + "; ask for it again"};
}

Error protected_by_password() {
  return Error{Errc::malformed,
               "this Excel file is locked with a password; ask for it without one, or inside a ZIP archive with a "
               "password. Where Excel opens it without asking for one it is structure protected: unprotect the "
               "workbook and save again"};
}

Result<CompoundFile> CompoundFile::open(std::string bytes) {
  CompoundFile file;
  file.bytes_ = std::move(bytes);
  file.sector_shift_ = u16(file.bytes_, 30);
  if (file.sector_shift_ != 9 && file.sector_shift_ != 12) return damaged("its header");
  if (auto loaded = file.load_tables(); !loaded) return loaded.error();
  if (auto loaded = file.load_names(); !loaded) return loaded.error();
  return file;
}

std::string_view CompoundFile::sector(std::uint32_t id) const {
  const std::size_t size = std::size_t{1} << sector_shift_, at = (std::size_t{id} + 1) << sector_shift_;
  return at < bytes_.size() ? std::string_view{bytes_}.substr(at, size) : std::string_view{};
}

Status CompoundFile::load_tables() {
  const std::size_t sectors = bytes_.size() >> sector_shift_, slots = (std::size_t{1} << sector_shift_) / 4;
  Chain table_sectors;
  for (std::size_t i = 0; i < kHeaderSlots; ++i) table_sectors.push_back(u32(bytes_, 76 + 4 * i));
  auto more = u32(bytes_, 68);
  for (std::size_t guard = 0; more < kLastSector && guard <= sectors; ++guard) {
    const auto list = sector(more);
    if (list.empty()) return damaged("its table of sectors");
    for (std::size_t i = 0; i + 1 < slots; ++i) table_sectors.push_back(u32(list, 4 * i));
    more = u32(list, 4 * (slots - 1));
    if (table_sectors.size() > sectors + kHeaderSlots + slots) return damaged("its table of sectors");
  }
  for (const auto id : table_sectors) {
    if (id >= kLastSector) continue;
    if (next_.size() > sectors) break;
    const auto part = sector(id);
    if (part.empty()) return damaged("its table of sectors");
    for (std::size_t i = 0; i < slots; ++i) next_.push_back(u32(part, 4 * i));
  }
  const auto first_small = u32(bytes_, 60);
  if (first_small >= kLastSector) return {};
  const auto table = join(first_small);
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); i += 4) small_next_.push_back(u32(*table, i));
  return {};
}

Result<CompoundFile::Chain> CompoundFile::follow(std::uint32_t first, const Chain& table) {
  Chain chain;
  for (auto id = first; id != kEndOfChain; id = table[id]) {
    if (id >= table.size() || chain.size() >= table.size()) return damaged("its chains of sectors");
    chain.push_back(id);
  }
  return chain;
}

Result<std::string> CompoundFile::join(std::uint32_t first) const {
  const auto chain = follow(first, next_);
  if (!chain) return chain.error();
  std::string out;
  if (chain->size() <= bytes_.size() >> sector_shift_) out.reserve(chain->size() << sector_shift_);
  for (const auto id : *chain) {
    const auto part = sector(id);
    if (part.empty()) return damaged("its last part");
    out += part;
  }
  return out;
}

Result<std::string> CompoundFile::join_small(const Stream& stream) const {
  const auto chain = follow(stream.first, small_next_);
  if (!chain) return chain.error();
  std::string out;
  for (const auto id : *chain) {
    const auto at = std::size_t{id} << kSmallShift;
    if (at >= small_.size()) return damaged("its small parts");
    out += small_.substr(at, std::size_t{1} << kSmallShift);
  }
  return out;
}

Status CompoundFile::load_names() {
  const auto directory = join(u32(bytes_, 48));
  if (!directory) return directory.error();
  const auto entries = directory->size() / kEntryBytes;
  const auto entry = [&](std::size_t i) { return std::string_view{*directory}.substr(i * kEntryBytes, kEntryBytes); };
  if (entries == 0) return damaged("its directory");
  const auto root = entry(0);
  if (u32(root, 116) < kLastSector && u32(root, 120) > 0) {
    auto small = join(u32(root, 116));
    if (!small) return small.error();
    small_ = std::move(*small);
  }
  // The entries at the top are a tree of left and right neighbours; what lies below them belongs to other objects.
  Chain open{u32(root, 76)};
  std::vector<bool> seen(entries);
  while (!open.empty()) {
    const auto id = open.back();
    open.pop_back();
    if (id == kNoEntry) continue;
    if (id >= entries || seen[id]) return damaged("its directory");
    seen[id] = true;
    const auto found = entry(id);
    const auto size = sector_shift_ == 9 ? u32(found, 120) : u64(found, 120);  // small files leave rubbish behind it
    if (u8(found, 66) == kStreamEntry) streams_.push_back({name_of_entry(found), u32(found, 116), size});
    open.push_back(u32(found, 68));
    open.push_back(u32(found, 72));
  }
  return {};
}

const CompoundFile::Stream* CompoundFile::find(std::string_view name) const {
  const auto found = std::find_if(streams_.begin(), streams_.end(), [&](const Stream& s) { return s.name == name; });
  return found == streams_.end() ? nullptr : &*found;
}

Result<std::string> CompoundFile::read(std::string_view name) const {
  const auto* stream = find(name);
  if (!stream) return damaged("its directory");
  auto joined = stream->size < kSmallBelow ? join_small(*stream) : join(stream->first);
  if (!joined) return joined.error();
  if (joined->size() < stream->size) return damaged("its last part");
  joined->resize(stream->size);
  return joined;
}

}  // namespace yingbao::format::xls
