// How often equal content has occurred in a delivery, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace yingbao::plugin_host {

class Occurrences {
 public:
  /// 16 bytes for each slot: at most 32 MiB.
  explicit Occurrences(std::size_t most_slots = std::size_t{1} << 21) : most_slots_{most_slots} {}

  /// How many times `content`, a hash, was counted before. Empty when there is no room to remember it.
  std::optional<std::uint64_t> count(std::uint64_t content);

 private:
  struct Slot {
    std::uint64_t content = 0, times = 0;  // times 0: free
  };
  /// The slot of the content, or the free one where it belongs.
  static Slot& place(std::vector<Slot>& slots, std::uint64_t content);
  /// False when there are as many slots as may be.
  bool grow();

  std::size_t most_slots_;
  std::size_t used_ = 0;
  std::vector<Slot> slots_;
};

}  // namespace yingbao::plugin_host
