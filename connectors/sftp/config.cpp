#include "sftp/config.hpp"

#include "base/text.hpp"
#include "sftp/child.hpp"
#include "sftp/connector.hpp"

#include <algorithm>
#include <array>

namespace yingbao::sftp {
namespace {

using config::Section;

constexpr std::array kKeyTypes = {"ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
                                  "ecdsa-sha2-nistp521"};

void read_host_keys(Section& section, Config& connector) {
  if (!section.has("host_key")) return;
  const bool several = section.shape("host_key") == Section::Shape::list;
  const auto texts = several ? section.texts("host_key") : std::vector{section.text("host_key")};
  for (const auto& text : texts) {
    if (auto key = HostKey::parse(text)) connector.host_keys.push_back(std::move(*key));
    else section.problem("host_key", "must be \"SHA256:…\" or \"ssh-ed25519 SHA256:…\", as ssh-keygen -l shows it");
  }
}

void read_timeouts(Section& section, Config& connector) {
  section.table("timeout", [&](Section& timeout) {
    connector.connect_timeout = timeout.duration("connect", connector.connect_timeout);
    connector.idle = timeout.duration("idle", connector.idle);
    connector.total = timeout.duration("total", connector.total);
    connector.retry_wait = timeout.duration("retry_wait", connector.retry_wait);
  });
}

/// Absolute and written one way only: a folder below another is known by its text.
std::string folder_of(Section& section, std::string_view key, std::string text) {
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  const auto closed = text + "/";
  const bool roundabout = contains(text, "//") || contains(closed, "/./") || contains(closed, "/../");
  if (!text.starts_with('/') || roundabout)
    section.problem(key, "'" + text + "' must start at the server's root, without \".\", \"..\" and \"//\"");
  return text;
}

}  // namespace

std::optional<HostKey> HostKey::parse(std::string_view text) {
  constexpr std::string_view kPrefix = "SHA256:";
  constexpr std::size_t kDigits = 43;  // 32 bytes of base64 without padding
  HostKey key;
  if (const auto blank = text.find(' '); blank != std::string_view::npos) {
    key.type = text.substr(0, blank);
    text.remove_prefix(blank + 1);
    if (std::find(kKeyTypes.begin(), kKeyTypes.end(), key.type) == kKeyTypes.end()) return {};
  }
  const auto is_digit = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  if (!text.starts_with(kPrefix) || text.size() != kPrefix.size() + kDigits ||
      !std::all_of(text.begin() + kPrefix.size(), text.end(), is_digit))
    return {};
  key.fingerprint = text;
  return key;
}

Config read_config(Section& section, const config::ConnectorPlace& place) {
  Config connector;
  connector.host = section.required_text("host");
  connector.port = static_cast<std::uint16_t>(section.integer("port", connector.port, 1, 65535));
  connector.user = section.required_text("user");
  connector.password = section.secret("password", place.base);
  connector.key = section.secret("key", place.base);
  connector.passphrase = section.secret("passphrase", place.base);
  if (!connector.password.given() && !connector.key.given())
    section.problem("key", "is needed, or `password`: { file = \"…\" }");
  read_host_keys(section, connector);
  for (const auto& folder : section.texts("folders"))
    connector.folders.push_back(folder_of(section, "folders", folder));
  if (connector.folders.empty()) section.problem("folders", "is needed: a list of folders at the server");
  connector.recursive = section.flag("recursive", connector.recursive);
  connector.patterns = section.texts("patterns");
  connector.marker = section.flag("marker", connector.marker);
  connector.settle = section.duration("settle", connector.settle);
  const auto after = connector::read_after(section);
  connector.after = after.action;
  if (!after.archive.empty()) connector.archive = folder_of(section, "archive", after.archive);
  if (const auto outbox = section.text("outbox"); !outbox.empty())
    connector.outbox = folder_of(section, "outbox", outbox);
  connector.max_size = section.size("max_size", connector.max_size);
  read_timeouts(section, connector);
  return connector;
}

std::unique_ptr<connector::Connector> Config::connect(Date, const Clock& clock) const {
  return std::make_unique<SftpConnector>(*this, clock);
}

const connector::Type sftp_connector{
    {.id = "sftp",
     .read = [](Section& section, const config::ConnectorPlace& place) -> std::unique_ptr<config::ConnectorSettings> {
       return std::make_unique<Config>(read_config(section, place));
     }},
    {kChildArgument, child_main}};

}  // namespace yingbao::sftp
