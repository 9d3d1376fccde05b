// What stands behind an HTTPS server: requests come in, answers go out, bodies pass through in pieces.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yingbao::net {

/// Who is at the other end, by its certificate alone; both empty when it showed none.
struct Peer {
  std::string fingerprint;  ///< "sha256:" and 64 hexadecimal digits
  std::string subject;      ///< as RFC 2253 writes it: "CN=…,O=…"
};

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request that passed the guard; fields by their names in lower case.
struct Request {
  std::string method, path;
  Fields fields;
  std::optional<std::uint64_t> length;  ///< of the body, where the client says so
  bool chunked = false;

  bool has_body() const { return chunked || length.value_or(0) > 0; }
  std::string_view field(std::string_view lower_name) const;
};

/// The next piece of a long body, valid until the next call; empty at its end.
using Pieces = std::function<Result<std::string_view>()>;

struct Answer {
  int status = 200;
  std::string content_type, body;
  Fields fields;
  Pieces pieces;  ///< when given, the body instead of `body`
  std::uint64_t pieces_length = 0;
};

/// RFC 9457; `detail` is the program's own sentence.
Answer problem(int status, std::string_view detail);
Answer problem(int status, std::string_view detail, int retry_after_seconds);
std::string_view title_of(int status);
/// What stands before the body, up to the empty line.
std::string head_of(const Answer& answer, bool keep_alive, Instant now);

/// Takes one body. One that goes before finish() leaves nothing behind.
class Upload {
 public:
  virtual ~Upload() = default;
  /// An answer refuses the rest.
  virtual std::optional<Answer> write(std::string_view bytes) = 0;
  /// The body is whole.
  virtual Answer finish() = 0;
};

using Begun = std::variant<Answer, std::unique_ptr<Upload>>;

/// Called from threads that may block, from several at once.
class Service {
 public:
  virtual ~Service() = default;
  /// Whom connections count for; empty for a stranger.
  virtual std::string client_of(const Peer& peer) const = 0;
  virtual Begun begin(const Peer& peer, const Request& request) = 0;
  /// Called now and then, for what has to be cleared away.
  virtual void tend() = 0;
};

}  // namespace yingbao::net
