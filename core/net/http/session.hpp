// One connection of the HTTPS server, from its handshake to its end.
#pragma once

#include "net/http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <map>
#include <set>

namespace yingbao::net {

struct Session;

/// What the connections of a server share. On the thread for sockets, but for the two pools.
struct Serving {
  const ServerLimits& limits;
  Service& service;
  const Clock& clock;
  std::set<std::shared_ptr<Session>> sessions;
  std::map<std::string, std::size_t> of_client;
  bool stopping = false;
  /// Writing a body never queues behind the sync of another.
  boost::asio::thread_pool writers{2}, closers{4};
};

struct Session : std::enable_shared_from_this<Session> {
  Session(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& tls, const Clock& with_clock)
      : clock{with_clock}, stream{std::move(socket), tls}, timer{stream.get_executor()} {}
  /// Ends whatever the socket waits for at `time`; the connection stays good for a last answer.
  void set_deadline(Clock::Steady time);
  void close();

  const Clock& clock;
  boost::asio::ssl::stream<boost::asio::ip::tcp::socket> stream;
  boost::asio::steady_timer timer;
  Clock::Steady deadline;
  std::string read;  ///< bytes that came and were not consumed yet
  Peer peer;
  std::string client;    ///< whom it counts for
  bool counted = false;  ///< among the connections of that client
  bool crowded = false;  ///< one too many: it is only told so
  bool between = true;   ///< between two requests, where stopping may end it at once
};

/// Serves request after request.
boost::asio::awaitable<void> converse(std::shared_ptr<Session> session, Serving* serving);

}  // namespace yingbao::net
