// The list file: blocks of about 256 records in runs, each run sorted, then an index, then a footer.
//
//   file   := "YBLIST02" suite:u8 hash version:u8 0:u8[6] uid:u8[16]  block*  index  footer
//   block  := seal(keys part) seal(bodies part)
//   keys   := for each record: key 16, kind 1 (bit 7: not primary), row key 8, and unless the hash version is 0
//             unit 8, business hash 8, forwarded hash 8
//   bodies := raw length u32, lz4 of (length varint, record)*
//   index  := seal(run count u32, (blocks u32)*, per block: offset u64, keys u32, bodies u32, records u32, first key 16,
//             last key 16)
//   footer := index offset u64, index length u32, 0 u32, "YBLISTND"
//
// Seals: AES-256-GCM under the list's own key; nonce 2n for the keys and 2n+1 for the bodies of block n, 2^63 for the
// index; associated data: uid, nonce, first and last key. Numbers are little-endian, keys big-endian.
#pragma once

#include "list/entry.hpp"

#include <vector>

namespace yingbao::list {

inline constexpr std::string_view kFileMagic = "YBLIST02";
inline constexpr std::string_view kFooterMagic = "YBLISTND";
inline constexpr std::size_t kHeaderBytes = 32;
inline constexpr std::size_t kFooterBytes = 24;
inline constexpr std::size_t kKeyBytes = 25;     ///< of a record, in the part of the keys
inline constexpr std::size_t kBesideBytes = 24;  ///< behind each, where facts stand beside the keys
inline constexpr std::size_t kBlockRecords = 256;
inline constexpr std::size_t kBlockBytes = 256u << 10;  ///< a block is closed early when its bodies reach this
inline constexpr std::uint64_t kIndexNonce = std::uint64_t{1} << 63;

struct BlockInfo {
  std::uint64_t offset = 0;
  std::uint32_t keys_bytes = 0, bodies_bytes = 0, records = 0;
  Key first, last;
};

struct Index {
  std::vector<std::uint32_t> run_blocks;  ///< blocks of each run, in file order
  std::vector<BlockInfo> blocks;
};

std::string encode_index(const Index& index);
Result<Index> decode_index(std::string_view bytes);
std::string associated_data(std::string_view uid, std::uint64_t nonce, Key first, Key last);

/// lz4 with its raw length in front.
void compress(std::string_view raw, std::string& out);
Status decompress(std::string_view packed, std::string& out);

template <class T>
void append_number(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}
template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  T value;
  std::copy_n(bytes.data() + at, sizeof value, reinterpret_cast<char*>(&value));
  return value;
}

}  // namespace yingbao::list
