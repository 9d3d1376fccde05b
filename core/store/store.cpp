#include "store/store.hpp"

namespace yingbao::store {

std::string_view name_of(DeliveryState state) {
  constexpr std::string_view kNames[] = {"landed", "listed", "set_aside"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(ListRole role) {
  constexpr std::string_view kNames[] = {"feed", "candidates", "plan", "sent"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view name_of(ListState state) {
  constexpr std::string_view kNames[] = {"current", "held", "superseded", "revoked"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(Step step) {
  constexpr std::string_view kNames[] = {"ingested", "screened", "planned", "sending", "settled"};
  return kNames[static_cast<std::size_t>(step)];
}

std::string_view name_of(PlanState state) {
  constexpr std::string_view kNames[] = {"held", "released", "settled"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace yingbao::store
