// Numbers in bytes that nobody vouches for: what would lie behind the end reads as 0.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace yingbao::format::xls {

static_assert(std::endian::native == std::endian::little);

template <class T>
T read_as(std::string_view bytes, std::size_t at) {
  T value{};
  if (at <= bytes.size() && sizeof value <= bytes.size() - at) std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

inline std::uint8_t u8(std::string_view bytes, std::size_t at) { return read_as<std::uint8_t>(bytes, at); }
inline std::uint16_t u16(std::string_view bytes, std::size_t at) { return read_as<std::uint16_t>(bytes, at); }
inline std::uint32_t u32(std::string_view bytes, std::size_t at) { return read_as<std::uint32_t>(bytes, at); }
inline std::uint64_t u64(std::string_view bytes, std::size_t at) { return read_as<std::uint64_t>(bytes, at); }

}  // namespace yingbao::format::xls
