// `yingbao listen`: the server that agencies push to.
#pragma once

#include "connector/type.hpp"

namespace yingbao::https_push {

/// Serves until a signal tells it to stop.
Status listen(const config::HubConfig& hub, const Clock& clock, const connector::Listening& listening);

}  // namespace yingbao::https_push
