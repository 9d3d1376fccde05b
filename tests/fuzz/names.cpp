// Names and codes in cells.
#include "check.hpp"

#include "base/text.hpp"
#include "reading/codes.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  using namespace yingbao::reading;
  const auto cell = fuzz::text_of(data, size);
  if (!is_utf8(cell)) return 0;
  const auto name = read_name(cell);
  std::string buffer;
  fuzz::require(read_name(cell, buffer) == name, "both readers tell the same name");
  fuzz::require(is_utf8(name), "a name is text");
  fuzz::require(trim(name) == name, "a name has no blanks around it");
  const auto sex = read_sex(cell);
  fuzz::require(sex.empty() || is_one_of(sex, "0|1|2|9"), "a sex is one of the table");
  const auto ethnicity = read_ethnicity(cell);
  fuzz::require(ethnicity.empty() || !ethnicity_name(ethnicity).empty(), "an ethnicity is one of the table");
  static_cast<void>(read_boolean(cell));
  std::string folded_buffer;
  const auto folded_text = fold_width(cell);
  fuzz::require(folded(cell, folded_buffer) == folded_text, "both ways of folding are one");
  fuzz::require(fold_width(folded_text) == folded_text, "folding twice changes nothing");
  fuzz::require(is_utf8(printable(cell)), "what is shown is text");
  return 0;
}
