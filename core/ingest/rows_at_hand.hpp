// The rows of one delivery that may go back, which came along while it was read: given back in the same run they need no
// second reading. In memory alone; what is not here is read from the delivery again.
#pragma once

#include "plugin_host/owner/host.hpp"

#include <span>

namespace yingbao::ingest {

class RowsAtHand {
 public:
  static constexpr std::size_t kMostBytes = 8u << 20;  ///< some twenty thousand rows

  void begin_table(const plugin_host::HeaderFrame& header);
  /// A row of the table begun last, which is the `table`th; rows ascend. What goes beyond kMostBytes is not kept.
  void add(const plugin_host::RowId& id, const std::vector<std::string_view>& cells);
  std::size_t bytes() const { return bytes_.size(); }

  /// Tells the handler what reading the delivery again for these rows, which ascend, would: the headers and the rows.
  /// False, and nothing is told, when one of them is not here. Stops at the handler's error, which it knows itself.
  bool tell(std::span<const plugin_host::RowId> rows, plugin_host::RunHandler& handler) const;

 private:
  struct Item {
    plugin_host::RowId id;
    bool header;
    std::size_t offset;  // in bytes_, of a header frame or of texts
  };
  template <class Write>
  void keep(const plugin_host::RowId& id, bool header, const Write& write);

  std::string bytes_;
  std::vector<Item> items_;
  std::uint64_t tables_ = 0;
  bool full_ = false;
};

}  // namespace yingbao::ingest
