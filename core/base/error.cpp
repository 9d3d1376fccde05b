#include "base/error.hpp"

#include <cerrno>
#include <cstring>

namespace yingbao {

std::string_view name_of(Errc code) {
  switch (code) {
    case Errc::invalid_config: return "invalid_config";
    case Errc::unreachable: return "unreachable";
    case Errc::timed_out: return "timed_out";
    case Errc::throttled: return "throttled";
    case Errc::unauthorised: return "unauthorised";
    case Errc::malformed: return "malformed";
    case Errc::rejected: return "rejected";
    case Errc::conflict: return "conflict";
    case Errc::cancelled: return "cancelled";
    case Errc::no_space: return "no_space";
    case Errc::not_found: return "not_found";
    case Errc::refused: return "refused";
    case Errc::internal: return "internal";
  }
  return "internal";
}

Error Error::in(std::string_view context) const { return Error{code_, std::string{context} + ": " + detail_}; }

void throw_exception_from_error(const Error& error, const boost::source_location&) { throw Failure{error}; }

Error errno_error(std::string_view what) {
  const int number = errno;
  auto code = Errc::internal;
  if (number == ENOSPC || number == EDQUOT || number == EFBIG) code = Errc::no_space;
  if (number == ENOENT || number == ENOTDIR) code = Errc::not_found;
  if (number == EACCES || number == EPERM) code = Errc::unauthorised;
  return Error{code, std::string{what} + ": " + std::strerror(number)};
}

}  // namespace yingbao
