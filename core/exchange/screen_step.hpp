// The screening step: pinned lists in, the sealed list of candidates and the counts out.
#pragma once

#include "deciding/tally.hpp"
#include "exchange/manifest.hpp"

namespace yingbao::exchange {

struct Screened {
  store::List candidates;  ///< written, in no table yet
  deciding::Tally tally;
};

Result<Screened> screen(Hub& hub, const Manifest& manifest, Date business_date);

}  // namespace yingbao::exchange
