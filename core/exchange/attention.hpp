// What a screening leaves for a person to look at: told by the run that made it, and by status until the next one.
#pragma once

#include "exchange/feed_table.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// Groups that stand still because of a roster are told with the roster, in the table of feeds.
std::vector<Attention> attention_of(const deciding::Tally& tally, std::span<const FeedState> feeds);

}  // namespace yingbao::exchange
