#include "lifetime.hpp"

#include <cerrno>
#include <csignal>

namespace yingbao::sandbox {
namespace {

// A process of another user cannot be signalled but is there.
bool is_there(int pid) { return ::kill(pid, 0) == 0 || errno == EPERM; }

}  // namespace

Lifetime::Lifetime(boost::asio::io_context& context, const Options& options)
    : context_(context), signals_(context, SIGINT, SIGTERM), end_(context, options.stop_after), poll_(context) {
  signals_.async_wait([this](auto error, int) {
    if (!error) context_.stop();
  });
  end_.async_wait([this](auto error) {
    if (!error) context_.stop();
  });
  if (options.watch_pid) watch(*options.watch_pid);
}

void Lifetime::watch(int pid) {
  if (!is_there(pid)) return context_.stop();
  poll_.expires_after(std::chrono::seconds(1));
  poll_.async_wait([this, pid](auto error) {
    if (!error) watch(pid);
  });
}

}  // namespace yingbao::sandbox
