// NDJSON: a record a line.
#pragma once

#include "format/json/json_record.hpp"
#include "format/json/window.hpp"
#include "format/keyed_rows.hpp"
#include "format/utf8_source.hpp"

namespace yingbao::format {

/// A record's number is that of its line; blank lines are passed over.
class JsonLines final : public RecordSource {
 public:
  explicit JsonLines(std::shared_ptr<Utf8Source> source) : source_{std::move(source)}, window_{*source_} {}

  Result<bool> next(Keys& keys, KeyedRecord& record) override;
  std::string describe() const override { return describe_records("NDJSON", source_->charset(), {}); }

 private:
  struct Line {
    std::string_view text;
    bool whole = true;
  };
  Result<std::optional<Line>> take_line();

  std::shared_ptr<Utf8Source> source_;
  Window window_;
  std::string beginning_;  // of a line that is too long to be kept
  JsonRecord json_;
  std::uint64_t lines_ = 0;
};

}  // namespace yingbao::format
