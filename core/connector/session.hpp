// One agency's connector for one run: one login and one listing, then land what is new, give answers back, confirm what
// has been read.
#pragma once

#include "connector/landing.hpp"

namespace yingbao::connector {

struct Collected {
  std::vector<store::Delivery> landed;
  std::vector<Left> left;    ///< not for taking, or not yet, and why
  std::vector<Left> failed;  ///< could not be taken, and why
};

class Session {
 public:
  /// The data folder must outlive it.
  Session(data::DataFolder& data, std::string agency, std::unique_ptr<Connector> connector)
      : data_{&data}, agency_{std::move(agency)}, connector_{std::move(connector)} {}

  /// Lists, and takes over every new object. What was landed before and is not yet confirmed is not taken again; from a
  /// source that offers its objects again, neither is what was confirmed, unless it could not be read.
  Result<Collected> collect();
  /// See Connector::give_back.
  Result<bool> give_back(const Return& answer) { return connector_->give_back(answer); }
  /// Confirms at the source everything of the listing whose delivery has been read. Problems are told, not fatal: the
  /// next run tries again, and the bookmark keeps the object from counting twice.
  std::vector<Left> confirm_read();

 private:
  bool was_taken(const Found& object) const;
  std::vector<std::pair<Found, store::Id>> to_confirm() const;

  data::DataFolder* data_;
  std::string agency_;
  std::unique_ptr<Connector> connector_;
  std::vector<Found> listed_;  ///< by collect()
};

}  // namespace yingbao::connector
