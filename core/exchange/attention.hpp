// What a screening leaves for a person to look at: told by the run that made it, and by status until the next one.
#pragma once

#include "exchange/manifest.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

std::vector<Attention> attention_of(const deciding::Tally& tally, const Manifest& manifest);

}  // namespace yingbao::exchange
