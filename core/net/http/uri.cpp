#include "net/http/uri.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::net {
namespace {

constexpr std::string_view kScheme = "https://";

Error wrong(std::string_view what) { return Error{Errc::invalid_config, "an address " + std::string{what}}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_port(std::string_view text) {
  int port = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), port);
  return ec == std::errc{} && end == text.data() + text.size() && port > 0 && port < 65536;
}

/// A blank may be written as + in a query.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string byte;
    if (text[i] == '%' && i + 2 < text.size()) {
      std::string digits{text.substr(i + 1, 2)};
      std::transform(digits.begin(), digits.end(), digits.begin(), lower);
      byte = crypto::unhex(digits);
    }
    if (!byte.empty()) out += byte, i += 2;
    else out.push_back(text[i] == '+' ? ' ' : text[i]);
  }
  return out;
}

Pairs pairs_of(std::string_view query) {
  Pairs pairs;
  for (const auto part : split(query, '&')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    pairs.emplace_back(percent_decoded(part.substr(0, equals)),
                       equals == part.npos ? std::string{} : percent_decoded(part.substr(equals + 1)));
  }
  return pairs;
}

Status read_authority(std::string_view text, Uri& uri) {
  if (text.find('@') != text.npos) return wrong("names no user");
  const bool bracketed = text.starts_with('[');
  const auto host_end = bracketed ? text.find(']') : text.find(':');
  if (bracketed && host_end == text.npos) return wrong("lacks a ]");
  uri.host = text.substr(bracketed, host_end == text.npos ? text.npos : host_end - bracketed);
  std::transform(uri.host.begin(), uri.host.end(), uri.host.begin(), lower);
  if (uri.host.empty()) return wrong("needs a host");
  auto rest = host_end == text.npos ? std::string_view{} : text.substr(host_end + bracketed);
  if (rest.empty()) return {};
  if (rest[0] != ':' || !is_port(rest.substr(1))) return wrong("needs a port from 1 to 65535 behind the colon");
  uri.port = rest.substr(1);
  return {};
}

}  // namespace

Result<Uri> Uri::parse(std::string_view text) {
  std::string scheme{text.substr(0, kScheme.size())};
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
  if (scheme != kScheme) return wrong("must begin with https://");
  if (std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c >= 0x7F; }))
    return wrong("may hold printable ASCII only; write other characters as %XX");
  text = text.substr(kScheme.size());
  text = text.substr(0, text.find('#'));
  const auto target = std::min(text.find_first_of("/?"), text.size());
  Uri uri;
  if (auto read = read_authority(text.substr(0, target), uri); !read) return read.error();
  text.remove_prefix(target);
  const auto question = std::min(text.find('?'), text.size());
  if (question > 0) uri.path = text.substr(0, question);
  if (question < text.size()) uri.query = pairs_of(text.substr(question + 1));
  return uri;
}

Result<Uri> Uri::follow(std::string_view reference) const {
  if (reference.empty()) return Error{Errc::refused, "it leads nowhere"};
  std::string whole{reference};
  if (reference.starts_with("//")) whole = "https:" + whole;
  else if (reference.starts_with('/')) whole = std::string{kScheme} + authority() + whole;
  else if (reference.starts_with('?')) whole = std::string{kScheme} + authority() + path + whole;
  else if (reference.find("://") == reference.npos)
    whole = std::string{kScheme} + authority() + path.substr(0, path.rfind('/') + 1) + whole;
  auto uri = parse(whole);
  if (!uri) return Error{Errc::refused, "it leads to something that is no https address"};
  if (uri->host != host || uri->port != port) return Error{Errc::refused, "it leads to another host"};
  return uri;
}

std::string Uri::authority() const {
  const auto name = host.find(':') == host.npos ? host : "[" + host + "]";
  return port == "443" ? name : name + ":" + port;
}

std::string Uri::target() const {
  auto out = path;
  char mark = '?';
  for (const auto& [name, value] : query) {
    out += mark + percent_encoded(name) + "=" + percent_encoded(value);
    mark = '&';
  }
  return out;
}

}  // namespace yingbao::net
