// Secrets stand in no configuration file: it names where they are.
//
//   password = { file = "keys/agency.password" }     a file that only the hub's user can read
//   password = { env = "AGENCY_PASSWORD" }
//   password = { credential = "agency.password" }    of systemd: LoadCredential=
#pragma once

#include "base/error.hpp"
#include "base/secret.hpp"

#include <string>

namespace yingbao::config {

struct SecretReference {
  enum class Kind { none, file, environment, credential };
  Kind kind = Kind::none;
  std::string name;  ///< path, variable or credential

  bool given() const { return kind != Kind::none; }
  /// Reads it, without the line end behind it. An error names the reference, never the value: absent, empty, longer
  /// than 64 KiB, or a file that others can read.
  Result<Secret> resolve() const;
};

}  // namespace yingbao::config
