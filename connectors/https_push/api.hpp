// The push API, version 1: openapi.yaml beside this file describes it.
#pragma once

#include "https_push/door.hpp"

#include <map>

namespace yingbao::https_push {

class Api final : public net::Service {
 public:
  /// A door for each agency that pushes. Takes the spool's lock. The listener's configuration and the clock must
  /// outlive it.
  static Result<std::unique_ptr<Api>> open(const ListenerConfig& listener,
                                           std::span<const config::AgencyConfig> agencies, const Clock& clock, Log log);

  std::string client_of(const net::Peer& peer) const override;
  net::Begun begin(const net::Peer& peer, const net::Request& request) override;
  void tend() override;

 private:
  explicit Api(crypto::KeyRing keys, Log log) : keys_{std::move(keys)}, log_{std::move(log)} {}
  Door* door_of(const net::Peer& peer) const;
  net::Begun route(Door* door, const net::Peer& peer, const net::Request& request);
  net::Answer tell(const Door& door, const std::string& id) const;
  net::Answer hand_out(const Door& door, const std::string& id, std::string_view name) const;

  crypto::KeyRing keys_;
  Log log_;
  UniqueFd lock_;
  std::vector<std::unique_ptr<Door>> doors_;
  std::map<std::string, Door*, std::less<>> by_name_;  ///< fingerprints and subjects of certificates
};

}  // namespace yingbao::https_push
