// What the cells of one column were read as: a column says the same few words a million times.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace yingbao::plugin_host {

class CellMemo {
 public:
  struct Entry {
    static constexpr std::size_t kLongestCell = 30, kLongestValue = 31;
    std::uint8_t cell_size = 0, value_size = 0;  // of a cell: 0 is no entry
    bool said = false;
    std::array<char, kLongestCell> cell;
    std::array<char, kLongestValue> stored;

    std::string_view value() const { return {stored.data(), value_size}; }
  };
  static_assert(sizeof(Entry) == 64, "one line of the cache");

  /// Null when the cell is not remembered; otherwise valid until the next change.
  const Entry* find(std::string_view cell) const;
  /// A cell that `said` the value, or nothing. What is too long is not remembered; what takes the place of another
  /// cell puts it out.
  void keep(std::string_view cell, bool said, std::string_view value);
  void clear() { entries_.clear(); }

 private:
  static constexpr std::size_t kEntries = 128;
  static std::size_t place_of(std::string_view cell);

  std::vector<Entry> entries_;
};

}  // namespace yingbao::plugin_host
