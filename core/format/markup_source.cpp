#include "format/markup_source.hpp"

#include "base/text.hpp"
#include "format/gb18030.hpp"

#include <array>

namespace yingbao::format {
namespace {

constexpr std::size_t kPiece = 64u << 10, kMostAtOnce = 4096;
constexpr std::size_t kLongestCharacter = 4;
constexpr std::size_t kDeclaredWithin = 4096;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

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

std::optional<Charset> declared_charset(std::string_view start) {
  start = start.substr(0, kDeclaredWithin);
  for (const std::string_view word : {"charset=", "encoding="}) {
    const auto found = start.find(word);
    if (found == std::string_view::npos) continue;
    auto name = start.substr(found + word.size());
    if (!name.empty() && (name[0] == '"' || name[0] == '\'')) name.remove_prefix(1);
    return charset_named(name.substr(0, name.find_first_of("\"' ;/>?")));
  }
  return {};
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

Charset settled_charset(const ReadOptions& options, std::string_view start) {
  if (options.charset) return *options.charset;
  if (tells_charset(start)) return guess_charset(start);
  return declared_charset(start).value_or(Charset::utf8);
}

MarkupSource::MarkupSource(ByteSource& source, const ReadOptions& options, std::string start)
    : source_{source}, raw_{std::move(start)}, charset_{settled_charset(options, raw_)} {
  if (raw_.starts_with(kMark)) {
    raw_.erase(0, kMark.size());
    charset_ = Charset::utf8;
  }
}

Result<std::string_view> MarkupSource::next() {
  if (rest_.empty()) {
    if (auto done = refill(); !done) return done.error();
  }
  const auto piece = rest_.substr(0, kMostAtOnce);
  rest_.remove_prefix(piece.size());
  return piece;
}

Status MarkupSource::refill() {
  text_.clear();
  while (text_.empty() && !(ended_ && raw_.empty())) {
    if (raw_.size() < kLongestCharacter && !ended_) {
      const auto have = raw_.size();
      raw_.resize(have + kPiece);
      const auto n = source_.read({raw_.data() + have, kPiece});
      if (!n) return n.error();
      raw_.resize(have + *n);
      ended_ = *n == 0;
    }
    raw_.erase(0, append_as_utf8(text_, raw_, charset_, ended_));
  }
  rest_ = text_;
  return {};
}

}  // namespace yingbao::format
