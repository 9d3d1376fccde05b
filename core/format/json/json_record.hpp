// One JSON object as a record: nested members as "a.b", scalars of an array joined, everything else as it stands.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format {

class KeyedRecord;
struct QueuedRow;

class JsonRecord {
 public:
  JsonRecord();
  ~JsonRecord();

  /// Adds the members of `object`, behind which Window::kPadding bytes may be read. False when it is no object by
  /// RFC 8259, or more than a record holds.
  ///
  /// A number is told as its digits in the file, true and false as TRUE and FALSE, null as nothing, an array that
  /// holds an object or an array as its JSON.
  bool read(std::string_view object, KeyedRecord& record);

  /// The same for an array whose elements are cells; `long_numbers` are those that add_long_number would be told of.
  bool read(std::string_view array, QueuedRow& row, std::vector<std::size_t>& long_numbers);

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

/// The text of a JSON string given with its quotes.
std::optional<std::string> unquoted(std::string_view string);

}  // namespace yingbao::format
