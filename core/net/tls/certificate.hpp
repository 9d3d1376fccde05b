// What a certificate says of itself.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"

#include <filesystem>
#include <string>

namespace yingbao::net {

struct PeerCertificate {
  std::string subject, issuer;
  Instant until = 0;
};

/// Of the first certificate in a PEM file. An error names the file.
Result<PeerCertificate> read_certificate(const std::filesystem::path& file);

}  // namespace yingbao::net
