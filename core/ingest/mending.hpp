// Mended files: rows that come back for rejected ones, or for used ones with a finding, each under the number it was
// given back with.
#pragma once

#include "plugin_host/wire/job.hpp"
#include "schema/reason.hpp"
#include "schema/record.hpp"
#include "store/store.hpp"

#include <set>
#include <tuple>

namespace yingbao::ingest {

using plugin_host::kRejectNumberTitle;

/// The number of a row that goes back: delivery, table and row, and four characters that a slip of the pen does not
/// match. "T12-1-57-A3F9": row 57 of the first table of delivery-12.
std::string reject_number(const store::Delivery& delivery, std::uint64_t table, std::uint64_t row);

/// The row of the full delivery that a row of a mended file stands in for, however often it has gone back since.
struct Origin {
  std::string number;   ///< empty where no row was given back under the number that came
  bool in_use = false;  ///< a record of it is in the list all the same: it went back for a finding
};

/// Judges the numbers of one mended file. All must lead to one full delivery.
class Mending {
 public:
  Mending(store::Store& store, const store::Delivery& mended) : store_{store}, mended_{mended} {}

  /// What the number leads to, settled or not.
  Origin origin_of(std::string_view number);
  /// Why the row that bears this number is not taken in; empty when it is.
  std::optional<schema::Reason> judge(std::string_view number);
  /// The same for a row that is refused once more: its earlier reject is settled by the new one, and what an earlier
  /// mended file brought for it, or the record that bears the finding, stays.
  void refused_again(std::string_view number);
  /// The full delivery that the rows go back to; 0 while no row was taken.
  store::Id full_delivery() const { return full_; }
  /// From which day its facts are.
  Date as_of() const { return as_of_; }
  /// The rows that are settled, and how many rejects of them nothing had settled before.
  const std::set<store::MendedRow>& rows() const { return rows_; }
  std::uint64_t newly_settled() const { return newly_settled_; }
  /// Whether some record of the list before may give way.
  bool replaces_something() const { return !origins_.empty(); }
  /// Whether a row of the file stands in for this record: one an earlier mended file brought, or one with a finding.
  bool replaces(schema::RecordView record) const;

 private:
  struct Settled {
    store::MendedRow row;
    store::Reject before;
    Origin origin;
  };
  /// The row that the number leads to and its canonical spelling, when it was given back to this agency.
  const std::optional<Settled>& found(std::string_view number);
  std::optional<Settled> look_up(std::string_view number);
  /// The same, when it may be settled.
  std::optional<schema::Reason> settle(std::string_view number, Settled& settled);
  std::optional<store::Delivery> delivery_of(store::Id id);

  store::Store& store_;
  const store::Delivery& mended_;
  std::optional<store::Delivery> last_;
  store::Id full_ = 0;
  Date as_of_;
  std::set<store::MendedRow> rows_;
  std::set<std::string, std::less<>> origins_;             // of rows that were taken
  std::set<std::tuple<std::uint64_t, std::string>> used_;  // row and sheet of those that bear a finding
  std::uint64_t newly_settled_ = 0;
  std::string last_number_;  // and what it led to
  std::optional<Settled> last_found_;
};

}  // namespace yingbao::ingest
