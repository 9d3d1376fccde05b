// Outcomes that a caller is expected to handle.
#pragma once

#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace yingbao {

/// What the hub does about an error; every code is an instruction.
enum class Errc {
  invalid_config,  ///< refuse to start and say where
  unreachable,     ///< back off and try again
  timed_out,       ///< back off and try again
  throttled,       ///< back off and try again
  unauthorised,    ///< stop and alert
  malformed,       ///< set the delivery aside
  rejected,        ///< park the item with its reason
  conflict,        ///< read again; somebody else was first
  cancelled,       ///< finish quietly
  no_space,        ///< stop before anything is lost; temporary
  not_found,       ///< what was named does not exist
  refused,         ///< a gate or a rule says no; a person decides
  internal,        ///< a bug or a broken disk: log and stop
};

std::string_view name_of(Errc code);

/// An error with a sentence for a person. `detail` never holds personal data.
class Error {
 public:
  Error() = default;
  explicit Error(Errc code, std::string detail) : code_{code}, detail_{std::move(detail)} {}

  Errc code() const { return code_; }
  const std::string& detail() const { return detail_; }

  /// The same error, told from further outside: "context: detail".
  Error in(std::string_view context) const;

 private:
  Errc code_ = Errc::internal;
  std::string detail_;
};

/// Thrown at start-up and for bugs only; carries the same sentence.
class Failure : public std::exception {
 public:
  explicit Failure(Error error) : error_{std::move(error)} {}
  const char* what() const noexcept override { return error_.detail().c_str(); }
  const Error& error() const { return error_; }

 private:
  Error error_;
};

[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& where);

template <class T>
using Result = boost::system::result<T, Error>;
using Status = Result<void>;

/// "what: strerror(errno)" with a code that tells a full disk from a broken one.
Error errno_error(std::string_view what);

}  // namespace yingbao
