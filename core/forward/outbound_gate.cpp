#include "forward/outbound_gate.hpp"

namespace yingbao::forward {

std::string why_withheld(const config::OutboundGate& gate, const deciding::Changes& changes) {
  if (changes.items() == 0) return {};
  const auto number = std::to_string(changes.items());
  if (changes.known == 0)
    return gate.first_send_waits
             ? "首次报送" + number + "条，需人工放行 (the first send of " + number + " items waits for a person)"
             : std::string{};
  const double share = static_cast<double>(changes.items()) / static_cast<double>(changes.known);
  if (changes.items() > gate.max_changes || share > gate.max_change_share)
    return "本次变更" + number + "条，超过设定上限，需人工放行 (" + number +
           " changes exceed the configured number or share and wait for a person)";
  return {};
}

}  // namespace yingbao::forward
