#include "deciding/resemblance.hpp"

#include "deciding/cover.hpp"
#include "places/division.hpp"
#include "schema/hash.hpp"

#include <algorithm>

namespace yingbao::deciding {

using schema::Field;

namespace {

/// Of a number that was cut, rounded or mistyped, the digits that tell the day of birth may still stand.
Date birth_in(std::string_view number) {
  constexpr std::size_t kFirst = 6, kDigits = 8;
  if (number.size() < kFirst + kDigits) return {};
  std::int64_t day = 0;
  for (const char c : number.substr(0, kFirst + kDigits)) {
    if (c < '0' || c > '9') return {};
    day = (day * 10 + (c - '0')) % 100'000'000;
  }
  const auto birth = Date::from_number(day).value_or(Date{});
  return birth.year() >= 1900 && birth.year() < 2100 ? birth : Date{};
}

/// The township without the county that may stand before it.
std::string_view own_name(std::string_view township) {
  constexpr std::size_t kCodeDigits = 9;
  if (township.size() >= kCodeDigits && township.find_first_not_of("0123456789") == std::string_view::npos)
    return places::division_name(township.substr(0, kCodeDigits));
  for (const std::string_view county : {"县", "市", "区"})
    if (const auto at = township.rfind(county); at != std::string_view::npos && at + county.size() < township.size())
      township.remove_prefix(at + county.size());
  return township;
}

}  // namespace

Resemblance::Traits Resemblance::traits_of(schema::RecordView row) {
  const auto name = row.text(Field::name);
  if (name.empty()) return {};
  Traits traits{};
  std::string text;
  const Date in_number = birth_in(row.text(Field::id_number)), stated = row.date(Field::birth_date);
  const auto of_birth = [&](Date day) {
    text.assign(name).append("\n").append(std::to_string(day.number()));
    return schema::hash_of(text);
  };
  if (in_number) traits[0] = of_birth(in_number);
  if (stated && stated != in_number) traits[1] = of_birth(stated);
  if (const auto township = own_name(row.text(Field::township)); !township.empty()) {
    text.assign(name).append("\t").append(township);
    traits[2] = schema::hash_of(text);
  }
  return traits;
}

void Resemblance::add_roster(std::size_t roster, const std::shared_ptr<const list::ListReader>& reader, Date on) {
  for (list::ListCursor cursor{reader}; cursor.valid(); cursor.next()) {
    if (cursor.kind() != list::KeyKind::unkeyed) continue;
    const schema::RecordView row{cursor.record()};
    if (cover_of(row, on) == Cover::none) continue;
    for (const auto trait : traits_of(row))
      if (trait) traits_.emplace_back(trait, static_cast<std::uint32_t>(roster));
  }
}

void Resemblance::finish() {
  std::sort(traits_.begin(), traits_.end());
  traits_.erase(std::unique(traits_.begin(), traits_.end()), traits_.end());
}

std::vector<Resemblance::Trait>::const_iterator Resemblance::first(std::uint64_t trait) const {
  return std::lower_bound(traits_.begin(), traits_.end(), Trait{trait, 0});
}

}  // namespace yingbao::deciding
