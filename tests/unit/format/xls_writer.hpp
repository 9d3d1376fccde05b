// Writes old Excel files byte by byte, so that tests can say what no program would.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::format::testing {

/// The number in little-endian order.
template <class T>
std::string le(T value) {
  std::string out(sizeof value, '\0');
  std::memcpy(out.data(), &value, sizeof value);
  return out;
}
inline std::string le16(std::uint64_t value) { return le(static_cast<std::uint16_t>(value)); }
inline std::string le32(std::uint64_t value) { return le(static_cast<std::uint32_t>(value)); }

inline std::string record(std::uint16_t id, const std::string& data = {}) {
  return le16(id) + le16(data.size()) + data;
}

/// Two bytes for each character.
inline std::string wide(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) out += le16(c);
  return out;
}

/// BIFF8 text with a length of two bytes.
inline std::string text16(std::u16string_view text) { return le16(text.size()) + '\1' + wide(text); }

inline std::string bof(std::uint16_t kind, std::uint16_t version = 0x600) {
  return record(0x809, le16(version) + le16(kind) + std::string(12, '\0'));
}
inline std::string eof() { return record(0x0A); }

inline std::string at_cell(unsigned row, unsigned column, unsigned style = 0) {
  return le16(row) + le16(column) + le16(style);
}
inline std::string number(unsigned row, unsigned column, double value, unsigned style = 0) {
  return record(0x203, at_cell(row, column, style) + le(value));
}
inline std::string shared(unsigned row, unsigned column, unsigned index) {
  return record(0xFD, at_cell(row, column) + le32(index));
}
inline std::string label(unsigned row, unsigned column, std::u16string_view text) {
  return record(0x204, at_cell(row, column) + text16(text));
}
inline std::string formula(unsigned row, unsigned column, const std::string& result, unsigned flags = 0) {
  return record(0x06, at_cell(row, column) + result + le16(flags) + std::string(8, '\0'));
}
/// The result of a formula that is no number.
inline std::string special(char kind, char value = 0) {
  return std::string{kind, '\0', value, '\0', '\0', '\0'} + "\xFF\xFF";
}

struct XlsSheet {
  std::u16string name;
  std::string records;
  std::uint8_t state = 0, kind = 0;
};

/// A BIFF8 stream: `globals` are records before the list of sheets.
inline std::string biff8(const std::vector<XlsSheet>& sheets, const std::string& globals = {}) {
  std::string stream = bof(5) + globals;
  std::size_t at = stream.size() + eof().size();
  const auto entry = [](const XlsSheet& sheet, std::size_t where) {
    return record(0x85, le32(where) +
                            std::string{static_cast<char>(sheet.state), static_cast<char>(sheet.kind),
                                        static_cast<char>(sheet.name.size()), '\1'} +
                            wide(sheet.name));
  };
  for (const auto& sheet : sheets) at += entry(sheet, 0).size();
  std::string bodies;
  for (const auto& sheet : sheets) {
    stream += entry(sheet, at + bodies.size());
    bodies += bof(0x10) + sheet.records + eof();
  }
  return stream + eof() + bodies;
}
inline std::string biff8(const std::string& records, const std::string& globals = {}) {
  return biff8({{u"Sheet1", records}}, globals);
}

/// A compound file of up to three streams; those below 4,096 bytes lie in small sectors, as the format has it.
inline std::string compound(const std::vector<std::pair<std::u16string, std::string>>& streams) {
  constexpr std::uint32_t kEnd = 0xFFFFFFFE, kFree = 0xFFFFFFFF;
  const auto padded = [](std::string text, std::size_t size) {
    text.resize((text.size() + size - 1) / size * size);
    return text;
  };
  std::vector<std::uint32_t> chain{0xFFFFFFFD, kEnd, kEnd}, small_chain;  // table, directory, table of small sectors
  std::string body, small, entries;
  const auto add = [&](const std::string& bytes) {
    const auto first = static_cast<std::uint32_t>(chain.size());
    for (std::size_t i = 0; i < (bytes.size() + 511) / 512; ++i)
      chain.push_back(first + static_cast<std::uint32_t>(i) + 1);
    chain.back() = kEnd;
    body += padded(bytes, 512);
    return first;
  };
  const auto entry = [&](std::u16string name, char kind, std::uint32_t right, std::uint32_t child, std::uint32_t first,
                         std::size_t size) {
    auto bytes = wide(name);
    bytes.resize(64);
    bytes += le16(2 * name.size() + 2) + kind + '\1' + le32(kFree) + le32(right) + le32(child) + std::string(36, '\0') +
             le32(first) + le32(size) + le32(0);
    return bytes;
  };
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const auto& [name, bytes] = streams[i];
    std::uint32_t first = 0;
    if (bytes.size() >= 4096) {
      first = add(bytes);
    } else {
      first = static_cast<std::uint32_t>(small_chain.size());
      for (std::size_t n = 0; n < (bytes.size() + 63) / 64; ++n)
        small_chain.push_back(first + static_cast<std::uint32_t>(n) + 1);
      small_chain.back() = kEnd;
      small += padded(bytes, 64);
    }
    const auto right = i + 1 < streams.size() ? static_cast<std::uint32_t>(i) + 2 : kFree;
    entries += entry(name, 2, right, kFree, first, bytes.size());
  }
  const auto small_first = small.empty() ? kEnd : add(small);
  chain.resize(128, kFree);
  small_chain.resize(128, kFree);
  std::string out = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + le16(0x3E) + le16(3) + le16(0xFFFE) +
                    le16(9) + le16(6) + std::string(10, '\0') + le32(1) + le32(1) + le32(0) + le32(4096) + le32(2) +
                    le32(1) + le32(kEnd) + le32(0) + le32(0);
  for (int i = 1; i < 109; ++i) out += le32(kFree);
  for (const auto id : chain) out += le32(id);
  out += padded(entry(u"Root Entry", 5, kFree, streams.empty() ? kFree : 1, small_first, small.size()) + entries, 512);
  for (const auto id : small_chain) out += le32(id);
  return out + body;
}

}  // namespace yingbao::format::testing
