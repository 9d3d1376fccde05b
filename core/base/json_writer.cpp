#include "base/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace yingbao {

void JsonWriter::separate() {
  if (!first_) out_.push_back(',');
  first_ = false;
}

JsonWriter& JsonWriter::open(char c) {
  separate();
  out_.push_back(c);
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::close(char c) {
  out_.push_back(c);
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  const auto at = out_.size();
  out_.resize(at + name.size() + 3);
  char* to = out_.data() + at;
  *to++ = '"';
  to = std::copy(name.begin(), name.end(), to);
  *to++ = '"';
  *to = ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  out_.push_back('"');
  constexpr auto kPlain = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < table.size(); ++c) table[c] = c != '"' && c != '\\';
    return table;
  }();
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (kPlain[c]) continue;
    out_.append(text.substr(plain, i - plain));
    plain = i + 1;
    if (c == '"' || c == '\\') {
      out_.push_back('\\');
      out_.push_back(static_cast<char>(c));
    } else {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", c);
      out_.append(escape.data());
    }
  }
  out_.append(text.substr(plain));
  out_.push_back('"');
  return *this;
}

template <class Number>
JsonWriter& JsonWriter::whole(Number number) {
  separate();
  std::array<char, 24> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  out_.append(text.data(), end);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) { return whole(number); }
JsonWriter& JsonWriter::value(std::uint64_t number) { return whole(number); }

JsonWriter& JsonWriter::value(double number) {
  separate();
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.6g", number);
  out_.append(text.data());
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
  separate();
  out_.append(flag ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::yuan(std::int64_t fen) {
  separate();
  const auto magnitude = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::array<char, 32> text{};
  char* to = text.data();
  if (fen < 0) *to++ = '-';
  to = std::to_chars(to, text.data() + text.size(), magnitude / 100).ptr;
  *to++ = '.';
  *to++ = static_cast<char>('0' + magnitude % 100 / 10);
  *to++ = static_cast<char>('0' + magnitude % 10);
  out_.append(text.data(), to);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_.append(json);
  return *this;
}

}  // namespace yingbao
