// Builds what the platform should know of one person from the rows that speak of them.
#pragma once

#include "schema/draft.hpp"

#include <string>
#include <vector>

namespace yingbao::deciding {

class CandidateBuilder {
 public:
  void reset();
  /// A row that makes the person a member of `group`; the first row's facts win, later rows fill gaps.
  void add_row(schema::RecordView row, std::string_view group, std::int64_t list_id);
  void add_group(std::string_view group) { append_word(groups_, group); }
  void add_basis(std::string_view basis) { append_word(bases_, basis); }
  void add_roster(std::string_view roster) { append_word(rosters_, roster); }
  /// A group of which the platform is told nothing for now.
  void add_withheld(std::string_view group) { append_word(withheld_, group); }
  /// Where the person counts; what the rows say of it gives way.
  void set_unit(std::string_view unit, std::string_view basis) { unit_ = unit, unit_basis_ = basis, places_ = true; }
  void add_review(std::string_view matter) { append_word(reviews_, matter); }
  bool has_groups() const { return !groups_.empty(); }
  bool has_withheld() const { return !withheld_.empty(); }
  bool has_basis() const { return !bases_.empty(); }
  bool has_reviews() const { return !reviews_.empty(); }

  /// The candidate; valid until the next reset.
  std::string_view finish(std::string_view standing, std::string_view rules_version);

 private:
  /// Each word once.
  static void append_word(std::string& words, std::string_view word);
  void append_control(std::string_view standing, std::string_view rules_version);

  bool places_as(schema::RecordView facts) const;

  std::string facts_;              // of the first row, without provenance
  std::vector<std::string> more_;  // of further rows
  std::string groups_, bases_, rosters_, reviews_, withheld_, evidence_, entry_, record_;
  std::string unit_, unit_basis_;
  bool places_ = false;
};

}  // namespace yingbao::deciding
