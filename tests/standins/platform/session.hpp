#pragma once

#include "api.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace yingbao::sandbox {

using Stream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

// Serves one connection on the stream's strand, from the handshake until either side closes.
// Every read and write ends within 60 seconds, except while a fault lets the peer wait.
boost::asio::awaitable<void> session(Stream stream, Api* api, std::uint64_t max_body);

}  // namespace yingbao::sandbox
