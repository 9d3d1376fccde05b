// The screening step: pinned lists in, the sealed list of candidates and the counts out.
#pragma once

#include "exchange/manifest.hpp"
#include "screening/tally.hpp"

namespace yingbao::exchange {

struct Screened {
  store::List candidates;  ///< written, in no table yet
  screening::Tally tally;
};

Result<Screened> screen(Hub& hub, const Manifest& manifest, Date business_date);

}  // namespace yingbao::exchange
