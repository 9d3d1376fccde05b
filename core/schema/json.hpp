// The JSON that is forwarded, and its schema, both made from the field table.
#pragma once

#include "base/json_writer.hpp"
#include "schema/record.hpp"

#include <string>

namespace yingbao::schema {

/// Writes the forwarded fields of a record as one object.
void write_candidate(JsonWriter& json, RecordView record);
/// Writes every known field, control ones too; personal values masked unless `whole`.
void write_record(JsonWriter& json, RecordView record, bool whole);
/// JSON Schema (2020-12) that every candidate validates against.
std::string candidate_schema();

}  // namespace yingbao::schema
