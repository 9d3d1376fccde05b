#include "format/replacement.hpp"

#include "format/gb18030.hpp"

namespace yingbao::format {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

/// Bytes at the front that are characters of the encoding and may stand in text.
std::size_t good_run(std::string_view bytes, Charset charset) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      if (is_control(bytes[at])) break;
      ++at;
      continue;
    }
    const auto length = character_length(bytes.substr(at), charset);
    if (length == 0 || length > bytes.size() - at) break;
    at += length;
  }
  return at;
}

void append_run(std::string& out, std::string_view run, Charset charset) {
  if (charset != Charset::gb18030) {
    out += run;
    return;
  }
  const auto before = out.size();
  if (decode_gb18030(run, out)) return;
  out.resize(before);
  while (!run.empty()) {  // a code without a character is among them
    const auto length = character_length(run, charset);
    const auto start = out.size();
    if (!decode_gb18030(run.substr(0, length), out)) {
      out.resize(start);
      out += kReplacement;
    }
    run.remove_prefix(length);
  }
}

}  // namespace

std::size_t append_as_utf8(std::string& out, std::string_view bytes, Charset charset, bool last) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto run = good_run(bytes.substr(at), charset);
    append_run(out, bytes.substr(at, run), charset);
    at += run;
    if (at == bytes.size() || (!last && bytes.size() - at < kLongestCharacter)) break;
    out += kReplacement;
    ++at;
  }
  return at;
}

}  // namespace yingbao::format
