// Why a row was refused or skipped, and what was noticed about it: one table for every message a clerk reads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace yingbao::schema {

enum class Reason : std::uint8_t {
  // Rejects: the row could not become a record.
  undecodable = 1,
  name_missing = 2,
  value_missing = 3,
  date_unreadable = 4,
  money_unreadable = 5,
  number_unreadable = 6,
  code_unreadable = 7,
  division_unknown = 8,
  too_many_cells = 9,
  text_too_long = 10,
  unaccounted = 11,
  nobody_named = 12,
  quote_unclosed = 13,
  record_malformed = 14,
  formula_error = 15,
  several_people = 16,
  not_rejected_before = 17,
  mended_before = 18,
  split_row = 19,
  // Skips: the row is no person's.
  total_row = 32,
  footer_row = 33,
  blank_row = 34,
  void_settlement = 35,
  not_protected = 36,
  filtered = 37,
  other_sheet = 38,
  title_row = 39,
  section_row = 40,
  refunded = 41,
  // Findings: the row was used, and something about it wants a look.
  id_missing = 64,
  id_unusable = 65,
  id_corrected = 66,
  id_precision_lost = 67,
  id_masked = 68,
  id_other_document = 69,
  sex_contradicts = 70,
  prefix_unknown = 71,
  certificate_contradicts = 72,
  unit_unknown = 73,
  optional_unreadable = 74,
  replacement_looks_new = 75,
  birth_implausible = 76,
  several_numbers = 77,
  certificate_other_person = 78,
  head_only = 79,
  hidden_row = 80,
  proxy_named = 81,
  outside_part = 82,
  claims_protection = 83,
  parent_unknown = 84,
  protection_ends = 85,
  word_unknown = 86,
  protection_unclear = 87,
  date_stand_in = 88,
  birth_contradicts = 89,
  amount_implausible = 90,
  columns_disagree = 91,
  type_missing = 92,
  type_elsewhere = 93,
};

enum class ReasonClass { reject, skip, finding };

struct ReasonInfo {
  Reason id;
  ReasonClass kind;
  std::string_view code;
  std::string_view zh, en;
  std::string_view advice_zh, advice_en;  ///< what the clerk should do
};

std::span<const ReasonInfo> reasons();
/// Null for an id that is not in the table.
const ReasonInfo* info_of(Reason reason);

}  // namespace yingbao::schema
