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

std::optional<schema::Reason> Mending::judge(std::string_view number) {
  store::MendedRow row;
  return settle(number, row);
}

void Mending::refused_again(std::string_view number) {
  store::MendedRow row;
  if (!settle(number, row)) refused_.insert(row);
}

std::optional<schema::Reason> Mending::settle(std::string_view number, store::MendedRow& row) {
  using schema::Reason;
  auto folded = fold_width(number);
  for (auto& c : folded) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const auto named = parse(folded);
  if (!named) return Reason::not_rejected_before;
  row = *named;
  const auto delivery = delivery_of(row.delivery);
  const bool ours = delivery && delivery->agency == mended_.agency &&
                    folded == reject_number(*delivery, row.table, row.row);
  const auto rejected = ours ? store_.reject(row) : std::nullopt;
  if (!rejected) return Reason::not_rejected_before;
  const auto full = delivery->mends ? delivery->mends : delivery->id;
  if (full_ != 0 && full != full_) return Reason::not_rejected_before;
  if (!rows_.insert(row).second) return Reason::mended_before;
  if (rejected->mended_by == 0) ++newly_settled_;
  full_ = full;
  as_of_ = delivery->as_of;
  return {};
}

}  // namespace yingbao::ingest
