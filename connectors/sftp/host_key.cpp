#include "sftp/host_key.hpp"

namespace yingbao::sftp {
namespace {

std::string text_of(const HostKey& key) { return (key.type.empty() ? "" : key.type + " ") + key.fingerprint; }

}  // namespace

std::string algorithms_for(const std::vector<HostKey>& keys) {
  std::string names;
  for (const auto& key : keys) {
    if (key.type.empty()) return {};
    names += (names.empty() ? "" : ",") + (key.type == "ssh-rsa" ? "rsa-sha2-512,rsa-sha2-256" : key.type);
  }
  return names;
}

Status check_host_key(const Config& config, const std::string& type, const std::string& fingerprint) {
  const auto shown = type + " " + fingerprint;
  const auto compare = "ssh-keyscan -p " + std::to_string(config.port) + " " + config.host + " | ssh-keygen -lf -";
  if (config.host_keys.empty())
    return Error{Errc::unauthorised, "the server shows the key " + shown +
                                         " and no host_key is configured, so nothing was sent. Compare it with the "
                                         "agency by telephone (" +
                                         compare + "), then write under [connector]: host_key = \"" + shown + "\""};
  std::string configured;
  for (const auto& key : config.host_keys) {
    if ((key.type.empty() || key.type == type) && key.fingerprint == fingerprint) return {};
    configured += (configured.empty() ? "" : " or ") + text_of(key);
  }
  return Error{Errc::unauthorised, "the server shows the key " + shown + ", configured is " + configured +
                                       ": somebody may be in between, or the agency has a new key. Nothing was sent. "
                                       "Ask the agency by telephone and compare: " +
                                       compare};
}

}  // namespace yingbao::sftp
