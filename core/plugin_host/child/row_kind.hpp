// Tells the rows of a table that are nobody's: blank ones, titles once more, numbers of columns, headings of sections,
// totals and footers. A row that bears a usable identity number is always somebody's.
#pragma once

#include "plugin_host/child/control_total.hpp"
#include "plugin_host/child/header_match.hpp"
#include "plugin_host/child/row_text.hpp"

#include <bitset>

namespace yingbao::plugin_host {

class RowKinds {
 public:
  /// Borrows the match until the next table.
  void begin_table(const HeaderMatch& match, std::string_view sheet);
  /// Why the row is nobody's; empty when it is a row of the list.
  std::optional<schema::Reason> of(const RowText& row, std::uint64_t number);
  /// True for nearly every row of the list, at a glance: it bears a plain number and begins like no title. Where it is
  /// false nothing is known.
  bool plainly_somebodys(const RowText& row) const;
  /// A row of the list, whatever becomes of it: totals are checked against them.
  void count_row() { totals_.count_row(); }
  /// What the heading of the section says that the row at hand stands in; empty when there is none.
  std::string_view section() const { return section_; }
  /// The titles stood again in another order: what comes below cannot be read by the first.
  bool reordered() const { return reordered_; }
  const std::vector<ControlTotal>& wrong_totals() const { return wrong_totals_; }

 private:
  static constexpr std::size_t kMostWrongTotals = 100;

  const Binding* binding_of(schema::Field field) const;
  bool bears_number(const RowText& row) const;
  bool repeats_titles(const RowText& row, std::size_t filled);
  bool may_be_title(std::string_view text) const;
  bool is_title(std::string_view text) const;
  std::size_t total_at(const RowText& row, std::size_t first) const;
  bool says_how_many(const RowText& row, std::size_t first, std::size_t filled) const;
  bool may_head_a_section(std::size_t cell) const;
  bool is_title_of_another(std::string_view text, std::size_t cell) const;
  bool stands_where_names_do(std::size_t cell) const;
  bool names_somebody_else_where(const RowText& row, std::size_t first) const;
  void check_total(const RowText& row, std::size_t first, std::uint64_t number);
  std::optional<std::uint64_t> headcount_in(const RowText& row, std::size_t first) const;

  const HeaderMatch* match_ = nullptr;
  std::optional<std::size_t> number_;  // the cell of the person's number that is looked at first
  std::bitset<4096> title_starts_;     // by start_of
  std::string sheet_, section_;
  bool reordered_ = false;
  ControlTotals totals_;
  std::vector<ControlTotal> wrong_totals_;
};

/// True for 合计, 本页小计, 全市共计, 鲤城区合计; never for a name that ends so.
bool is_total(std::string_view text);
/// What the heading of a section says: 鲤城区 for 一、鲤城区 and for 鲤城区 alone. Empty when it is none.
std::string section_of(std::string_view text);
/// True for the numbers of the columns of a form: 1 2 3, (1) (2) (3), A B C, 甲 1 2.
bool numbers_columns(const RowText& row);

}  // namespace yingbao::plugin_host
