// The account (数据对账单): shows that nothing was lost and nothing counted twice.
#pragma once

#include "exchange/decide_step.hpp"

#include <map>

namespace yingbao::exchange {

struct Account {
  std::vector<store::Delivery> deliveries;
  std::optional<store::Exchange> exchange;
  std::uint64_t references = 0;                   ///< whom the platform knows or is to know, each once
  std::map<std::string, std::uint64_t> by_state;  ///< adds up to `references`
  /// References that the platform has been told, by each agency whose rows they rest on.
  std::map<std::string, std::uint64_t> disclosed;
  std::uint64_t plan_items = 0, plan_answered = 0;  ///< of the last plan
  std::vector<std::string> faults;                  ///< empty: the account balances
};

Result<Account> draw_account(Hub& hub);

/// How a person's reference stands, with the last plan.
enum class ReferenceState {
  none,  ///< the platform neither knows nor is to know the person
  acknowledged,
  refused,
  pending,   ///< released, no answer yet
  withheld,  ///< waits for a release
};
ReferenceState state_of(const LastDecisions& last, list::Key key, const deciding::Decision& decision);
std::string_view name_of(ReferenceState state);

}  // namespace yingbao::exchange
