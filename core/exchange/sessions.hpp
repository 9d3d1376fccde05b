// The sessions of one run, one for each agency that is spoken to.
#pragma once

#include "connector/session.hpp"
#include "exchange/hub.hpp"

#include <map>

namespace yingbao::exchange {

class Sessions {
 public:
  Sessions(Hub& hub, Date business_date) : hub_{hub}, date_{business_date} {}
  /// Begun when it is first asked for; ends with this.
  connector::Session& of(const config::AgencyConfig& agency);

 private:
  Hub& hub_;
  Date date_;
  std::map<std::string, connector::Session> sessions_;
};

}  // namespace yingbao::exchange
