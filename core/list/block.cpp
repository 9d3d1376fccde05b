#include "list/block.hpp"

#include "schema/hash.hpp"
#include "schema/record.hpp"

#include <lz4.h>

#include <algorithm>

namespace yingbao::list {

static_assert(sizeof(Beside) == kBesideBytes);

Beside beside_of(std::string_view record) {
  const auto hashes = schema::hashes_of(record);
  Beside beside{{}, hashes.business.low, hashes.forwarded};
  std::copy_n(hashes.unit.data(), std::min(hashes.unit.size(), beside.unit.size()), beside.unit.data());
  return beside;
}
namespace {

constexpr std::size_t kBlockInfoBytes = 8 + 4 + 4 + 4 + 16 + 16;
constexpr std::size_t kMaxRawBytes = 64u << 20;
constexpr int kAcceleration = 4;  // half as long for a tenth more bytes

Error damaged() { return Error{Errc::internal, "a list's index or block is damaged"}; }

}  // namespace

std::string encode_index(const Index& index) {
  std::string out;
  append_number(out, static_cast<std::uint32_t>(index.run_blocks.size()));
  for (const auto blocks : index.run_blocks) append_number(out, blocks);
  for (const auto& block : index.blocks) {
    append_number(out, block.offset);
    append_number(out, block.keys_bytes);
    append_number(out, block.bodies_bytes);
    append_number(out, block.records);
    out += block.first.bytes();
    out += block.last.bytes();
  }
  return out;
}

Result<Index> decode_index(std::string_view bytes) {
  Index index;
  if (bytes.size() < 4) return damaged();
  const auto runs = number_at<std::uint32_t>(bytes, 0);
  bytes.remove_prefix(4);
  if (bytes.size() / 4 < runs) return damaged();
  std::size_t blocks = 0;
  for (std::uint32_t i = 0; i < runs; ++i) {
    index.run_blocks.push_back(number_at<std::uint32_t>(bytes, 4 * i));
    blocks += index.run_blocks.back();
  }
  bytes.remove_prefix(4 * std::size_t{runs});
  if (bytes.size() != blocks * kBlockInfoBytes) return damaged();
  for (; !bytes.empty(); bytes.remove_prefix(kBlockInfoBytes))
    index.blocks.push_back({number_at<std::uint64_t>(bytes, 0), number_at<std::uint32_t>(bytes, 8),
                            number_at<std::uint32_t>(bytes, 12), number_at<std::uint32_t>(bytes, 16),
                            Key::from(bytes.substr(20, 16)), Key::from(bytes.substr(36, 16))});
  return index;
}

std::string associated_data(std::string_view uid, std::uint64_t nonce, Key first, Key last) {
  std::string out{uid};
  append_number(out, nonce);
  return out + first.bytes() + last.bytes();
}

void compress(std::string_view raw, std::string& out) {
  const auto start = out.size();
  append_number(out, static_cast<std::uint32_t>(raw.size()));
  const int bound = LZ4_compressBound(static_cast<int>(raw.size()));
  out.resize(start + 4 + static_cast<std::size_t>(bound));
  const int n =
      LZ4_compress_fast(raw.data(), out.data() + start + 4, static_cast<int>(raw.size()), bound, kAcceleration);
  if (n <= 0 && !raw.empty()) throw Failure{Error{Errc::internal, "lz4 could not compress a block"}};
  out.resize(start + 4 + static_cast<std::size_t>(n));
}

Status decompress(std::string_view packed, std::string& out) {
  if (packed.size() < 4) return damaged();
  const auto raw = number_at<std::uint32_t>(packed, 0);
  if (raw > kMaxRawBytes) return damaged();
  out.resize(raw);
  const int n =
      LZ4_decompress_safe(packed.data() + 4, out.data(), static_cast<int>(packed.size() - 4), static_cast<int>(raw));
  if (n < 0 || static_cast<std::uint32_t>(n) != raw) return damaged();
  return {};
}

}  // namespace yingbao::list
