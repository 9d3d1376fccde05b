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

  Result<bool> next(Keys& keys, KeyedRecord& record) override;
  std::string describe() const override;

 private:
  explicit JsonArray(std::shared_ptr<Utf8Source> source) : source_{std::move(source)}, text_{*source_} {}
  Status find(std::string_view records, std::string_view start);
  Status descend();
  Result<bool> enter(const std::string& key);
  Result<bool> end();

  std::shared_ptr<Utf8Source> source_;
  JsonText text_;
  JsonRecord json_;
  Path path_;              // of the array
  bool path_told_ = false; // by the operator
  bool begun_ = false, ended_ = false;
  std::uint64_t records_ = 0;
};

}  // namespace yingbao::format
