#include "schema/masking.hpp"

#include "base/text.hpp"

namespace yingbao::schema {

std::string mask_number(std::string_view number) {
  // A cell that holds words instead of a number is no number to keep the ends of.
  for (const char c : number)
    if (static_cast<unsigned char>(c) >= 0x80) return mask_name(number);
  const std::size_t keep = number.size() >= 16 ? 4 : number.size() / 4;
  std::string out{number};
  for (std::size_t i = keep; i + keep < out.size(); ++i) out[i] = '*';
  return out;
}

std::string mask_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0, seen = 0; at < name.size(); ++seen) {
    const auto c = next_code_point(name, at);
    append_utf8(out, seen == 0 ? c : U'*');
  }
  return out;
}

std::string mask(Field field, std::string_view text) {
  const auto* info = info_of(field);
  if (text.empty() || (info && info->sensitivity == Sensitivity::open)) return std::string{text};
  switch (field) {
    case Field::id_number:
    case Field::head_id_number:
    case Field::certificate_number:
    case Field::phone:
    case Field::guardian_phone: return mask_number(text);
    case Field::name:
    case Field::head_name:
    case Field::guardian_name: return mask_name(text);
    default: return "***";
  }
}

}  // namespace yingbao::schema
