// One operation for a thread that has nothing else to do until its end.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>

namespace yingbao::net {

/// Runs the operation to its end on `io`, whose only work it is. Throws what it throws.
template <class T>
T wait(boost::asio::io_context& io, boost::asio::awaitable<T> operation) {
  std::optional<T> outcome;
  std::exception_ptr failure;
  boost::asio::co_spawn(io, std::move(operation), [&](std::exception_ptr thrown, T value) {
    failure = thrown;
    outcome.emplace(std::move(value));
  });
  io.restart();
  io.run();
  if (failure) std::rethrow_exception(failure);
  return std::move(*outcome);
}

}  // namespace yingbao::net
