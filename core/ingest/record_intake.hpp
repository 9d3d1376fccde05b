// Takes in what a plugin's process sends: checks it, judges identity numbers by themselves and by their column, stamps
// the provenance and hands it to the lists of its feeds. A record whose number the column may yet show to be
// damaged waits; its row is counted when it comes.
#pragma once

#include "config/agency_config.hpp"
#include "ingest/held_records.hpp"
#include "ingest/mending.hpp"
#include "ingest/number_evidence.hpp"
#include "ingest/rows_at_hand.hpp"
#include "list/writer.hpp"
#include "plugin_host/owner/host.hpp"
#include "reading/identity.hpp"
#include "store/store.hpp"

#include <array>
#include <map>

namespace yingbao::ingest {

/// One list being made of a delivery.
struct FeedList {
  std::string kind;
  list::ListWriter writer;
};

class RecordIntake final : public plugin_host::RunHandler {
 public:
  /// Makes the writer of a feed when its first record comes; it is given the blocks of keys.
  using MakeWriter = std::function<Result<list::ListWriter>()>;

  /// `known`: the delivery's date and part are, or why not; a mended file has those of what it mends.
  RecordIntake(store::Store& store, const config::AgencyConfig& agency, const store::Delivery& delivery, Status known,
               MakeWriter make_writer);

  /// Keeps the rows there that come along; they are refused where nobody asked for any. Borrows it.
  void keep_rows(RowsAtHand& rows) { rows_at_hand_ = &rows; }
  /// A feed whose list is made even when no record comes.
  Status expect_feed(std::string_view kind);
  Status header(const plugin_host::HeaderFrame& frame) override;
  Status records(std::string_view batch) override;
  Status reject(const plugin_host::RejectFrame& frame) override;
  Status finding(const plugin_host::FindingFrame& frame) override;
  Status skipped(const plugin_host::SkipFrame& frame) override;
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override;
  /// After the last frame: rejects are stored, and the child's counts are compared with what came.
  Status finish(const plugin_host::EndFrame& end);

  plugin_host::DeliveryMeter& meter() { return meter_; }
  /// Of its first table.
  const plugin_host::HeaderFrame& header_frame() const { return headers_.front(); }
  /// The titles of all its tables: a line for each kind of header, joined by tabs.
  std::string titles() const;
  /// What the records of each table call their sheet.
  const std::vector<std::string>& sheets() const { return sheets_; }
  /// Columns of its tables that are not read, or only after others; each once.
  std::vector<store::ColumnLeft> columns_left() const;
  /// What the file mends; null for a full delivery.
  const Mending* mending() const { return mending_ ? &*mending_ : nullptr; }
  std::vector<FeedList>& lists() { return lists_; }
  std::uint64_t used_rows() const { return used_rows_; }
  /// Of the rows used of this file, those of which a roster does not say clearly whether they protect.
  double unclear_share() const {
    return used_rows_ == 0 ? 0 : static_cast<double>(unclear_rows_) / static_cast<double>(used_rows_);
  }
  std::uint64_t rejected_rows() const { return rejected_rows_; }
  /// Of them, those that stand in for a row whose record stays in use.
  std::uint64_t rejected_in_use() const { return rejected_in_use_; }
  std::vector<store::Tally> tallies(const plugin_host::EndFrame& end) const;

 private:
  Date as_of() const { return mending_ ? mending_->as_of() : delivery_.as_of; }
  const plugin_host::HeaderFrame& table() const { return headers_.back(); }
  Status take(const plugin_host::RecordHead& head, std::string_view record);
  /// What the owner looks at in a plugin's record.
  struct Facts {
    std::string_view mends, number, sex, birth_date, unit, case_number;
    std::string_view body;          ///< the record behind `mends`
    std::string_view after_number;  ///< of it, what stands behind the number; all when it has none
    bool unclear = false;
  };
  /// A record that was checked, its number judged by itself.
  struct Arrival {
    const plugin_host::RecordHead& head;
    std::size_t list;
    std::string_view record;
    Facts facts;
    JudgedNumber id;
    std::size_t table;   ///< that it stands in, counted from 0
    std::string origin;  ///< the number of the row that it stands in for, in a mended file
    SeenNumber seen() const { return id.seen(head.id_is_number, facts.sex); }
  };
  /// Keeps it, with what its column tells of its number, or holds it until that does.
  Status judge(Arrival arrival, bool column_ended);
  Status judge_held(bool column_ended);
  Status keep(const Arrival& arrival);
  /// Makes the stamp of a record.
  void stamp(const Arrival& arrival);
  /// What the record says, with its number as it was judged. Valid until the next call.
  std::string_view body_of(const Arrival& arrival);
  Result<std::size_t> list_of(std::uint8_t feed_index);
  bool was_delivered(std::uint64_t row) const;
  Status check_row(std::uint64_t row) const;
  Status check_fields(std::string_view record, Facts& facts) const;
  /// Takes a record that the child has used as a rejected one after all.
  void refuse_row(std::uint64_t row, schema::Reason reason, std::string_view column);
  void keep_reject(store::Reject reject);
  /// Keeps the row of a finding that somebody can mend, as long as there are not too many of its reason.
  void keep_finding(store::Reject finding);
  /// The entry of a case of the agency.
  list::Entry case_entry(std::size_t list, std::string_view number) const;
  void note_person(const Arrival& arrival);
  /// A finding of the owner's own, about the row of a record.
  void note(schema::Reason finding, const Arrival& about, std::string_view column = {});

  store::Store& store_;
  const config::AgencyConfig& agency_;
  const store::Delivery& delivery_;
  Status known_;
  MakeWriter make_writer_;
  std::vector<plugin_host::HeaderFrame> headers_;  // of the tables so far
  std::vector<std::string> sheets_;                // as records name them: no two alike whose rows have like numbers
  std::map<std::string, std::uint64_t, std::less<>> last_rows_;  // by sheet
  std::string number_title_;                                     // of the table's column of identity numbers
  RowsAtHand* rows_at_hand_ = nullptr;
  std::optional<Mending> mending_;
  std::vector<FeedList> lists_;
  plugin_host::DeliveryMeter meter_;
  Origin origin_;  // which row of the full delivery the one at hand stands in for
  std::uint64_t last_row_ = 0, last_reject_ = 0, last_finding_ = 0, last_skip_ = 0, last_along_ = 0, refused_row_ = 0,
                used_rows_ = 0, rejected_rows_ = 0, rejected_in_use_ = 0, unclear_rows_ = 0;
  std::array<std::uint64_t, 256> findings_{}, told_findings_{}, kept_findings_{};  // by reason
  std::array<std::uint64_t, 256> told_skips_{}, refused_skips_{};                  // the latter are rejects after all
  std::vector<store::Reject> rejects_, noted_;
  NumberEvidence ids_;  // of the column at hand
  HeldRecords held_;
  std::string stamp_, body_;  // of the record at hand
};

}  // namespace yingbao::ingest
