// Cuts what is to be told into submissions: in the order of keys, after so many items and between the sixteen shards of
// the key space, so that the cuts do not depend on how many ranges are decided at a time.
#pragma once

#include "store/rows.hpp"

#include <vector>

namespace yingbao::forward {

class Cutter {
 public:
  /// `size`: items of a submission at most.
  explicit Cutter(std::uint64_t size) : size_{size} {}
  /// The next person who is told something.
  void add(crypto::Key key);
  std::vector<store::Submission> take(store::Id exchange);

 private:
  std::uint64_t size_;
  std::vector<store::Submission> cut_;
};

}  // namespace yingbao::forward
