// 退回单: what a delivery came to, why rows were refused, and by when they should be mended.
#pragma once

#include "report/sheet.hpp"
#include "store/store.hpp"

namespace yingbao::report {

struct SlipInput {
  const store::Delivery& delivery;
  std::string agency;                      ///< its name
  std::vector<store::Tally> rejected;      ///< open rejects by reason
  std::vector<store::Tally> tallies;       ///< skips and findings
  std::vector<store::List> lists;          ///< made of it
  Date mend_by;
};

/// In Chinese and English, without anybody's data.
Sheet return_slip(const SlipInput& input);
/// The same as JSON, for whoever asks by machine.
std::string verdict(const SlipInput& input);

}  // namespace yingbao::report
