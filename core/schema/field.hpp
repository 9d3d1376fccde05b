// The one table of fields that drives the plugin API, the codec, validation, forwarded JSON, preview and exports.
// Ids are only ever added; a reader carries ids it does not know along.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace yingbao::schema {

enum class Field : std::uint8_t {
  // Stamped by the owner process; a plugin may not set them.
  agency = 1,
  delivery = 2,
  sheet = 3,
  row = 4,
  as_of = 5,
  id_status = 6,
  mends = 7,
  // Person.
  id_number = 8,
  name = 10,
  sex = 11,
  birth_date = 12,
  ethnicity = 13,
  phone = 14,
  hukou_type = 15,
  hukou_address = 16,
  live_address = 17,
  county = 18,
  township = 19,
  village = 20,
  unit = 21,
  unit_basis = 22,
  education = 23,
  // Household.
  household_number = 30,
  head_name = 31,
  head_id_number = 32,
  relation = 33,
  household_size = 34,
  protected_size = 35,
  // Medical settlements: `settlements` holds entries of the fields 51-57.
  settlements = 50,
  settled_on = 51,
  settlement_number = 52,
  self_pay = 53,
  own_pay = 54,
  personal_total = 55,
  settlement_state = 56,
  settled_year = 57,
  insurance_kind = 58,
  insured_class = 59,
  disease = 60,
  // Disability.
  certificate_number = 70,
  disability_category = 71,
  disability_grade = 72,
  first_issued_on = 73,
  issued_on = 74,
  several_disabled = 75,
  guardian_name = 76,
  guardian_phone = 77,
  // Registered unemployment.
  unemployment_certificate = 80,
  unemployed_on = 81,
  unemployment_reason = 82,
  registered_on = 83,
  registry = 84,
  draws_benefit = 85,
  insured = 86,
  hardship_class = 87,
  cancelled_on = 88,
  registration_valid = 89,
  // Households watched for falling back into poverty.
  monitor_type = 90,
  risks = 91,
  risk_cleared = 92,
  identified_on = 93,
  cleared_on = 94,
  income_per_head = 95,
  household_type = 96,
  person_number = 97,
  health = 98,
  labour = 99,
  // Rosters of people already protected, and lists of people who applied or were recognised.
  roster_scope = 100,
  care_mode = 101,
  care_place = 102,
  protected_since = 103,
  roster_certificate = 104,
  single_protection = 105,
  protected_until = 106,
  decided_on = 107,
  decision = 108,
  roster_state = 109,
  // Petitions and hotline tickets.
  case_number = 110,
  case_date = 111,
  case_form = 112,
  case_place = 113,
  case_type = 114,
  case_text = 115,
  case_status = 116,
  case_result = 117,
  case_people = 118,
  case_role = 119,
  // Facts of lists that have no plugin of their own.
  amount = 120,
  quantity = 121,
  category = 122,
  data_date = 123,
  source = 124,
  remark = 125,
  year = 126,
  id_document = 127,
  claims = 128,
  case_title = 129,
  // Disasters.
  disaster_kind = 130,
  disaster_date = 131,
  needs = 132,
  need_amount = 133,
  houses_lost = 134,
  family_type = 135,
  epidemic = 136,
  // Children and their parents.
  father_name = 140,
  father_id_number = 141,
  father_state = 142,
  father_state_since = 143,
  mother_name = 144,
  mother_id_number = 145,
  mother_state = 146,
  mother_state_since = 147,
  guardian_id_number = 148,
  guardian_relation = 149,
  suspected_category = 150,
  already_protected = 151,
  school = 152,
  // Pupils and workers in difficulty.
  hardship_cause = 160,
  hardship_standard = 161,
  family_income = 162,
  workplace = 163,
  // Candidates and the sent list.
  kind = 200,
  standing = 201,
  groups = 202,
  bases = 203,
  rosters = 204,
  review = 205,
  rules = 206,
  evidence = 207,
  withheld = 208,
  reference_id = 210,
  version = 211,
  action = 212,
  content_hash = 213,
  state = 214,
  refusal_code = 215,
  evidence_group = 220,
  evidence_list = 221,
  relative_key = 222,
};

enum class Kind : std::uint8_t { text, code, integer, boolean, date, money, bytes, entries };

enum class Sensitivity : std::uint8_t { open, personal, sensitive };

/// Who writes a field, and whether it takes part in "has this person changed".
enum class Use : std::uint8_t {
  provenance,  ///< stamped by the owner; left out of the business hash
  business,    ///< what an agency's row says; hashed
  derived,     ///< worked out by the hub from other fields; hashed
  control,     ///< bookkeeping of candidates and the sent list; left out of the business hash
};

struct FieldInfo {
  Field id;
  std::string_view name;  ///< in TOML and JSON
  Kind kind;
  std::string_view title;  ///< Chinese
  Sensitivity sensitivity;
  Use use;
  bool forwarded;                ///< part of the candidate that the platform gets
  std::string_view values = {};  ///< of a code: the words allowed, joined by '|'; empty when open
};

std::span<const FieldInfo> fields();
/// Null when the id is not known to this version.
const FieldInfo* info_of(Field field);
/// Null when no field has that name.
const FieldInfo* field_named(std::string_view name);

}  // namespace yingbao::schema
