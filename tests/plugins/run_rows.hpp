// Runs a text through a plugin's process and gives back what came of each row.
#pragma once

#include "plugin_host/owner/host.hpp"
#include "schema/reason.hpp"

#include <map>
#include <string>
#include <vector>

namespace yingbao::plugin_tests {

/// A record by field names: numbers in decimal, money in fen, days as yyyymmdd; the fields of the first entry of
/// `settlements` as "settlements.0.own_pay".
using Fields = std::map<std::string, std::string>;

struct Record {
  plugin_host::RecordHead head;
  std::string feed;
  Fields fields;
  /// Empty when the record lacks it.
  std::string operator[](const std::string& field) const;
};

struct Rows {
  plugin_host::DescriptionFrame description;
  plugin_host::HeaderFrame header;
  std::vector<Record> records;
  std::vector<plugin_host::RejectFrame> rejects;
  std::vector<plugin_host::FindingFrame> findings;  ///< told row by row
  std::vector<plugin_host::ExtractedFrame<std::string>> extracted;
  plugin_host::EndFrame end;

  std::uint64_t skipped(schema::Reason reason) const;
  std::uint64_t found(schema::Reason finding) const;
  /// What the column with this title in the file became; empty when it was dropped.
  std::string target_of(const std::string& title) const;
};

/// What a plugin's process sends of one record.
Record record_of(const plugin_host::RecordHead& head, std::string_view record);

plugin_host::Job job_of(const std::string& plugin);
Result<Rows> run_rows(const plugin_host::Job& job, std::string_view text);
/// The same, where nothing may go wrong and every row must be accounted for; a failure throws and fails the test.
Rows rows_of(const plugin_host::Job& job, std::string_view text);
Rows rows_of(const std::string& plugin, std::string_view text);
/// The error's sentence; throws when there is none.
std::string refusal_of(const plugin_host::Job& job, std::string_view text);

/// The valid number of nobody: a prefix of the city, a birthday as yyyymmdd, a sequence of three digits that is odd for
/// a man.
std::string number_of(std::string_view birthday, std::string_view sequence, std::string_view prefix = "350582");

}  // namespace yingbao::plugin_tests
