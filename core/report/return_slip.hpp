// 退回单: what a delivery came to, why rows were refused, and by when they should be mended.
#pragma once

#include "document/table.hpp"
#include "store/store.hpp"

namespace yingbao::report {

struct SlipInput {
  const store::Delivery& delivery;
  std::string agency;                  ///< its name
  std::vector<store::Tally> rejected;  ///< open rejects by reason
  std::vector<store::Tally> tallies;   ///< skips and findings
  std::vector<store::List> lists;      ///< made of it
  Date mend_by;
  std::uint64_t rows_of_finding = 0;  ///< of one finding and delivery, so many at most go back row by row
  std::uint64_t rejected_left = 0;    ///< open as well, but more than go back at once
  std::vector<store::ColumnLeft> columns_left = {};
  std::uint64_t to_check = 0,
                to_check_left = 0;  ///< used rows that go back for their findings, and those that do not fit
};

/// In Chinese and English, without anybody's data.
document::Table return_slip(const SlipInput& input);
/// The same as JSON, for whoever asks by machine.
std::string verdict(const SlipInput& input);

}  // namespace yingbao::report
