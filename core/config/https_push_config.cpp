#include "config/https_push_config.hpp"

#include "config/toml_section.hpp"

namespace yingbao::config {

std::string fingerprint_of(std::string_view text) {
  constexpr std::string_view kPrefix = "sha256:";
  if (!text.starts_with(kPrefix)) return {};
  std::string digits;
  for (char c : text.substr(kPrefix.size())) {
    if (c == ':') continue;
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return {};
    digits.push_back(c);
  }
  return digits.size() == 64 ? std::string{kPrefix} + digits : std::string{};
}

HttpsPushConfig read_https_push(Section& section) {
  HttpsPushConfig connector;
  for (const auto& text : section.texts("certificates")) {
    auto fingerprint = fingerprint_of(text);
    if (fingerprint.empty()) section.problem("certificates", "must be \"sha256:\" and 64 hexadecimal digits each");
    else connector.certificates.push_back(std::move(fingerprint));
  }
  connector.subject = section.text("subject");
  if (section.node("certificates") == nullptr && connector.subject.empty())
    section.problem("certificates", "name the agency's certificates, or its `subject`");
  if (section.node("certificates") && !connector.subject.empty())
    section.problem("subject", "either certificates or a subject, not both");
  connector.max_size = section.size("max_size", connector.max_size);
  connector.requests_per_minute = static_cast<std::uint64_t>(section.integer("requests_per_minute", 120, 1, 100'000));
  return connector;
}

}  // namespace yingbao::config
