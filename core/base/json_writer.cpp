#include "base/json_writer.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>

namespace yingbao {
namespace {

constexpr std::size_t kRoom = 1024;        // at least, whenever more is made
constexpr std::size_t kLongestEscape = 6;  // of one byte
constexpr std::size_t kLongestNumber = 40;

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

/// Whether none of eight bytes needs an escape, in the arithmetic of one word.
bool are_plain(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = kOnes << 7;
  const auto below = [](std::uint64_t word, std::uint64_t least) { return (word - kOnes * least) & ~word; };
  return ((below(bytes, 0x20) | below(bytes ^ kOnes * '"', 1) | below(bytes ^ kOnes * '\\', 1)) & kHighs) == 0;
}

/// Copies text up to the first byte that needs an escape; gives how many.
std::size_t copy_plain(char* to, std::string_view text) {
  std::size_t i = 0;
  const auto copy_word = [&](std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (!are_plain(word)) return false;
    std::memcpy(to + at, &word, sizeof word);
    i = at + sizeof word;
    return true;
  };
  while (i + 8 <= text.size())
    if (!copy_word(i)) break;
  // The last word stands over the one before.
  if (text.size() >= 8 && i + 8 > text.size() && copy_word(text.size() - 8)) return text.size();
  for (; i < text.size() && is_plain(text[i]); ++i) to[i] = text[i];
  return i;
}

char* copy(char* to, std::string_view text) { return std::copy(text.begin(), text.end(), to); }

}  // namespace

void JsonWriter::make_room(std::size_t most) {
  const auto used = size();
  out_.resize(used + std::max(most, kRoom));
  to_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

inline char* JsonWriter::begin(std::size_t most) {
  ++most;
  if (static_cast<std::size_t>(end_ - to_) < most) make_room(most);
  if (!first_) *to_++ = ',';
  first_ = false;
  return to_;
}

inline JsonWriter& JsonWriter::end(char* to) {
  to_ = to;
  if (!depth_) trim();
  return *this;
}

void JsonWriter::trim() {
  out_.resize(size());
  to_ = end_ = nullptr;
}

JsonWriter& JsonWriter::open(char c) {
  char* to = begin(1);
  *to++ = c;
  ++depth_;
  first_ = true;
  return end(to);
}

JsonWriter& JsonWriter::close(char c) {
  first_ = true;  // no comma stands before it
  char* to = begin(1);
  *to++ = c;
  --depth_;
  return end(to);
}

JsonWriter& JsonWriter::key(std::string_view name) {
  char* to = begin(name.size() + 3);
  *to++ = '"';
  to = copy(to, name);
  *to++ = '"';
  *to++ = ':';
  first_ = true;
  return end(to);
}

char* JsonWriter::escaped(char* to, std::string_view text) {
  constexpr char kDigits[] = "0123456789abcdef";
  while (!text.empty()) {
    const auto plain = copy_plain(to, text);
    to += plain;
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char c = text.front();
    text.remove_prefix(1);
    *to++ = '\\';
    if (c == '"' || c == '\\') *to++ = c;
    else to = copy(to, std::string_view{"u00"}), *to++ = kDigits[c >> 4], *to++ = kDigits[c & 15];
  }
  return to;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  char* to = begin(text.size() + 2);
  *to++ = '"';
  const auto plain = copy_plain(to, text);
  to += plain;
  if (plain < text.size()) {
    to_ = to;
    const auto rest = text.substr(plain);
    make_room(kLongestEscape * rest.size() + 1);
    to = escaped(to_, rest);
  }
  *to++ = '"';
  return end(to);
}

template <class Number>
JsonWriter& JsonWriter::whole(Number number) {
  char* to = begin(kLongestNumber);
  return end(std::to_chars(to, to + kLongestNumber, number).ptr);
}

JsonWriter& JsonWriter::value(std::int64_t number) { return whole(number); }
JsonWriter& JsonWriter::value(std::uint64_t number) { return whole(number); }

JsonWriter& JsonWriter::value(double number) {
  char* to = begin(kLongestNumber);
  return end(to + std::snprintf(to, kLongestNumber, "%.6g", number));
}

JsonWriter& JsonWriter::value(bool flag) { return raw(flag ? "true" : "false"); }

JsonWriter& JsonWriter::yuan(std::int64_t fen) {
  const auto magnitude = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  char* to = begin(kLongestNumber);
  if (fen < 0) *to++ = '-';
  to = std::to_chars(to, to + kLongestNumber / 2, magnitude / 100).ptr;
  *to++ = '.';
  *to++ = static_cast<char>('0' + magnitude % 100 / 10);
  *to++ = static_cast<char>('0' + magnitude % 10);
  return end(to);
}

JsonWriter& JsonWriter::raw(std::string_view json) { return end(copy(begin(json.size()), json)); }

}  // namespace yingbao
