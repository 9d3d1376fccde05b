// Records that wait until the rest of their column tells whether their numbers are sound, in the order they came.
#pragma once

#include "plugin_host/wire/frames.hpp"

namespace yingbao::ingest {

class HeldRecords {
 public:
  struct Item {
    plugin_host::RecordHead head;
    std::size_t list, table, offset, length;
  };

  void hold(const plugin_host::RecordHead& head, std::size_t list, std::size_t table, std::string_view record) {
    items_.push_back({head, list, table, bytes_.size(), record.size()});
    bytes_.append(record);
  }
  /// True when no more may wait, and those that do are judged by what is known: memory does not grow with the delivery.
  /// A clean column of thirty million rows gets by.
  bool full() const { return bytes_.size() > kMostBytes; }
  bool empty() const { return items_.empty(); }
  const std::vector<Item>& items() const { return items_; }
  std::string_view record(const Item& item) const { return std::string_view{bytes_}.substr(item.offset, item.length); }

 private:
  static constexpr std::size_t kMostBytes = 8u << 20;
  std::string bytes_;
  std::vector<Item> items_;
};

}  // namespace yingbao::ingest
