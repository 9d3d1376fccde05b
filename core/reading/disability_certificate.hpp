// Disability certificate numbers: the holder's identity number, category 1-7, grade 1-4, and on replacement a count
// (regulation on disability certificates of 2017).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::reading {

struct DisabilityCertificate {
  std::string id_number;  ///< 18 characters, not yet judged
  int category = 0;       ///< 1 sight, 2 hearing, 3 speech, 4 limb, 5 intellect, 6 mind, 7 several
  int grade = 0;          ///< 1 is the most severe
  int replacement = 0;    ///< 0: first issue
};

/// Empty when the text has not this shape. Blanks, width and the case of X and B do not matter.
std::optional<DisabilityCertificate> parse_disability_certificate(std::string_view text);

/// Grade as agencies write it: 1, 01, 1.0, 一级, 壹级, Ⅰ, with or without its category (肢体一级, 二级（肢体）); 0 when unreadable.
int read_disability_grade(std::string_view text);
/// Category by word (视力, 肢体残疾, 智残 …) or by its number 1-7; 0 when unreadable.
int read_disability_category(std::string_view text);

}  // namespace yingbao::reading
