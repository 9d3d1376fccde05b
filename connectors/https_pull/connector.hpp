// Deliveries that are asked for at an agency's gateway.
#pragma once

#include "connector/connector.hpp"
#include "https_pull/config.hpp"

#include <memory>

namespace yingbao::https_pull {

class Caller;

/// Each request is an object of its own: one each business date, or one each time that the source says it changed.
class HttpsPullConnector final : public connector::Connector {
 public:
  HttpsPullConnector(Config config, Date business_date, const Clock& clock);
  ~HttpsPullConnector() override;
  std::string_view type() const override { return "https_pull"; }
  bool offers_again() const override { return true; }
  Result<std::vector<connector::Found>> list_new(std::vector<connector::Left>& left) override;
  /// All pages of the answer, or `not_found` when there is nothing in them.
  Status take(const connector::Found& found, const connector::ByteSink& sink) override;
  /// Makes the acknowledging request where one is configured.
  Result<bool> confirm(const connector::Found& found) override;
  /// Sends each file and, last, the verdict.
  Result<bool> give_back(const connector::Return& answer) override;
  Result<connector::Probe> probe() override;

 private:
  Result<Caller*> caller();
  Result<connector::Found> state_of(Caller& caller, const PullRequest& request);
  Status stream(Caller& caller, const PullRequest& request, const connector::Found& found,
                const connector::ByteSink& sink);
  Status take_pages(Caller& caller, const PullRequest& request, const connector::ByteSink& sink);
  Date date_of(const store::Bookmark& bookmark) const;

  Config config_;
  Date date_;
  const Clock& clock_;
  std::unique_ptr<Caller> caller_;
};

}  // namespace yingbao::https_pull
