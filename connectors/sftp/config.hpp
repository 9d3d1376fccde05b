// [connector] of an agency whose folders lie at an SFTP server.
#pragma once

#include "config/secret_reference.hpp"
#include "connector/after_action.hpp"
#include "connector/type.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sftp {

/// A server's key as the agency told it: "SHA256:…", or "ssh-ed25519 SHA256:…" to ask the server for that one.
struct HostKey {
  std::string type;         ///< empty: whichever the server shows
  std::string fingerprint;  ///< "SHA256:" and 43 characters of base64

  static std::optional<HostKey> parse(std::string_view text);
};

struct Config final : connector::Settings {
  std::string host;
  std::uint16_t port = 22;
  std::string user;
  config::SecretReference password, key, passphrase;
  std::vector<HostKey> host_keys;    ///< any of them is the server; empty: no server is trusted yet
  std::vector<std::string> folders;  ///< at the server, as it writes them
  bool recursive = false;
  std::vector<std::string> patterns;
  bool marker = false;  ///< a file counts once `<name>.done` lies beside it
  std::chrono::milliseconds settle{10'000};
  connector::AfterAction after = connector::AfterAction::remove;
  std::string archive, outbox;  ///< folders at the server
  std::uint64_t max_size = std::uint64_t{4} << 30;
  std::chrono::milliseconds connect_timeout{20'000};  ///< until the session stands
  std::chrono::milliseconds idle{60'000};             ///< without a byte for so long, it is given up
  std::chrono::milliseconds total{7'200'000};         ///< for one request, one object at most
  std::chrono::milliseconds retry_wait{2000};         ///< before a broken request is tried again; doubles

  std::unique_ptr<connector::Connector> connect(Date business_date, const Clock& clock) const override;
};

/// Paths of secrets start at the place's base.
Config read_config(config::Section& section, const config::ConnectorPlace& place);

extern const connector::Type sftp_connector;

}  // namespace yingbao::sftp
