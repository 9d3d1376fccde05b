#include "list/writer.hpp"

#include "crypto/digest.hpp"
#include "list/reader.hpp"
#include "schema/record.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace yingbao::list {

Result<ListWriter> ListWriter::create(const std::filesystem::path& folder, const crypto::DataKey& key,
                                      Options options) {
  const auto uid = crypto::random_bytes(16);
  ListFile file{folder / (crypto::hex(uid) + ".list"), uid, key};
  UniqueFd fd{::open(file.path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!fd) return errno_error("create list");
  ListWriter writer{std::move(file), std::move(fd), options};
  std::string header{kFileMagic};
  header.push_back(static_cast<char>(crypto::Suite::aes256_gcm));
  header.append(7, '\0').append(uid);
  if (auto done = write_all(writer.fd_.get(), header); !done) return done.error();
  writer.offset_ = header.size();
  return writer;
}

ListWriter::ListWriter(ListFile file, UniqueFd fd, Options options)
    : file_{std::move(file)}, fd_{std::move(fd)}, options_{options}, aead_{file_.key} {}

ListWriter::~ListWriter() {
  if (fd_) ::unlink(file_.path.c_str());
}

Status ListWriter::add(const Entry& entry) {
  if (arena_.size() + entry.record.size() > options_.run_bytes && !items_.empty())
    if (auto done = flush_run(); !done) return done;
  if (arena_.capacity() == 0) arena_.reserve(options_.run_bytes + schema::kMaxRecordBytes);
  const auto kind = static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry.kind) | (entry.primary ? 0u : 0x80u));
  items_.push_back({entry.key, entry.row_key, static_cast<std::uint32_t>(arena_.size()),
                    static_cast<std::uint32_t>(entry.record.size()), kind});
  arena_.append(entry.record);
  return {};
}

Status ListWriter::flush_run() {
  // Offsets grow with arrival: equal entries keep their order without a stable sort.
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    return std::tie(a.key.high, a.key.low, a.row_key, a.offset) < std::tie(b.key.high, b.key.low, b.row_key, b.offset);
  });
  std::uint32_t blocks = 0;
  for (std::size_t at = 0; at < items_.size(); ++blocks) {
    std::size_t end = at, bytes = 0;
    while (end < items_.size() && end - at < kBlockRecords && (end == at || bytes < kBlockBytes))
      bytes += items_[end++].length;
    if (auto done = write_block({items_.data() + at, end - at}); !done) return done;
    at = end;
  }
  index_.run_blocks.push_back(blocks);
  items_.clear();
  arena_.clear();
  return {};
}

Status ListWriter::write_block(std::span<const Item> items) {
  keys_.clear();
  bodies_.clear();
  packed_.clear();
  sealed_.clear();
  for (const auto& item : items) {
    const std::uint64_t halves[2] = {__builtin_bswap64(item.key.high), __builtin_bswap64(item.key.low)};
    keys_.append(reinterpret_cast<const char*>(halves), 16);
    keys_.push_back(static_cast<char>(item.kind));
    append_number(keys_, item.row_key);
    schema::append_varint(bodies_, item.length);
    bodies_.append(arena_, item.offset, item.length);
  }
  compress(bodies_, packed_);
  const auto number = static_cast<std::uint64_t>(index_.blocks.size());
  BlockInfo info;
  info.offset = offset_;
  info.records = static_cast<std::uint32_t>(items.size());
  info.first = items.front().key;
  info.last = items.back().key;
  aead_.seal(2 * number, associated_data(file_.uid, 2 * number, info.first, info.last), keys_, sealed_);
  info.keys_bytes = static_cast<std::uint32_t>(sealed_.size());
  aead_.seal(2 * number + 1, associated_data(file_.uid, 2 * number + 1, info.first, info.last), packed_, sealed_);
  info.bodies_bytes = static_cast<std::uint32_t>(sealed_.size()) - info.keys_bytes;
  if (auto done = write_all(fd_.get(), sealed_); !done) return done.error().in("list");
  offset_ += sealed_.size();
  index_.blocks.push_back(info);
  return {};
}

Result<ListSummary> ListWriter::close() {
  if (!items_.empty())
    if (auto done = flush_run(); !done) return done.error();
  items_ = {};
  arena_ = {};
  sealed_.clear();
  aead_.seal(kIndexNonce, associated_data(file_.uid, kIndexNonce, {}, {}), encode_index(index_), sealed_);
  const auto index_bytes = static_cast<std::uint32_t>(sealed_.size());
  append_number(sealed_, offset_);
  append_number(sealed_, index_bytes);
  append_number(sealed_, std::uint32_t{0});
  sealed_.append(kFooterMagic);
  if (auto done = write_all(fd_.get(), sealed_); !done) return done.error().in("list");
  // The keys are merged while the disk writes the rest.
  auto summary = summarise(file_);
  if (!summary) return summary;
  summary->bytes = offset_ + sealed_.size();
  if (auto done = sync_data(fd_.get()); !done) return done.error().in("list");
  if (auto done = sync_folder(file_.path.parent_path()); !done) return done.error();
  fd_.reset();
  return summary;
}

}  // namespace yingbao::list
