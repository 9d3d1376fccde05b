#include "list/reader.hpp"

#include "list/content_order.hpp"
#include "schema/hash.hpp"
#include "schema/record.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

namespace yingbao::list {
namespace {

[[noreturn]] void fail(std::string_view what) { throw Failure{Error{Errc::internal, "list: " + std::string{what}}}; }

}  // namespace

Result<std::shared_ptr<const ListReader>> ListReader::open(const ListFile& file) {
  UniqueFd fd{::open(file.path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return errno_error("list " + file.path.filename().string());
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return errno_error("list");
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size < kHeaderBytes + kFooterBytes) return Error{Errc::internal, "a list file is cut off"};
  std::shared_ptr<ListReader> reader{new ListReader{file, std::move(fd)}};
  std::string header(kHeaderBytes, '\0'), footer(kFooterBytes, '\0');
  reader->read(0, header);
  reader->read(size - kFooterBytes, footer);
  if (!header.starts_with(kFileMagic) || !footer.ends_with(kFooterMagic) || header.substr(16, 16) != file.uid)
    return Error{Errc::internal, "a list file is damaged or not the one its entry names"};
  if (header[8] != static_cast<char>(crypto::Suite::aes256_gcm))
    return Error{Errc::invalid_config, "a list is sealed with a cipher suite this build does not have"};
  reader->hash_version_ = static_cast<std::uint8_t>(header[9]);
  const auto offset = number_at<std::uint64_t>(footer, 0);
  const auto length = number_at<std::uint32_t>(footer, 8);
  if (offset > size || length > size - offset) return Error{Errc::internal, "a list's footer is damaged"};
  std::string sealed(length, '\0'), plain;
  reader->read(offset, sealed);
  if (auto good =
          crypto::Aead{file.key}.open(kIndexNonce, associated_data(file.uid, kIndexNonce, {}, {}), sealed, plain);
      !good)
    return good.error().in("list index");
  auto index = decode_index(plain);
  if (!index) return index.error();
  reader->index_ = std::move(*index);
  return std::shared_ptr<const ListReader>{std::move(reader)};
}

void ListReader::read(std::uint64_t offset, std::span<char> out) const {
  if (auto done = read_exactly_at(fd_.get(), out, offset); !done) throw Failure{done.error().in("list")};
}

void BlockRecords::open(const ListReader& reader, crypto::Aead& aead, std::size_t block) {
  const auto& info = reader.index().blocks[block];
  const auto nonce = 2 * static_cast<std::uint64_t>(block) + 1;
  thread_local std::string sealed, packed;
  block_ = ~std::size_t{0};  // until this one is whole
  sealed.resize(info.bodies_bytes);
  reader.read(info.offset + info.keys_bytes, sealed);
  packed.clear();
  if (auto good = aead.open(nonce, associated_data(reader.uid(), nonce, info.first, info.last), sealed, packed); !good)
    throw Failure{good.error().in("list")};
  if (auto good = decompress(packed, bodies_); !good) throw Failure{good.error()};
  ends_.clear();
  std::string_view rest{bodies_};
  while (!rest.empty()) {
    const auto length = schema::take_varint(rest);
    if (!length || *length > rest.size()) fail("a block is damaged");
    const auto start = bodies_.size() - rest.size();
    ends_.emplace_back(start, start + *length);
    rest.remove_prefix(*length);
  }
  if (ends_.size() != info.records) fail("a block is damaged");
  block_ = block;
}

RunCursor::RunCursor(std::shared_ptr<const ListReader> reader, std::size_t first_block, std::size_t end_block, Key from)
    : reader_{std::move(reader)}, aead_{reader_->key()},
      entry_bytes_{kKeyBytes + (reader_->hash_version() ? kBesideBytes : 0)}, block_{first_block}, end_block_{
                                                                                                       end_block} {
  const auto& blocks = reader_->index().blocks;
  while (block_ < end_block_ && blocks[block_].last < from) ++block_;
  if (!valid()) return;
  load_block();
  while (valid() && key_ < from) next();
}

void RunCursor::load_block() {
  const auto& info = reader_->index().blocks[block_];
  const auto nonce = 2 * static_cast<std::uint64_t>(block_);
  thread_local std::string sealed;
  sealed.resize(info.keys_bytes);
  reader_->read(info.offset, sealed);
  keys_.clear();
  if (auto good = aead_.open(nonce, associated_data(reader_->uid(), nonce, info.first, info.last), sealed, keys_);
      !good)
    throw Failure{good.error().in("list")};
  if (keys_.size() != info.records * entry_bytes_ || info.records == 0) fail("a block is damaged");
  at_ = 0;
  load_entry();
}

void RunCursor::load_entry() {
  const std::string_view entry = std::string_view{keys_}.substr(at_ * entry_bytes_, kKeyBytes);
  key_ = Key::from(entry.substr(0, 16));
  kind_ = static_cast<std::uint8_t>(entry[16]);
  row_key_ = number_at<std::uint64_t>(entry, 17);
}

Beside RunCursor::beside() {
  if (reader_->hash_version() != schema::kHashVersion) return beside_of(record());
  return number_at<Beside>(keys_, at_ * entry_bytes_ + kKeyBytes);
}

void RunCursor::next() {
  if (++at_ < reader_->index().blocks[block_].records) return load_entry();
  if (++block_ < end_block_) load_block();
}

std::string_view RunCursor::record() {
  if (!records_.holds(block_)) records_.open(*reader_, aead_, block_);
  return records_.record(at_);
}

ListCursor::ListCursor(std::shared_ptr<const ListReader> reader, Key from, Key to) : to_{to} {
  const auto& index = reader->index();
  std::size_t first = 0;
  runs_.reserve(index.run_blocks.size());
  for (const auto blocks : index.run_blocks) {
    RunCursor run{reader, first, first + blocks, from};
    first += blocks;
    if (!run.valid()) continue;
    heap_.push_back({run.key(), run.row_key(), static_cast<std::uint32_t>(runs_.size())});
    runs_.push_back(std::move(run));
  }
  std::sort(heap_.begin(), heap_.end(), [this](const Top& a, const Top& b) { return before(a, b); });
}

bool ListCursor::twin_before(const Top& a, const Top& b) {
  const auto x = content_order(runs_[a.run].record()), y = content_order(runs_[b.run].record());
  return x != y ? x < y : a.run < b.run;
}

void ListCursor::next() {
  const Top last = heap_.front();
  const auto last_kind = top().kind_byte() & 0x7F;
  advance_top();
  while (!heap_.empty() && heap_.front().key == last.key && heap_.front().row_key == last.row_key &&
         (top().kind_byte() & 0x7F) == last_kind) {
    if (primary()) ++duplicate_rows_;
    advance_top();
  }
}

void ListCursor::advance_top() {
  auto& run = runs_[heap_.front().run];
  run.next();
  if (run.valid()) {
    heap_.front().key = run.key();
    heap_.front().row_key = run.row_key();
  } else {
    heap_.front() = heap_.back();
    heap_.pop_back();
  }
  sift_down();
}

void ListCursor::sift_down() {
  std::size_t at = 0;
  const auto size = heap_.size();
  if (size < 2) return;
  const Top moved = heap_[0];
  for (;;) {
    std::size_t child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && before(heap_[child + 1], heap_[child])) ++child;
    if (!before(heap_[child], moved)) break;
    heap_[at] = heap_[child];
    at = child;
  }
  heap_[at] = moved;
}

PlaceReader::PlaceReader(std::shared_ptr<const ListReader> reader) : reader_{std::move(reader)}, aead_{reader_->key()} {
  std::size_t end = 0;
  for (const auto blocks : reader_->index().run_blocks) run_ends_.push_back(end += blocks);
  runs_.resize(run_ends_.size());
}

std::string_view PlaceReader::record(Place place) {
  const auto& blocks = reader_->index().blocks;
  if (place.block >= blocks.size() || place.index >= blocks[place.block].records) fail("a place lies outside of it");
  const auto run = std::upper_bound(run_ends_.begin(), run_ends_.end(), std::size_t{place.block}) - run_ends_.begin();
  auto& records = runs_[static_cast<std::size_t>(run)];
  if (!records.holds(place.block)) records.open(*reader_, aead_, place.block);
  return records.record(place.index);
}

Result<ListSummary> summarise(const ListFile& file) {
  auto reader = ListReader::open(file);
  if (!reader) return reader.error();
  ListSummary summary;
  ListCursor cursor{*reader};
  Key last;
  for (; cursor.valid(); cursor.next()) {
    if (summary.records == 0 || cursor.key() != last) ++summary.keys;
    last = cursor.key();
    ++summary.records;
    if (cursor.kind() == KeyKind::unkeyed) ++summary.unkeyed;
  }
  summary.duplicate_rows = cursor.duplicate_rows();
  return summary;
}

std::vector<std::string> lookup(const std::shared_ptr<const ListReader>& reader, Key key) {
  std::vector<std::string> records;
  for (ListCursor cursor{reader, key, key}; cursor.valid(); cursor.next()) records.emplace_back(cursor.record());
  return records;
}

}  // namespace yingbao::list
