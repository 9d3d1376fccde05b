#pragma once

#include "options.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

namespace yingbao::sandbox {

// Stops the context at SIGTERM or SIGINT, when stop_after has passed, or within about a second
// of the watched process going away. In force once constructed; outlives the context's run.
class Lifetime {
 public:
  Lifetime(boost::asio::io_context& context, const Options& options);

 private:
  void watch(int pid);

  boost::asio::io_context& context_;
  boost::asio::signal_set signals_;
  boost::asio::steady_timer end_;
  boost::asio::steady_timer poll_;
};

}  // namespace yingbao::sandbox
