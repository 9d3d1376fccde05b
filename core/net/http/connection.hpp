// One HTTPS connection of a client, kept alive between requests.
#pragma once

#include "base/error.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace yingbao::net {

struct Url {
  std::string host, port, path;  ///< path without the last '/'
  static Result<Url> parse(std::string_view https_url);
};

struct HttpRequest {
  std::string method, target, body, content_type;
};

struct HttpResponse {
  int status = 0;
  std::string body;
  std::string retry_after;
};

/// Lives on one strand. After an error the next request connects anew.
class HttpsConnection {
 public:
  HttpsConnection(boost::asio::any_io_executor executor, std::shared_ptr<boost::asio::ssl::context> tls, Url url);
  ~HttpsConnection();
  /// The whole exchange, connecting included where needed, ends within `timeout`. `unreachable` means the peer cannot
  /// have acted; after any other error it may have.
  boost::asio::awaitable<Result<HttpResponse>> exchange(HttpRequest request, std::chrono::milliseconds timeout);

 private:
  struct Stream;
  boost::asio::awaitable<Status> connect(std::chrono::milliseconds timeout);

  boost::asio::any_io_executor executor_;
  std::shared_ptr<boost::asio::ssl::context> tls_;
  Url url_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace yingbao::net
