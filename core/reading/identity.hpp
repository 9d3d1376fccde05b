// Identity numbers: GB 11643-1999 citizen numbers, the residence permits and cards built like them, and the forms in
// which clerks' files hold them.
#pragma once

#include "base/date.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::reading {

enum class IdStatus {
  ok,
  upgraded_15,     ///< a 15-digit number brought to 18
  auto_corrected,  ///< O for 0, l for 1: passes only after a guess; for review
  bad_length,
  bad_date,  ///< no such day, or a 15-digit number of a centenarian, whose century it does not tell
  bad_check,
  precision_lost,  ///< went through a floating-point cell; beyond repair
  masked,
  foreign_ok,  ///< foreigner's permanent residence card of 2023
  non_id_doc,  ///< a travel permit or an old card: kept, never compared
  missing,
  several,  ///< numbers of several people in one cell
};

std::string_view name_of(IdStatus status);

/// How the cell held the value: a number of more than 15 digits in a numeric cell is damaged.
enum class CellKind { text, numeric };

struct Identity {
  IdStatus status = IdStatus::missing;
  /// 18 characters, upper-case X, when the status gives a key or is auto_corrected; otherwise empty.
  std::string number;
  /// The certificate digits when the cell held a disability certificate number: category, grade.
  int certificate_category = 0, certificate_grade = 0;

  /// Only such a number takes part in automatic comparison.
  bool usable() const {
    return status == IdStatus::ok || status == IdStatus::upgraded_15 || status == IdStatus::foreign_ok;
  }
};

/// Judges one cell. Undoes, in this order: text wrappers, width and invisible marks, a label in front (身份证号：),
/// separators, look-alikes of X, 15 digits, a disability certificate number in the wrong column. Any other text beside
/// the number stays: it may say whose it is, and such a cell is BAD_LENGTH.
Identity judge_identity(std::string_view cell, CellKind kind = CellKind::text);

/// True for a number that needs nothing undone: 18 characters in canonical form with a day of the calendar and the right
/// check character. What most cells hold.
bool is_plain_number(std::string_view cell);

/// The 18th character for 17 digits (ISO 7064 MOD 11-2).
char check_character(std::string_view seventeen_digits);
/// Of a usable number.
Date birth_date_of(std::string_view number);
/// Of a usable number: '1' male, '2' female (parity of digit 17).
char sex_of(std::string_view number);
/// False for a prefix that stands in no table of divisions, past or present; a finding, never an error.
bool is_known_prefix(std::string_view number);

}  // namespace yingbao::reading
