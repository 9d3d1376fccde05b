// A connector that agencies push to: the hub's own listener takes deliveries, a spool folder hands them over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::config {

class Section;

struct HttpsPushConfig {
  static constexpr std::string_view kType = "https_push";
  std::vector<std::string> certificates;  ///< "sha256:" and 64 hexadecimal digits; several while one replaces another
  std::string subject;                    ///< or the exact subject, as RFC 2253 writes it
  std::uint64_t max_size = 2ull << 30;    ///< of one delivery
  std::uint64_t requests_per_minute = 120;
  /// Of [listener], filled in by hub.toml: the agency's own folder of the spool, and the spool's key file.
  std::filesystem::path spool, spool_key;
};

HttpsPushConfig read_https_push(Section& section);

/// Of the certificate as openssl prints it, colons and capitals allowed: "sha256:…"; empty when it is none.
std::string fingerprint_of(std::string_view text);

}  // namespace yingbao::config
