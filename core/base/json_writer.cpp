#include "base/json_writer.hpp"

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
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  out_.push_back('"');
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
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
  std::snprintf(text.data(), text.size(), "%s%llu.%02u", fen < 0 ? "-" : "",
                static_cast<unsigned long long>(magnitude / 100), static_cast<unsigned>(magnitude % 100));
  out_.append(text.data());
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_.append(json);
  return *this;
}

}  // namespace yingbao
