// The account (数据对账单): shows that nothing was lost and nothing counted twice.
#pragma once

#include "exchange/hub.hpp"

#include <map>

namespace yingbao::exchange {

struct Account {
  std::vector<store::Delivery> deliveries;
  std::optional<store::Exchange> exchange;
  std::uint64_t references = 0;                     ///< candidates and everyone sent, each once
  std::map<std::string, std::uint64_t> by_state;    ///< adds up to `references`
  std::uint64_t plan_items = 0, plan_answered = 0;  ///< of the last plan
  std::vector<std::string> faults;                  ///< empty: the account balances
};

Result<Account> draw_account(Hub& hub);

}  // namespace yingbao::exchange
