#pragma once

#include <cstdint>
#include <vector>

#include "plain.hpp"
#include "random.hpp"

namespace yingbao::sample {

inline constexpr std::int64_t limit = 40'000'00;  // fen; more than this counts

struct Bill {
  Day day;
  std::int64_t own = 0;   // 自费, outside what insurance covers: what the limit is about
  std::int64_t self = 0;  // 自付, the patient's part of what it covers: never counts
  bool refunded = false;
  bool voided = false;
};
using Bills = std::vector<Bill>;

enum class Excess { before_the_window, refunded, voided };

// One person's settlements for each way of being over the limit or only seeming so. The name says the sum of own
// payments that count.
class BillWriter {
 public:
  BillWriter(Day base, Random& random) : base_(base), random_(random) {}

  Bill of(std::int64_t own);
  Bills over();  // sometimes with settlements beside it that do not count
  Bills a_cent_over();
  Bills exactly_at_the_limit();
  Bills under();
  Bills over_with(Excess excess);  // under, but for settlements that do not count
  Bills over_until_corrected();    // a negative settlement brings the sum down to the limit or below
  Bills only_self_paid();

 private:
  Day day_in_window();
  Bills split(std::int64_t own);
  Bill excess(Excess kind, std::int64_t own);

  Day base_;
  Random& random_;
};

}  // namespace yingbao::sample
