#include "format/json/structure.hpp"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace yingbao::format {
namespace {

constexpr std::size_t kBlock = 64;

/// A bit for each of 64 bytes that may have a meaning for the structure.
std::uint64_t marks(const char* block) {
  std::uint64_t mask = 0;
#ifdef __SSE2__
  const auto equal = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  for (unsigned i = 0; i < kBlock; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const __m128i brackets = _mm_or_si128(bytes, _mm_set1_epi8(0x20));  // square ones become curly
    const __m128i hit = _mm_or_si128(_mm_or_si128(equal(bytes, '"'), equal(bytes, '\\')),
                                     _mm_or_si128(equal(brackets, '{'), equal(brackets, '}')));
    mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << i;
  }
#else
  for (unsigned i = 0; i < kBlock; ++i)
    mask |= std::uint64_t{std::string_view{"\"\\{}[]"}.find(block[i]) != std::string_view::npos} << i;
#endif
  return mask;
}

}  // namespace

inline Structure::State Structure::step(char c) {
  if (in_string_) {
    if (c == '\\') escaped_ = true;
    else if (c == '"') in_string_ = false;
    return in_string_ || c != '"' || depth_ > 0 ? State::open : State::ended;
  }
  if (c == '"') in_string_ = true;
  if (c == '"' || c == '\\') return State::open;
  const bool array = c == '[' || c == ']';
  if (c == '{' || c == '[') {
    const auto bit = depth_ < kMaxDepth ? std::uint64_t{1} << depth_ : 0;
    arrays_ = array ? arrays_ | bit : arrays_ & ~bit;
    deepest_ = std::max(deepest_, ++depth_);
    return State::open;
  }
  if (depth_ == 0) return State::broken;
  --depth_;
  if (depth_ < kMaxDepth && array != ((arrays_ >> depth_ & 1) != 0)) return State::broken;
  return depth_ == 0 ? State::ended : State::open;
}

Structure::State Structure::follow(std::string_view text, std::size_t& at) {
  if (escaped_ && at < text.size()) {
    escaped_ = false;
    ++at;
  }
  for (; at < text.size(); at += std::min(kBlock, text.size() - at)) {
    auto mask = marks(text.data() + at);
    if (text.size() - at < kBlock) mask &= (std::uint64_t{1} << (text.size() - at)) - 1;
    while (mask) {
      const auto bit = static_cast<unsigned>(std::countr_zero(mask));
      mask &= mask - 1;
      const char c = text[at + bit];
      if (c == '"' && depth_ > 0) {  // most of what has a meaning
        in_string_ = !in_string_;
        continue;
      }
      const auto state = step(c);
      if (state != State::open) {
        at += bit + (state == State::ended);
        return state;
      }
      if (!escaped_) continue;
      if (at + bit + 1 == text.size()) break;  // the escaped byte has not come yet
      escaped_ = false;
      if (bit + 1 == kBlock) {
        ++at;  // the next block begins behind the escaped byte
        break;
      }
      mask &= ~(std::uint64_t{1} << (bit + 1));
    }
  }
  return State::open;
}

std::optional<std::size_t> StrayQuote::find(std::string_view piece) {
  constexpr std::string_view kBlanks = " \t\r\n", kMayFollow = ",:}]";
  for (std::size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (place_ == Place::escape) place_ = Place::string;
    else if (place_ == Place::string) place_ = c == '\\' ? Place::escape : c == '"' ? Place::behind_string : place_;
    else if (place_ == Place::behind_string && kBlanks.find(c) != std::string_view::npos) continue;
    else if (place_ == Place::behind_string && kMayFollow.find(c) == std::string_view::npos) return i;
    else place_ = c == '"' ? Place::string : Place::structure;
  }
  return {};
}

}  // namespace yingbao::format
