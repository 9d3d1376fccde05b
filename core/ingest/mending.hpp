// Mended files: rows that come back for rejected ones, each under the number it was given back with.
#pragma once

#include "plugin_host/job.hpp"
#include "schema/reason.hpp"
#include "store/store.hpp"

#include <set>

namespace yingbao::ingest {

using plugin_host::kRejectNumberTitle;

/// The number of a rejected row: delivery, table and row, and four characters that a slip of the pen does not match.
/// "T12-1-57-A3F9": row 57 of the first table of delivery-12.
std::string reject_number(const store::Delivery& delivery, std::uint64_t table, std::uint64_t row);

/// Judges the numbers of one mended file. All must lead to one full delivery.
class Mending {
 public:
  Mending(store::Store& store, const store::Delivery& mended) : store_{store}, mended_{mended} {}

  /// Why the row that bears this number is not taken in; empty when it is.
  std::optional<schema::Reason> judge(std::string_view number);
  /// The same for a row that is refused once more: its earlier reject is settled by the new one, and what an earlier
  /// mended file brought for it stays.
  void refused_again(std::string_view number);
  /// The full delivery that the rows go back to; 0 while no row was taken.
  store::Id full_delivery() const { return full_; }
  /// From which day its facts are.
  Date as_of() const { return as_of_; }
  /// The rejected rows that are settled, and how many of them nothing had settled before.
  const std::set<store::MendedRow>& rows() const { return rows_; }
  std::uint64_t newly_settled() const { return newly_settled_; }
  /// Those of them that were refused once more.
  const std::set<store::MendedRow>& refused() const { return refused_; }

 private:
  /// The rejected row that the number leads to, when it may be settled.
  std::optional<schema::Reason> settle(std::string_view number, store::MendedRow& row);
  std::optional<store::Delivery> delivery_of(store::Id id);

  store::Store& store_;
  const store::Delivery& mended_;
  std::optional<store::Delivery> last_;
  store::Id full_ = 0;
  Date as_of_;
  std::set<store::MendedRow> rows_, refused_;
  std::uint64_t newly_settled_ = 0;
};

}  // namespace yingbao::ingest
