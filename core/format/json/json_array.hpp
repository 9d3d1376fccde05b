// The records of a JSON array, which is the file or stands somewhere in the object that the file is.
#pragma once

#include "format/json/json_arrays.hpp"
#include "format/json/json_record.hpp"
#include "format/keyed_rows.hpp"
#include "format/utf8_source.hpp"

namespace yingbao::format {

class JsonArray final : public RecordSource {
 public:
  /// `records`: the path of the array, or nothing. `start`: the beginning of what `source` gives, which is not taken
  /// from it.
  static Result<std::unique_ptr<JsonArray>> open(std::shared_ptr<Utf8Source> source, std::string_view records,
                                                 std::string_view start);

  /// Its elements are arrays, each of them the cells of a row.
  bool of_arrays() const { return of_arrays_; }
  /// The next element; nothing at the end.
  Result<std::optional<JsonText::Value>> take();
  Result<bool> next(Keys& keys, KeyedRecord& record) override;
  /// Judges an element out of shape: an error when it cannot be told apart from what follows.
  static Status pass_spoilt(const JsonText::Value& value);
  std::string describe() const override { return describe("JSON"); }
  std::string describe(std::string_view format) const;

 private:
  explicit JsonArray(std::shared_ptr<Utf8Source> source) : source_{std::move(source)}, text_{*source_} {}
  Status find(std::string_view records, std::string_view start);
  Status descend();
  Status begin();
  Status take_null(std::size_t entered);
  Result<bool> enter(const std::string& key);
  Status end();

  std::shared_ptr<Utf8Source> source_;
  JsonText text_;
  JsonRecord json_;
  Path path_;               // of the array
  bool path_told_ = false;  // by the operator
  bool of_arrays_ = false;
  bool begun_ = false, ended_ = false;
  bool null_ = false;  // stands in its place
  std::uint64_t records_ = 0;
};

}  // namespace yingbao::format
