// Where cells end, many bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace yingbao::format {

/// Finds delimiters, carriage returns and line feeds by their bytes alone.
class CellEnds {
 public:
  explicit CellEnds(char delimiter) : delimiter_{delimiter} {}

  bool at(const char* byte) const { return *byte == delimiter_ || *byte == '\n' || *byte == '\r'; }
  /// A bit for each of 16 bytes, the first the lowest.
  std::uint64_t among_16(const char* bytes) const {
#ifdef __SSE2__
    const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const auto equal = [&](char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); };
    const auto ends = _mm_or_si128(_mm_or_si128(equal(delimiter_), equal('\n')), equal('\r'));
    return static_cast<std::uint64_t>(_mm_movemask_epi8(ends));
#else
    std::uint64_t ends = 0;
    for (std::size_t i = 0; i < 16; ++i) ends |= std::uint64_t{at(bytes + i)} << i;
    return ends;
#endif
  }
  std::uint64_t among_64(const char* bytes) const {
    return among_16(bytes) | among_16(bytes + 16) << 16 | among_16(bytes + 32) << 32 | among_16(bytes + 48) << 48;
  }

 private:
  char delimiter_;
};

}  // namespace yingbao::format
