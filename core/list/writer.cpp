#include "list/writer.hpp"

#include "crypto/digest.hpp"
#include "list/content_order.hpp"
#include "list/reader.hpp"
#include "schema/hash.hpp"
#include "schema/record.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <future>

namespace yingbao::list {

/// The file and everything a run goes through on its way there. Used by one thread at a time: the flushing one while
/// `busy` runs, the writer's own otherwise.
struct ListWriter::RunFlush {
  RunFlush(UniqueFd file, const ListFile& list, bool facts)
      : fd{std::move(file)}, uid{list.uid}, aead{list.key}, beside{facts} {}

  Status write_run();
  Status write_block(std::span<const std::uint32_t> places);
  void sort();
  /// Sorted records lie scattered over the run: without this a third of writing it is waiting for memory.
  void prefetch(std::uint32_t place) const {
    constexpr std::size_t kLine = 64, kMost = 512;
    const auto& item = run.items[place];
    const char* record = run.arena.data() + item.offset;
    for (std::size_t at = 0; at < std::min<std::size_t>(item.length, kMost); at += kLine)
      __builtin_prefetch(record + at);
  }

  UniqueFd fd;
  std::string uid;
  crypto::Aead aead;
  bool beside;  ///< records are facts
  Index index;
  std::uint64_t offset = kHeaderBytes;
  Run run;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> heads;  // first half of each key, and whose it is
  std::vector<std::uint32_t> order;
  std::string keys, bodies, packed, sealed;  // reused: fresh pages are dear
  std::future<Status> busy;
};

Result<ListWriter> ListWriter::create(const std::filesystem::path& folder, const crypto::DataKey& key,
                                      Options options) {
  const auto uid = crypto::random_bytes(16);
  ListFile file{folder / (crypto::hex(uid) + ".list"), uid, key};
  UniqueFd fd{::open(file.path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!fd) return errno_error("create list");
  std::string header{kFileMagic};
  header.push_back(static_cast<char>(crypto::Suite::aes256_gcm));
  header.push_back(static_cast<char>(options.beside ? schema::kHashVersion : 0));
  header.append(6, '\0').append(uid);
  const int descriptor = fd.get();
  ListWriter writer{std::move(file), std::move(fd), options};
  if (auto done = write_all(descriptor, header); !done) return done.error();
  return writer;
}

ListWriter::ListWriter(ListFile file, UniqueFd fd, Options options)
    : file_{std::move(file)}, options_{options}, flush_{std::make_unique<RunFlush>(std::move(fd), file_,
                                                                                   options_.beside)} {}

ListWriter::ListWriter(ListWriter&&) noexcept = default;

ListWriter::~ListWriter() {
  if (!flush_ || !flush_->fd) return;
  (void)finish_flush();  // nobody wants the list any more, nor what went wrong with it
  ::unlink(file_.path.c_str());
}

Status ListWriter::add(const Entry& entry) {
  auto& [arena, items] = filling_;
  const bool full = arena.size() + entry.record.size() > options_.run_bytes || items.size() >= options_.run_records;
  if (full && !items.empty())
    if (auto done = flush_run(); !done) return done;
  if (arena.capacity() == 0) arena.reserve(options_.run_bytes + schema::kMaxRecordBytes);
  const auto kind = static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry.kind) | (entry.primary ? 0u : 0x80u));
  items.push_back({entry.key, entry.row_key, static_cast<std::uint32_t>(arena.size()),
                   static_cast<std::uint32_t>(entry.record.size()), kind});
  arena.append(entry.record);
  return {};
}

Status ListWriter::finish_flush() { return flush_->busy.valid() ? flush_->busy.get() : Status{}; }

Status ListWriter::flush_run() {
  if (auto done = finish_flush(); !done) return done;
  std::swap(filling_, flush_->run);
  filling_.arena.clear();
  filling_.items.clear();
  flush_->busy = std::async(std::launch::async, [flush = flush_.get()] { return flush->write_run(); });
  return {};
}

void ListWriter::RunFlush::sort() {
  heads.clear();
  for (std::uint32_t i = 0; i < run.items.size(); ++i) heads.emplace_back(run.items[i].key.high, i);
  // Places grow with arrival: equal entries keep their order without a stable sort. Entries that share a row key and say
  // different things stand in the order of what they say: whichever stays, the order of a file's rows does not decide.
  const auto content = [this](std::uint32_t place) {
    const auto& item = run.items[place];
    return content_order(std::string_view{run.arena}.substr(item.offset, item.length));
  };
  std::sort(heads.begin(), heads.end(), [this, &content](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const auto &x = run.items[a.second], &y = run.items[b.second];
    if (x.key.low != y.key.low) return x.key.low < y.key.low;
    if (x.row_key != y.row_key) return x.row_key < y.row_key;
    const auto first = content(a.second), second = content(b.second);
    return first != second ? first < second : a.second < b.second;
  });
  order.clear();
  for (const auto& head : heads) order.push_back(head.second);
}

Status ListWriter::RunFlush::write_run() {
  sort();
  std::uint32_t blocks = 0;
  for (std::size_t at = 0; at < order.size(); ++blocks) {
    std::size_t end = at, bytes = 0;
    while (end < order.size() && end - at < kBlockRecords && (end == at || bytes < kBlockBytes))
      bytes += run.items[order[end++]].length;
    if (auto done = write_block({order.data() + at, end - at}); !done) return done;
    at = end;
  }
  index.run_blocks.push_back(blocks);
  return {};
}

Status ListWriter::RunFlush::write_block(std::span<const std::uint32_t> places) {
  keys.clear();
  bodies.clear();
  packed.clear();
  sealed.clear();
  for (std::size_t i = 0; i < places.size(); ++i) {
    constexpr std::size_t kAhead = 8;
    if (i + kAhead < places.size()) prefetch(places[i + kAhead]);
    const auto place = places[i];
    const auto& item = run.items[place];
    const std::uint64_t halves[2] = {__builtin_bswap64(item.key.high), __builtin_bswap64(item.key.low)};
    keys.append(reinterpret_cast<const char*>(halves), 16);
    keys.push_back(static_cast<char>(item.kind));
    append_number(keys, item.row_key);
    const auto record = std::string_view{run.arena}.substr(item.offset, item.length);
    if (beside) append_number(keys, beside_of(record));
    schema::append_varint(bodies, item.length);
    bodies.append(record);
  }
  compress(bodies, packed);
  const auto number = static_cast<std::uint64_t>(index.blocks.size());
  BlockInfo info;
  info.offset = offset;
  info.records = static_cast<std::uint32_t>(places.size());
  info.first = run.items[places.front()].key;
  info.last = run.items[places.back()].key;
  aead.seal(2 * number, associated_data(uid, 2 * number, info.first, info.last), keys, sealed);
  info.keys_bytes = static_cast<std::uint32_t>(sealed.size());
  aead.seal(2 * number + 1, associated_data(uid, 2 * number + 1, info.first, info.last), packed, sealed);
  info.bodies_bytes = static_cast<std::uint32_t>(sealed.size()) - info.keys_bytes;
  if (auto done = write_all(fd.get(), sealed); !done) return done.error().in("list");
  offset += sealed.size();
  index.blocks.push_back(info);
  return {};
}

Result<ListSummary> ListWriter::close() {
  if (!filling_.items.empty())
    if (auto done = flush_run(); !done) return done.error();
  if (auto done = finish_flush(); !done) return done.error();
  filling_ = {};
  auto& [fd, uid, aead, beside, index, offset, run, heads, order, keys, bodies, packed, sealed, busy] = *flush_;
  run = {};
  sealed.clear();
  aead.seal(kIndexNonce, associated_data(uid, kIndexNonce, {}, {}), encode_index(index), sealed);
  const auto index_bytes = static_cast<std::uint32_t>(sealed.size());
  append_number(sealed, offset);
  append_number(sealed, index_bytes);
  append_number(sealed, std::uint32_t{0});
  sealed.append(kFooterMagic);
  if (auto done = write_all(fd.get(), sealed); !done) return done.error().in("list");
  // The keys are merged while the disk writes the rest.
  auto summary = summarise(file_);
  if (!summary) return summary;
  summary->bytes = offset + sealed.size();
  if (auto done = sync_data(fd.get()); !done) return done.error().in("list");
  if (auto done = sync_folder(file_.path.parent_path()); !done) return done.error();
  fd.reset();
  return summary;
}

}  // namespace yingbao::list
