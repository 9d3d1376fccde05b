#include "format/json/json_rows.hpp"

#include <algorithm>

namespace yingbao::format {

Result<bool> JsonRows::next() {
  cells_.clear();
  fault_.reset();
  const auto value = rows_->take();
  if (!value) return value.error();
  if (!*value) return false;
  const auto& [text, whole, at] = **value;
  ++row_.number;
  row_.text.clear();
  row_.ends.clear();
  long_numbers_.clear();
  if (!whole || text.front() != '[' || !json_.read(text, row_, long_numbers_) || row_.ends.size() > kMaxColumns) {
    if (auto passed = JsonArray::pass_spoilt(**value); !passed) return passed.error();
    fault_ = schema::Reason::record_malformed;
    row_.text.clear();
    row_.ends.clear();
    row_.add(beginning(text, KeyedRecord::kMaxRawBytes));
  }
  for (std::size_t i = 0; i < row_.ends.size(); ++i) cells_.push_back(row_.cell(i));
  return true;
}

bool JsonRows::is_number(std::size_t cell) const {
  return !fault_ && std::find(long_numbers_.begin(), long_numbers_.end(), cell) != long_numbers_.end();
}

}  // namespace yingbao::format
