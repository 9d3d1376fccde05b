#include "format/utf8_source.hpp"

#include "format/gb18030.hpp"

#include <array>

namespace yingbao::format {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr char kNoCharacter = '\xFF';
constexpr char kEndOfFile = '\x1A';  // Ctrl-Z, as DOS programs end a text: no part of it

/// Converts character by character past bytes that are none.
std::size_t convert_damaged(std::string_view raw, bool at_end, std::string& out) {
  std::size_t at = 0;
  while (at < raw.size()) {
    const auto rest = raw.substr(at);
    if (rest.size() < kLongestCharacter && !at_end) break;
    auto length = gb18030_length(rest);
    if (length == 0 || length > rest.size() || !decode_gb18030(rest.substr(0, length), out)) {
      out.push_back(kNoCharacter);
      length = 1;
    }
    at += length;
  }
  return at;
}

/// Bytes before a character that may be cut: everything up to the last byte that is part of no longer character.
std::size_t whole_part(std::string_view raw, bool at_end) {
  if (at_end) return raw.size();
  constexpr unsigned char kLowestTrail = 0x30;
  auto end = raw.size();
  while (end > 0 && static_cast<unsigned char>(raw[end - 1]) >= kLowestTrail) --end;
  return end;
}

}  // namespace

Status Utf8Source::convert(std::string& raw, bool at_end, std::string& out) {
  const auto text = raw.find_last_not_of(kEndOfFile) + 1;
  const auto ends = at_end ? 0 : raw.size() - text;
  raw.resize(text);
  convert_text(raw, at_end, out);
  raw.append(ends, kEndOfFile);
  return {};
}

void Utf8Source::convert_text(std::string& raw, bool at_end, std::string& out) {
  if (!begun_ && raw.starts_with(kMark)) {
    charset_ = Charset::utf8;
    raw.erase(0, kMark.size());
  }
  begun_ = true;
  if (!charset_ && tells_charset(raw)) charset_ = guess_charset(raw);
  if (charset() != Charset::gb18030) {
    out.swap(raw);
    raw.clear();
    return;
  }
  auto done = whole_part(raw, at_end);
  if (done == 0 || !decode_gb18030(std::string_view{raw}.substr(0, done), out)) {
    out.clear();
    done = convert_damaged(raw, at_end, out);
  }
  raw.erase(0, done);
}

std::string as_utf8(std::string_view start, std::optional<Charset> charset) {
  MemorySource nothing{{}};
  Utf8Source source{nothing, charset, std::string{start}};
  std::string text;
  std::array<char, 4096> buffer;
  for (;;) {
    const auto n = source.read(buffer);
    if (!n || *n == 0) return text;
    text.append(buffer.data(), *n);
  }
}

}  // namespace yingbao::format
