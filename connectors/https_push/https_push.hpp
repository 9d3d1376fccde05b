// Deliveries that agencies pushed to the listener, as the hub sees them: what lies in the spool.
#pragma once

#include "config/https_push_config.hpp"
#include "connector/connector.hpp"
#include "https_push/spool.hpp"

namespace yingbao::https_push {

class HttpsPushConnector final : public connector::Connector {
 public:
  explicit HttpsPushConnector(config::HttpsPushConfig config) : config_{std::move(config)} {}
  std::string_view type() const override { return config::HttpsPushConfig::kType; }
  Result<std::vector<connector::Found>> list_new(std::vector<connector::Left>& left) override;
  /// Fails at the end when the bytes are not those that the agency was told were received.
  Status take(const connector::Found& found, const connector::ByteSink& sink) override;
  /// The bytes go; what was received stays known for the retention time.
  Result<bool> confirm(const connector::Found& found) override;
  Result<bool> give_back(const connector::Return& answer) override;
  Result<connector::Probe> probe() override;

 private:
  Result<Spool> open();

  config::HttpsPushConfig config_;
  std::optional<crypto::KeyRing> keys_;
};

}  // namespace yingbao::https_push
