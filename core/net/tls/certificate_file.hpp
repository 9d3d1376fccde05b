// What a certificate file says of itself.
#pragma once

#include "net/http/client.hpp"

namespace yingbao::net {

/// Of the first certificate in a PEM file. An error names the file.
Result<PeerCertificate> read_certificate(const std::filesystem::path& file);

}  // namespace yingbao::net
