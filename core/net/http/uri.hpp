// An https address taken apart, and put together again for a request.
#pragma once

#include "base/error.hpp"
#include "net/http/fields.hpp"

#include <string>
#include <string_view>

namespace yingbao::net {

struct Uri {
  std::string host;  ///< a name in lower case, or an address without its brackets
  std::string port = "443";
  std::string path = "/";  ///< percent-encoded
  Pairs query;             ///< decoded, in the order they stand

  /// Only https, no user in front of the host, nothing but printable ASCII; a fragment is dropped.
  static Result<Uri> parse(std::string_view text);
  /// Where a redirect or a link leads. `refused` unless that is the same host and port.
  Result<Uri> follow(std::string_view reference) const;

  /// "host", "host:8443", "[::1]:8443"
  std::string authority() const;
  /// Path and query as the request line has them.
  std::string target() const;
};

}  // namespace yingbao::net
