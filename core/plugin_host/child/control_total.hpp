// A total row that states a headcount is checked against the rows above it.
#pragma once

#include "plugin_host/wire/frames.hpp"

#include <optional>
#include <string_view>

namespace yingbao::plugin_host {

/// A headcount as a total row writes it: "15892", "15892人", "共15892条", "合计：15892". Empty when it is none.
std::optional<std::uint64_t> read_headcount(std::string_view text);

/// Counts the rows of people since the last total, since the table's header, and since the delivery's start: a total
/// may stand for any of them.
class ControlTotals {
 public:
  void begin_table() { in_table_ = since_total_ = 0; }
  void count_row() { ++in_delivery_, ++in_table_, ++since_total_; }
  /// The rows counted, when `stated` is none of the sums that it may stand for.
  std::optional<std::uint64_t> contradiction(std::uint64_t stated);

 private:
  std::uint64_t in_delivery_ = 0, in_table_ = 0, since_total_ = 0;
};

}  // namespace yingbao::plugin_host
