#include "net/http/guard.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace yingbao::net {
namespace {

constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";
constexpr std::string_view kPathMarks = "-._~!$&'()*+,;=:@/%";
constexpr std::size_t kMaxMethodBytes = 16;
constexpr std::size_t kMaxLengthDigits = 18;

/// Fields that this server acts on: said twice, they could be read in two ways.
constexpr std::string_view kOnce[] = {
    "host",           "content-length",      "transfer-encoding", "content-type", "content-encoding",
    "content-digest", "content-disposition", "idempotency-key",   "expect"};
/// Fields that would change what the bytes after the header mean.
constexpr std::string_view kNever[] = {"trailer", "upgrade", "te", "http2-settings", "proxy-connection"};

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_word(std::string_view text, std::string_view lower_word) {
  return text.size() == lower_word.size() &&
         std::equal(text.begin(), text.end(), lower_word.begin(), [](char a, char b) { return lower(a) == b; });
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alnum(c) || kTokenMarks.find(c) != std::string_view::npos;
  });
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Refusal> refuse(std::string_view why) { return Refusal{400, why}; }

std::optional<Refusal> judge_bytes(std::string_view block) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    const auto c = static_cast<unsigned char>(block[i]);
    if (c == '\r' && (i + 1 == block.size() || block[i + 1] != '\n')) return refuse("a carriage return stands alone");
    if (c == '\n' && (i == 0 || block[i - 1] != '\r')) return refuse("a line ends without a carriage return");
    if ((c < 0x20 && c != '\r' && c != '\n' && c != '\t') || c == 0x7f) return refuse("a control character");
  }
  return {};
}

std::optional<Refusal> judge_path(std::string_view path) {
  if (!path.starts_with('/')) return refuse("the target must be a path");
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!is_alnum(path[i]) && kPathMarks.find(path[i]) == std::string_view::npos)
      return refuse("the target holds a character that must be encoded");
    if (path[i] != '%') continue;
    const bool is_whole = i + 2 < path.size();
    const int high = is_whole ? hex_digit(path[i + 1]) : -1, low = is_whole ? hex_digit(path[i + 2]) : -1;
    if (high < 0 || low < 0) return refuse("the target holds a broken encoding");
    const auto c = static_cast<char>(high * 16 + low);
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return refuse("the target encodes a control character");
    if (is_alnum(c) || std::string_view{"-._~/\\%"}.find(c) != std::string_view::npos)
      return refuse("the target encodes what must stand plain");
  }
  for (const auto segment : split(path.substr(1), '/'))
    if (segment == "." || segment == ".." || (segment.empty() && path.size() > 1))
      return refuse("the target holds an empty or a dot segment");
  if (!is_utf8(percent_decoded(path))) return refuse("the target is not UTF-8");
  return {};
}

std::optional<Refusal> judge_request_line(std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() != 3) return refuse("the request line must be: method, target, version");
  if (!is_token(words[0]) || words[0].size() > kMaxMethodBytes) return refuse("this is no method");
  if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") return refuse("this server speaks HTTP/1.1");
  if (words[1].size() > kMaxTargetBytes) return Refusal{414, "the target is too long"};
  return judge_path(words[1]);
}

/// What the fields say together.
struct Framing {
  bool is_10 = false;
  std::array<int, std::size(kOnce)> seen{};
  int count(std::string_view name) const {
    return seen[static_cast<std::size_t>(std::find(std::begin(kOnce), std::end(kOnce), name) - std::begin(kOnce))];
  }
};

std::optional<Refusal> judge_value(std::string_view name, std::string_view value, const Framing& framing) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_word(name, "content-length") &&
      (value.empty() || value.size() > kMaxLengthDigits || !std::all_of(value.begin(), value.end(), is_digit)))
    return refuse("Content-Length must be digits alone");
  if (is_word(name, "transfer-encoding") && !is_word(value, "chunked"))
    return refuse("Transfer-Encoding must be chunked");
  if (is_word(name, "transfer-encoding") && framing.is_10) return refuse("HTTP/1.0 has no Transfer-Encoding");
  if (is_word(name, "expect") && (framing.is_10 || !is_word(value, "100-continue")))
    return refuse("Expect must be 100-continue");
  if (is_word(name, "host") && (value.empty() || !std::all_of(value.begin(), value.end(), [](char c) {
                                  return is_alnum(c) || std::string_view{"-._:[]"}.find(c) != std::string_view::npos;
                                })))
    return refuse("Host must be a host and a port");
  if (is_word(name, "connection"))
    for (const auto option : split(value, ','))
      if (const auto word = without_blanks(option); !is_word(word, "close") && !is_word(word, "keep-alive"))
        return refuse("Connection must be close or keep-alive");
  return {};
}

std::optional<Refusal> judge_field(std::string_view line, Framing& framing) {
  if (line.starts_with(' ') || line.starts_with('\t')) return refuse("a field goes on over a second line");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return refuse("a field has no colon");
  const auto name = line.substr(0, colon);
  if (!is_token(name)) return refuse("a field's name holds a character that it may not");
  for (const auto never : kNever)
    if (is_word(name, never)) return refuse("Trailer, Upgrade, TE and their like are not served");
  for (std::size_t i = 0; i < std::size(kOnce); ++i)
    if (is_word(name, kOnce[i]) && ++framing.seen[i] > 1) return refuse("a field stands twice that may stand once");
  return judge_value(name, without_blanks(line.substr(colon + 1)), framing);
}

}  // namespace

std::size_t header_end(std::string_view bytes) {
  for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    auto next = at + 1;
    if (next < bytes.size() && bytes[next] == '\r') ++next;
    if (next < bytes.size() && bytes[next] == '\n') return next + 1;
  }
  return std::string_view::npos;
}

std::optional<Refusal> judge(std::string_view block) {
  if (block.size() > kMaxHeaderBytes) return judge_endless(block);
  if (auto refused = judge_bytes(block)) return refused;
  if (!block.ends_with("\r\n\r\n")) return refuse("the header block has no end");
  block.remove_suffix(4);
  Framing framing;
  bool first = true;
  std::size_t fields = 0;
  while (first || !block.empty()) {
    const auto end = block.find("\r\n");
    const auto line = block.substr(0, end);
    block.remove_prefix(end == std::string_view::npos ? block.size() : end + 2);
    if (first) {
      if (auto refused = judge_request_line(line)) return refused;
      framing.is_10 = line.ends_with("HTTP/1.0");
      first = false;
    } else {
      if (++fields > kMaxFields) return Refusal{431, "too many header fields"};
      if (auto refused = judge_field(line, framing)) return refused;
    }
  }
  if (framing.count("host") == 0) return refuse("Host is missing");
  if (framing.count("content-length") && framing.count("transfer-encoding"))
    return refuse("Content-Length and Transfer-Encoding exclude each other");
  return {};
}

Refusal judge_endless(std::string_view bytes) {
  if (bytes.substr(0, kMaxTargetBytes + 2 * kMaxMethodBytes).find('\n') == std::string_view::npos)
    return {414, "the request line is too long"};
  return {431, "the header fields are too long"};
}

std::string percent_decoded(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '%' && i + 2 < path.size()) {
      out.push_back(static_cast<char>(hex_digit(path[i + 1]) * 16 + hex_digit(path[i + 2])));
      i += 2;
    } else {
      out.push_back(path[i]);
    }
  }
  return out;
}

}  // namespace yingbao::net
