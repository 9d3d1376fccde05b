#include "ingest/mending.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <charconv>

namespace yingbao::ingest {
namespace {

std::string check_of(const store::Delivery& delivery, std::uint64_t table, std::uint64_t row) {
  crypto::Sha256 digest;
  digest.add(delivery.uid);
  digest.add("/" + std::to_string(table) + "/" + std::to_string(row));
  const auto sum = digest.finish();
  auto text = crypto::hex(crypto::view(sum)).substr(0, 4);
  for (auto& c : text) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

/// Delivery, table and row of a number; its check is not looked at.
std::optional<store::MendedRow> parse(std::string_view number) {
  const auto parts = split(number, '-');
  if (parts.size() != 4 || !parts[0].starts_with('T')) return {};
  const auto delivery = number_in(parts[0].substr(1)), table = number_in(parts[1]), row = number_in(parts[2]);
  if (!delivery || !table || *table == 0 || !row) return {};
  return store::MendedRow{static_cast<store::Id>(*delivery), *table - 1, *row};
}

}  // namespace

std::string reject_number(const store::Delivery& delivery, std::uint64_t table, std::uint64_t row) {
  return "T" + std::to_string(delivery.id) + "-" + std::to_string(table + 1) + "-" + std::to_string(row) + "-" +
         check_of(delivery, table, row);
}

std::optional<store::Delivery> Mending::delivery_of(store::Id id) {
  if (!last_ || last_->id != id) last_ = store_.delivery(id);
  return last_;
}

const std::optional<Mending::Settled>& Mending::found(std::string_view number) {
  if (!last_number_.empty() && number == last_number_) return last_found_;
  last_number_ = number;
  last_found_ = look_up(number);
  return last_found_;
}

std::optional<Mending::Settled> Mending::look_up(std::string_view number) {
  auto folded = fold_width(number);
  for (auto& c : folded) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const auto row = parse(folded);
  const auto delivery = row ? delivery_of(row->delivery) : std::nullopt;
  if (!delivery || delivery->agency != mended_.agency || folded != reject_number(*delivery, row->table, row->row))
    return {};
  const auto before = store_.reject(*row);
  if (!before) return {};
  return Settled{*row, *before, {before->origin.empty() ? folded : before->origin, before->in_use}};
}

Origin Mending::origin_of(std::string_view number) {
  const auto& row = found(number);
  return row ? row->origin : Origin{};
}

std::optional<schema::Reason> Mending::judge(std::string_view number) {
  Settled settled;
  if (const auto reason = settle(number, settled)) return reason;
  const auto& origin = settled.origin;
  origins_.insert(origin.number);
  if (const auto first = parse(origin.number); first && origin.in_use)
    used_.emplace(first->row, store_.sheet_of(first->delivery, first->table));
  return {};
}

void Mending::refused_again(std::string_view number) {
  Settled settled;
  static_cast<void>(settle(number, settled));
}

std::optional<schema::Reason> Mending::settle(std::string_view number, Settled& settled) {
  using schema::Reason;
  const auto& row = found(number);
  if (!row) return Reason::not_rejected_before;
  const auto delivery = *delivery_of(row->row.delivery);
  const auto full = delivery.mends ? delivery.mends : delivery.id;
  if (full_ != 0 && full != full_) return Reason::not_rejected_before;
  if (!rows_.insert(row->row).second) return Reason::mended_before;
  if (row->before.mended_by == 0 && !row->before.in_use) ++newly_settled_;
  full_ = full;
  as_of_ = delivery.as_of;
  settled = *row;
  return {};
}

bool Mending::replaces(schema::RecordView record) const {
  using schema::Field;
  if (const auto mends = record.text(Field::mends); !mends.empty()) return origins_.contains(mends);
  if (used_.empty() || record.number(Field::delivery) != full_) return false;
  const auto row = static_cast<std::uint64_t>(record.number(Field::row).value_or(0));
  return used_.contains({row, std::string{record.text(Field::sheet)}});
}

}  // namespace yingbao::ingest
