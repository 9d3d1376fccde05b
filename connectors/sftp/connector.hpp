// Deliveries fetched from an agency's SFTP server.
#pragma once

#include "connector/connector.hpp"
#include "sftp/line.hpp"
#include "sftp/survey.hpp"

namespace yingbao::sftp {

/// One session for a sequence of calls, in a child process; it ends with the connector.
class SftpConnector final : public connector::Connector {
 public:
  SftpConnector(Config config, const Clock& clock) : config_{std::move(config)}, line_{config_, clock} {}
  std::string_view type() const override { return "sftp"; }
  /// Files whose size and time stayed for the settle time, or whose marker is there. Waits that time when there are
  /// any.
  Result<std::vector<connector::Found>> list_new(std::vector<connector::Left>& left) override;
  Status take(const connector::Found& found, const connector::ByteSink& sink) override;
  Result<bool> confirm(const connector::Found& found) override;
  /// All files beside their places first, then each renamed into it.
  Result<bool> give_back(const connector::Return& answer) override;
  Result<connector::Probe> probe() override;

 private:
  Result<std::vector<Listing>> list_all();
  Status list_below(Listing top, std::vector<Listing>& listings);
  Status replace(Session& session, const std::vector<connector::Return::File>& files);
  Result<std::int64_t> clock_ahead(Session& session);

  Config config_;
  Line line_;
};

}  // namespace yingbao::sftp
