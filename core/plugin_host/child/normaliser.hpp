// Turns rows into records: reads the layout's columns, lets the plugin finish each row, places the person in a unit
// and accounts for every row.
#pragma once

#include "plugin_host/child/header_match.hpp"
#include "plugin_host/child/occurrences.hpp"
#include "plugin_host/child/plain_rows.hpp"
#include "plugin_host/child/row_kind.hpp"
#include "schema/draft.hpp"

#include <array>
#include <functional>

namespace yingbao::plugin_host {

/// What becomes of the rows.
class RowOutput {
 public:
  virtual ~RowOutput() = default;
  virtual void record(const RecordHead& head, std::string_view record) = 0;
  virtual void reject(const RejectFrame& reject) = 0;
  virtual void finding(const FindingFrame& finding) = 0;
  /// Of a row that came back for an earlier one: the owner takes out what stands for that.
  virtual void skipped(const SkipFrame&) {}
};

class Normaliser final : private plugin::Row, private plugin::RecordSink {
 public:
  /// Whether rows are read in one pass where they can be (plain_rows.hpp). That changes no outcome, which is what tests
  /// ask for the other pace for.
  enum class Pace { quick, careful };
  /// Borrows everything for its life.
  Normaliser(plugin::Plugin& plugin, const Job& job, RowOutput& output, Pace pace = Pace::quick);

  /// From here on rows are those of a table with this header; borrows it until the next. An error when nothing tells
  /// which feed the table is of.
  Status begin_table(const HeaderMatch& match, std::string_view sheet);
  /// Exactly one outcome for the row the reader stands at. Throws what the plugin throws.
  void take(const format::RowReader& rows);
  /// Whether the row taken last may go back to its agency: it was refused, bears a finding, or says what the owner may
  /// refuse or note it for. A guess: a wrong one costs time.
  bool may_go_back() const { return may_go_back_; }
  /// Rows of a sheet that is no list.
  void pass_over(std::uint64_t rows);
  /// Counts of all rows so far.
  EndFrame counts() const;

 private:
  static constexpr std::size_t kMaxRecordsOfRow = 64;

  std::string_view cell(std::string_view local) const override;
  std::uint64_t number() const override { return row_; }
  std::string_view sheet() const override { return sheet_; }
  std::string_view file_name() const override { return job_.file_name; }
  bool has_column(schema::Field field) const override;
  std::string_view feed() const override { return feed_; }
  std::string_view layout() const override { return match_->layout->id; }
  bool has(schema::Field field) const override { return draft_.has(field); }
  std::string_view text(schema::Field field) const override { return draft_.value(field); }
  std::int64_t number(schema::Field field) const override { return draft_.number(field); }
  void set(schema::Field field, std::string_view value) override { draft_.set(field, value); }
  void set(schema::Field field, std::int64_t value) override { draft_.set(field, value); }
  void erase(schema::Field field) override { draft_.erase(field); }
  void move_to_entry(schema::Field entries, std::span<const schema::Field> fields) override;
  void emit(std::string_view feed) override;
  void reject(schema::Reason reason, schema::Field column) override;
  void skip(schema::Reason reason) override;
  void note(schema::Reason finding) override { note(finding, {}); }
  void note(schema::Reason finding, std::string_view title);
  /// Once the row is known to be used: what somebody could mend goes back with it.
  void tell_findings();

  /// Sets what the table's rows are fed to where the layout does not say.
  Status find_feed();
  /// The record under construction as one, or as one for each person that its cells name.
  void emit_several(std::string_view feed);
  void emit_one(std::string_view feed);
  /// What the row says in the preferred column of the field that says anything.
  std::string_view cell_of_field(schema::Field field);
  bool id_came_as_number() const;
  /// Which rejected row this one stands in for; false when it says so and should not, or the other way round.
  bool read_reject_number(std::span<const std::string_view> cells);
  /// True when the record under construction holds what the layout's columns say; otherwise the row was refused.
  bool read_columns(std::span<const std::string_view> cells);
  Cell read_binding(const Binding& binding, std::string_view raw);
  /// The parts of one amount; a part that cannot be read leaves no amount.
  Cell add_up(std::span<const Binding> parts, std::span<const std::string_view> cells);
  bool numbers_disagree(std::span<const Binding> group, std::span<const std::string_view> cells);
  /// The columns that feed one field, the preferred first: the first that says something has the word.
  Cell read_group(std::span<const Binding> group, std::span<const std::string_view> cells);
  void refuse(schema::Reason reason, std::string_view title);
  void place_person(bool roster);
  /// Whether the owner may find something about the person of the record under construction.
  bool may_be_noted() const;
  /// The key fields as the row was delivered: what the plugin makes of them later changes nothing.
  void note_key_fields();
  std::uint64_t row_key();
  /// Tells equal rows of a layout of entries apart.
  std::uint64_t entry_key(std::uint64_t content);
  std::string_view decoded(std::string_view cell);

  plugin::Plugin& plugin_;
  const HeaderMatch* match_ = nullptr;
  const Job& job_;
  RowOutput& output_;
  Pace pace_;
  format::Charset charset_ = format::Charset::utf8;
  const format::RowReader* rows_at_ = nullptr;  // at the row at hand
  std::span<const std::string_view> cells_;
  std::vector<std::string_view> unguarded_;  // of a file that was given back
  std::string sheet_;
  std::string_view feed_;        // of the table, where its layout does not say
  std::uint8_t feed_index_ = 0;  // of the table, whoever says it
  RowKinds kinds_;
  PlainRows plain_rows_;
  CellReader reader_;
  Occurrences occurrences_;
  schema::Draft draft_;
  std::uint64_t row_ = 0;
  std::uint64_t rows_ = 0;
  std::size_t emitted_ = 0;
  bool ended_ = false, unclear_ = false;  // the latter: ended by the host, which the plugin cannot know
  bool may_go_back_ = false;
  std::array<std::uint64_t, 256> counts_{};  // by reason
  struct Noted {
    schema::Reason reason;
    std::string_view title;  // of a binding
  };
  std::vector<Noted> noted_;                    // about the row at hand
  std::array<std::uint64_t, 256> told_rows_{};  // by reason
  std::string mends_;                           // which rejected row the one at hand stands in for
  std::string decode_buffer_, record_, key_;
  mutable std::string local_buffer_;
};

}  // namespace yingbao::plugin_host
