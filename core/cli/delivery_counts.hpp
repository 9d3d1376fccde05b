// What became of a delivery's rows, as every command tells it.
#pragma once

#include "base/json_writer.hpp"
#include "store/rows.hpp"

namespace yingbao::cli {

inline void write_counts(JsonWriter& json, const store::Delivery& delivery) {
  json.member("rows", delivery.rows)
      .member("used", delivery.used)
      .member("rejected", delivery.rejected)
      .member("duplicate", delivery.duplicate)
      .member("skipped", delivery.skipped);
}

}  // namespace yingbao::cli
