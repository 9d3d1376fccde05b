#include "https_push/fields.hpp"

#include "base/text.hpp"
#include "crypto/base64.hpp"
#include "net/http/guard.hpp"

#include <algorithm>

namespace yingbao::https_push {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

std::string lower(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Cuts at `separator`, but not within quotes.
std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') ++i;
    else if (text[i] == '"') quoted = !quoted;
    else if (text[i] == separator && !quoted) parts.push_back(trim(text.substr(from, i - from))), from = i + 1;
  }
  parts.push_back(trim(text.substr(std::min(from, text.size()))));
  return parts;
}

std::optional<std::string> unquoted(std::string_view text) {
  if (!text.starts_with('"')) return std::string{text};
  if (text.size() < 2 || !text.ends_with('"')) return {};
  std::string out;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '\\' && i + 2 < text.size()) ++i;
    out.push_back(text[i]);
  }
  return out;
}

/// RFC 8187: UTF-8'language'%XX…
std::optional<std::string> extended(std::string_view text) {
  const auto parts = split(text, '\'');
  if (parts.size() != 3 || lower(parts[0]) != "utf-8") return {};
  for (std::size_t i = 0; i < parts[2].size(); ++i)
    if (parts[2][i] == '%' && (i + 2 >= parts[2].size() || crypto::unhex(parts[2].substr(i + 1, 2)).empty())) return {};
  return net::percent_decoded(parts[2]);
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && name != "." && name != ".." && is_utf8(name) &&
         std::none_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\';
         });
}

}  // namespace

Result<std::optional<crypto::Digest>> digest_in(std::string_view field) {
  std::optional<crypto::Digest> digest;
  for (const auto member : split(field, ',')) {
    const auto text = trim(member);
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return Error{Errc::malformed, "Content-Digest must be: sha-256=:base64:"};
    const auto value = text.substr(equals + 1);
    if (value.size() < 2 || value.front() != ':' || value.back() != ':')
      return Error{Errc::malformed, "Content-Digest must be: sha-256=:base64:"};
    if (text.substr(0, equals) != "sha-256") continue;
    const auto bytes = crypto::unbase64(value.substr(1, value.size() - 2));
    if (!bytes || bytes->size() != 32 || digest)
      return Error{Errc::malformed, "Content-Digest holds no SHA-256, or two"};
    std::copy(bytes->begin(), bytes->end(), digest.emplace().begin());
  }
  return digest;
}

Result<std::string> file_name_in(std::string_view field) {
  std::optional<std::string> plain, better;
  const auto parts = split_outside_quotes(field, ';');
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto equals = parts[i].find('=');
    const auto name = lower(trim(parts[i].substr(0, equals)));
    if (equals == std::string_view::npos) continue;
    const auto value = trim(parts[i].substr(equals + 1));
    if (name == "filename") plain = unquoted(value);
    else if (name == "filename*" && !(better = extended(value)))
      return Error{Errc::malformed, "filename* must be: UTF-8''name-with-%XX"};
  }
  const auto& name = better ? better : plain;
  if (!name) return Error{Errc::malformed, "Content-Disposition must name the file: attachment; filename*=UTF-8''name"};
  if (!is_plain_name(*name)) return Error{Errc::malformed, "the file's name must be a plain name of at most 200 bytes"};
  return *name;
}

std::string media_type_in(std::string_view field) { return lower(trim(field.substr(0, field.find(';')))); }

}  // namespace yingbao::https_push
