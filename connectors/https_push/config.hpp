// [connector] of an agency that pushes: the hub's own listener takes deliveries, a spool folder hands them over.
#pragma once

#include "connector/type.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::https_push {

struct Config final : connector::Settings {
  std::vector<std::string> fingerprints;  ///< "sha256:" and 64 hexadecimal digits; several while one replaces another
  std::string subject;                    ///< or the exact subject, as RFC 2253 writes it
  std::uint64_t max_size = 2ull << 30;    ///< of one delivery
  std::uint64_t requests_per_minute = 120;
  /// Of [listener]: the agency's own folder of the spool, and the spool's key file.
  std::filesystem::path spool, spool_key;

  std::unique_ptr<connector::Connector> connect(Date business_date, const Clock& clock) const override;
  /// Certificates and subject.
  std::vector<std::string> sender_names() const override;
};

Config read_config(config::Section& section, const config::ConnectorPlace& place);

/// Of the certificate as openssl prints it, colons and capitals allowed: "sha256:…"; empty when it is none.
std::string fingerprint_of(std::string_view text);

extern const connector::Type https_push_connector;

}  // namespace yingbao::https_push
