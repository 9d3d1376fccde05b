// Identity numbers and certificates of disability in cells.
#include "check.hpp"

#include "base/text.hpp"
#include "reading/disability_certificate.hpp"
#include "reading/identity.hpp"

namespace {

using namespace yingbao;
using namespace yingbao::reading;
using fuzz::require;

void require_identity(std::string_view cell, CellKind kind) {
  const auto read = judge_identity(cell, kind);
  require(!name_of(read.status).empty(), "a status has a name");
  const bool told = read.usable() || read.status == IdStatus::auto_corrected;
  require(told == !read.number.empty(), "a number is told when the status gives one");
  require(read.certificate_category >= 0 && read.certificate_category <= 7 && read.certificate_grade >= 0 &&
              read.certificate_grade <= 4,
          "digits of a certificate stand in its table");
  if (!told) return;
  require(read.number.size() == 18, "a number has 18 characters");
  const auto again = judge_identity(read.number);
  require(again.usable() && again.number == read.number, "a number that was told is read as itself");
  require(check_character(std::string_view{read.number}.substr(0, 17)) == read.number[17], "a number passes its check");
  require(bool{birth_date_of(read.number)}, "a number tells a day of birth");
  require(sex_of(read.number) == '1' || sex_of(read.number) == '2', "a number tells a sex");
  static_cast<void>(is_known_prefix(read.number));
}

void require_certificate(std::string_view cell) {
  const auto grade = read_disability_grade(cell), category = read_disability_category(cell);
  require(grade >= 0 && grade <= 4 && category >= 0 && category <= 7, "a grade and a category stand in their tables");
  const auto read = parse_disability_certificate(cell);
  if (!read) return;
  require(read->id_number.size() == 18 && read->category >= 1 && read->category <= 7 && read->grade >= 1 &&
              read->grade <= 4 && read->replacement >= 0,
          "a certificate has its parts");
  const auto again =
      parse_disability_certificate(read->id_number + std::to_string(read->category) + std::to_string(read->grade));
  require(again && again->id_number == read->id_number && again->category == read->category &&
              again->grade == read->grade,
          "a certificate is read as it was told");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto cell = yingbao::fuzz::text_of(data, size);
  if (!yingbao::is_utf8(cell)) return 0;
  require_identity(cell, CellKind::text);
  require_identity(cell, CellKind::numeric);
  if (is_plain_number(cell)) {
    const auto read = judge_identity(cell);
    require(read.usable() && read.number == cell, "a plain number is read as itself");
  }
  require_certificate(cell);
  return 0;
}
