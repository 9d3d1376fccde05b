#include "format/markup/markup_source.hpp"

#include "format/replacement.hpp"

namespace yingbao::format {
namespace {

constexpr std::size_t kPiece = 64u << 10, kMostAtOnce = 4096;
constexpr std::size_t kDeclaredWithin = 4096;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

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

/// What the operator said, else what the bytes show, else what they declare. Bytes come before "charset=gb2312"
/// because servers declare that and send UTF-8, which as GB18030 reads without an error and is nonsense.
Charset settled_charset(const ReadOptions& options, std::string_view start) {
  if (options.charset) return *options.charset;
  if (tells_charset(start)) return guess_charset(start);
  return declared_charset(start).value_or(Charset::utf8);
}

}  // namespace

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
