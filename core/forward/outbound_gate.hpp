// Nothing big goes out unseen: whether a night's changes wait for a person.
#pragma once

#include "config/hub_config.hpp"
#include "deciding/deciding.hpp"

namespace yingbao::forward {

/// Why the plan must wait for a person, in Chinese and English; empty when it may go out. Pure.
std::string why_withheld(const config::OutboundGate& gate, const deciding::Changes& changes);

}  // namespace yingbao::forward
