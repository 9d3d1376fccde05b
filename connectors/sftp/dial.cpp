#include "sftp/dial.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace yingbao::sftp {
namespace {

Error unreachable(int number) {
  return Error{Errc::unreachable, std::string{"cannot connect: "} + std::strerror(number)};
}

Result<UniqueFd> connect_to(const addrinfo& address, Clock::Steady until, const Clock& clock) {
  UniqueFd fd{::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
  if (!fd) return unreachable(errno);
  if (::connect(fd.get(), address.ai_addr, address.ai_addrlen) != 0 && errno != EINPROGRESS) return unreachable(errno);
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock.steady()).count();
  pollfd wait{fd.get(), POLLOUT, 0};
  const int ready = ::poll(&wait, 1, left > 0 ? static_cast<int>(left) : 0);
  if (ready < 0) return unreachable(errno);
  if (ready == 0) return Error{Errc::timed_out, "cannot connect: no answer in time"};
  int outcome = 0;
  socklen_t size = sizeof outcome;
  if (::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &outcome, &size) != 0) return unreachable(errno);
  if (outcome != 0) return unreachable(outcome);
  const int on = 1;
  if (::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) return unreachable(errno);
  return fd;
}

}  // namespace

Result<UniqueFd> dial(const std::string& host, std::uint16_t port, Clock::Steady until, const Clock& clock) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int failed = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); failed != 0)
    return Error{Errc::unreachable, std::string{"cannot look up the host's name: "} + ::gai_strerror(failed)};
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses{found, ::freeaddrinfo};
  Result<UniqueFd> last = Error{Errc::unreachable, "the host's name has no address"};
  for (const auto* address = addresses.get(); address && !last; address = address->ai_next)
    last = connect_to(*address, until, clock);
  return last;
}

}  // namespace yingbao::sftp
