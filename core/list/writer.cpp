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
#include <numeric>
#include <optional>

namespace yingbao::list {

/// The file and everything a run goes through on its way there. Used by one thread at a time: the flushing one while
/// `busy` runs, the writer's own otherwise.
struct ListWriter::RunFlush {
  RunFlush(UniqueFd file, const ListFile& list, const Options& options)
      : fd{std::move(file)}, uid{list.uid}, aead{list.key}, beside{options.beside} {
    if (options.person_key) keyer.emplace(*options.person_key);
  }

  Status write_run();
  Status write_block(std::size_t begin, std::size_t end);
  void sort();
  bool before(std::uint32_t a, std::uint32_t b) const;
  /// Asks memory for the entry that is written a few after this one.
  void prefetch(std::size_t at) const;

  UniqueFd fd;
  std::string uid;
  crypto::Aead aead;
  std::optional<crypto::Keyer> keyer;
  bool beside;  ///< records are facts
  Index index;
  std::uint64_t offset = kHeaderBytes;
  Run run;
  struct Head {
    std::uint64_t key;            ///< its first half
    std::uint32_t place, offset;  ///< of the entry in the run, and of its record in the arena
  };
  std::vector<Head> heads;
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
    : file_{std::move(file)}, options_{options}, flush_{std::make_unique<RunFlush>(std::move(fd), file_, options_)} {}

ListWriter::ListWriter(ListWriter&&) noexcept = default;

ListWriter::~ListWriter() {
  if (!flush_ || !flush_->fd) return;
  (void)finish_flush();  // nobody wants the list any more, nor what went wrong with it
  ::unlink(file_.path.c_str());
}

Status ListWriter::add(const Entry& entry, std::string_view stamp) {
  auto& [arena, keys, items] = filling_;
  const auto length = stamp.size() + entry.record.size();
  const bool full = arena.size() + length > options_.run_bytes || items.size() >= options_.run_records;
  if (full && !items.empty())
    if (auto done = flush_run(); !done) return done;
  if (arena.capacity() == 0) arena.reserve(options_.run_bytes + schema::kMaxRecordBytes);
  const auto kind = static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry.kind) | (entry.primary ? 0u : 0x80u));
  keys.push_back(entry.key);
  items.push_back({entry.row_key, static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(length), kind});
  arena.append(stamp).append(entry.record);
  return {};
}

Status ListWriter::finish_flush() { return flush_->busy.valid() ? flush_->busy.get() : Status{}; }

Status ListWriter::flush_run() {
  if (auto done = finish_flush(); !done) return done;
  std::swap(filling_, flush_->run);
  filling_.arena.clear();
  filling_.keys.clear();
  filling_.items.clear();
  flush_->busy = std::async(std::launch::async, [flush = flush_.get()] { return flush->write_run(); });
  return {};
}

/// Of two entries whose keys begin alike.
bool ListWriter::RunFlush::before(std::uint32_t a, std::uint32_t b) const {
  if (run.keys[a].low != run.keys[b].low) return run.keys[a].low < run.keys[b].low;
  const auto &x = run.items[a], &y = run.items[b];
  if (x.row_key != y.row_key) return x.row_key < y.row_key;
  // Entries that share a row key and say different things stand in the order of what they say: whichever stays, the order
  // of a file's rows does not decide. Places grow with arrival: equal entries keep their order without a stable sort.
  const auto content = [this](const Item& item) {
    return content_order(std::string_view{run.arena}.substr(item.offset, item.length));
  };
  const auto first = content(x), second = content(y);
  return first != second ? first < second : a < b;
}

/// Keys that a cipher made are spread evenly: dealt out by their first bits they leave heaps of a dozen to sort, in a
/// third of the time. Keys that are not spread leave larger heaps, and are right all the same.
void ListWriter::RunFlush::sort() {
  constexpr int kBits = 13;
  std::vector<std::uint32_t> ends((std::size_t{1} << kBits) + 1);
  const auto heap_of = [](const Key& key) { return static_cast<std::size_t>(key.high >> (64 - kBits)); };
  for (const auto& key : run.keys) ++ends[heap_of(key) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  heads.resize(run.keys.size());
  for (std::uint32_t i = 0; i < run.keys.size(); ++i)
    heads[ends[heap_of(run.keys[i])]++] = {run.keys[i].high, i, run.items[i].offset};
  std::size_t start = 0;
  for (const auto end : ends) {
    std::sort(heads.data() + start, heads.data() + end, [this](const Head& a, const Head& b) {
      return a.key != b.key ? a.key < b.key : before(a.place, b.place);
    });
    start = end;
  }
}

Status ListWriter::RunFlush::write_run() {
  if (keyer) keyer->encrypt(run.keys);
  sort();
  const auto begin = offset;
  std::uint32_t blocks = 0;
  for (std::size_t at = 0; at < heads.size(); ++blocks) {
    std::size_t end = at, bytes = 0;
    while (end < heads.size() && end - at < kBlockRecords && (end == at || bytes < kBlockBytes))
      bytes += run.items[heads[end++].place].length;
    if (auto done = write_block(at, end); !done) return done;
    at = end;
  }
  index.run_blocks.push_back(blocks);
  // The disk begins with it now, so that little is left when the list is closed. A hint: it promises nothing.
  ::sync_file_range(fd.get(), static_cast<off_t>(begin), 0, SYNC_FILE_RANGE_WRITE);
  return {};
}

/// Neighbours in order lie scattered over the run: without this, half of writing it is waiting for memory.
void ListWriter::RunFlush::prefetch(std::size_t at) const {
  constexpr std::size_t kAhead = 8, kLine = 64, kMostLines = 6;
  if (at + kAhead >= heads.size()) return;
  const auto& head = heads[at + kAhead];
  const char* record = run.arena.data() + head.offset;
  const auto lines = std::min(run.arena.size() / run.items.size() / kLine + 1, kMostLines);
  for (std::size_t line = 0; line < lines; ++line) __builtin_prefetch(record + line * kLine);
  __builtin_prefetch(&run.keys[head.place]);
  __builtin_prefetch(&run.items[head.place]);
}

Status ListWriter::RunFlush::write_block(std::size_t begin, std::size_t end) {
  keys.clear();
  bodies.clear();
  packed.clear();
  sealed.clear();
  for (std::size_t at = begin; at < end; ++at) {
    prefetch(at);
    const auto place = heads[at].place;
    const auto& item = run.items[place];
    const std::uint64_t halves[2] = {__builtin_bswap64(run.keys[place].high), __builtin_bswap64(run.keys[place].low)};
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
  info.records = static_cast<std::uint32_t>(end - begin);
  info.first = run.keys[heads[begin].place];
  info.last = run.keys[heads[end - 1].place];
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
  auto& [fd, uid, aead, keyer, beside, index, offset, run, heads, keys, bodies, packed, sealed, busy] = *flush_;
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
