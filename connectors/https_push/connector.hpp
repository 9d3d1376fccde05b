// Deliveries that agencies pushed to the listener, as the hub sees them: what lies in the spool.
#pragma once

#include "connector/connector.hpp"
#include "https_push/config.hpp"
#include "https_push/spool.hpp"

namespace yingbao::https_push {

class HttpsPushConnector final : public connector::Connector {
 public:
  explicit HttpsPushConnector(Config config) : config_{std::move(config)} {}
  std::string_view type() const override { return "https_push"; }
  Result<std::vector<connector::Found>> list_new(std::vector<connector::Left>& left) override;
  /// Fails at the end when the bytes are not those that the agency was told were received.
  Status take(const connector::Found& found, const connector::ByteSink& sink) override;
  /// The bytes go; what was received stays known for the retention time.
  Result<bool> confirm(const connector::Found& found) override;
  Result<bool> give_back(const connector::Return& answer) override;
  Result<connector::Probe> probe() override;

 private:
  Result<Spool> open();

  Config config_;
  std::optional<crypto::KeyRing> keys_;
};

}  // namespace yingbao::https_push
