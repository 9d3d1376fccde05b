// When a feed has to come: `expect` of a feed. Of the calendar alone: the day that is asked about is handed in.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::config {

/// Deadlines: days at whose end a delivery has to be there.
///
///   daily                       every day
///   weekly by Tue               Mon Tue Wed Thu Fri Sat Sun
///   half-monthly by 13, 28      two days of every month
///   monthly by 10               a day of every month
///   quarterly by 10             a day of January, April, July and October: for the quarter before
///   yearly by 02-28, 09-30      one day of the year, or several
///
/// A day that a month lacks is its last one: "monthly by 31" is 30 April.
///
/// What answers for a deadline is a delivery, or data, of any day after the deadline before it: on 11 June a list that is
/// expected monthly by 10 must have come, or be of data, after 10 May. So nothing is late on the deadline itself, a
/// delivery may come early, and one that came late answers for the next deadline too.
class Expectation {
 public:
  /// `invalid_config` says what may stand there.
  static Result<Expectation> parse(std::string_view text);

  /// As it is written above, whatever the spaces were.
  const std::string& text() const { return text_; }
  /// The last deadline before the business date.
  Date due(Date business_date) const;
  /// The first deadline that nothing answers for when `newest` is the day of the newest delivery or data; no date when
  /// nothing is late. Of a feed that never came: the last deadline.
  Date missed(Date newest, Date business_date) const;

 private:
  Expectation() = default;  // without a deadline: only for parse to fill
  bool read(std::string_view rhythm, const std::vector<std::string_view>& items);
  bool read_weekdays(const std::vector<std::string_view>& items);
  bool falls_on(std::int64_t day) const;

  std::string text_;
  std::vector<std::pair<int, int>> days_;  ///< month and day, rising; month 0: every one
  unsigned weekdays_ = 0;                  ///< bits, from Sunday on
};

}  // namespace yingbao::config
