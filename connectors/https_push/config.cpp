#include "https_push/config.hpp"

#include "https_push/connector.hpp"
#include "https_push/listen.hpp"
#include "https_push/listener_config.hpp"

namespace yingbao::https_push {

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

Config read_config(config::Section& section, const config::ConnectorPlace& place) {
  Config connector;
  if (place.of_hub) {
    const auto& listener = static_cast<const ListenerConfig&>(*place.of_hub);
    connector.spool = listener.spool / place.agency;
    connector.spool_key = listener.spool_key;
  }
  for (const auto& text : section.texts("certificates")) {
    auto fingerprint = fingerprint_of(text);
    if (fingerprint.empty()) section.problem("certificates", "must be \"sha256:\" and 64 hexadecimal digits each");
    else connector.fingerprints.push_back(std::move(fingerprint));
  }
  connector.subject = section.text("subject");
  if (!section.has("certificates") && connector.subject.empty())
    section.problem("certificates", "name the agency's certificates, or its `subject`");
  if (section.has("certificates") && !connector.subject.empty())
    section.problem("subject", "either certificates or a subject, not both");
  connector.max_size = section.size("max_size", connector.max_size);
  connector.requests_per_minute = static_cast<std::uint64_t>(section.integer("requests_per_minute", 120, 1, 100'000));
  return connector;
}

std::unique_ptr<connector::Connector> Config::connect(Date, const Clock&) const {
  return std::make_unique<HttpsPushConnector>(*this);
}

std::vector<std::string> Config::sender_names() const {
  auto names = fingerprints;
  if (!subject.empty()) names.push_back(subject);
  return names;
}

const connector::Type https_push_connector{{.id = "https_push",
                                            .read = [](config::Section& section, const config::ConnectorPlace& place)
                                                -> std::unique_ptr<config::ConnectorSettings> {
                                              return std::make_unique<Config>(read_config(section, place));
                                            },
                                            .hub_table = "listener",
                                            .read_hub = [](config::Section& section, const std::filesystem::path& base)
                                                -> std::unique_ptr<config::ConnectorSettings> {
                                              return std::make_unique<ListenerConfig>(read_listener(section, base));
                                            }},
                                           {},
                                           listen};

}  // namespace yingbao::https_push
