// What a screening leaves for a person to look at: told by the run that made it, and by status until the next one.
#pragma once

#include "exchange/feed_table.hpp"
#include "exchange/run.hpp"

namespace yingbao::exchange {

/// Groups that stand still because of a roster are told with the roster, in the table of feeds. Being covered by a roster is
/// the normal end of a row, and told only where it is everybody's. Of whatever else takes rows the rules say which share of
/// a group is worth a look.
std::vector<Attention> attention_of(const deciding::Tally& tally, const config::Rules& rules,
                                    std::span<const FeedState> feeds);

}  // namespace yingbao::exchange
