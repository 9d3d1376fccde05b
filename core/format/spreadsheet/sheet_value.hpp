// Numbers, days and times of a spreadsheet's cells as the text that RowReader promises.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::format {

/// The number that a cell stores ("44357", "3.5E+17"); false when it is none.
bool parse_number(std::string_view stored, double& value);

/// A number in the 15 significant digits that a spreadsheet holds: `digits`, of which the first stands for
/// 10^`exponent`, without zeros at their end.
class Decimal {
 public:
  /// Of a finite number.
  explicit Decimal(double value);
  bool negative() const { return negative_; }
  int exponent() const { return exponent_; }
  std::string_view digits() const { return {digits_, count_}; }
  /// Times 10^power, exactly.
  void shift(int power) { exponent_ += is_zero() ? 0 : power; }
  bool is_zero() const { return count_ == 1 && digits_[0] == '0'; }
  /// Digits before the point; "0" when there are none.
  void append_whole(std::string& out) const;
  /// Digits behind the point, with the zeros before them.
  void append_fraction(std::string& out) const;
  bool has_fraction() const { return static_cast<int>(count_) > exponent_ + 1; }
  /// A whole number that would need more than 15 digits: nobody shall take its filled-up zeros for digits.
  bool is_cut() const { return exponent_ >= kSignificant; }

 private:
  static constexpr int kSignificant = 15;
  char digits_[kSignificant + 1];
  std::size_t count_ = 1;
  int exponent_ = 0;
  bool negative_ = false;
};

/// 44357, 0.3; 3.50521199001011E+17 of a whole number of more than 15 digits.
void append_number(std::string& out, double value);
void append_number(std::string& out, const Decimal& number);
/// Of at most 15 digits, the quick way; false, and nothing, of any other.
bool append_whole_number(std::string& out, double value);

/// "2021-06-10", "2021-06-10 08:30:00" or, of a part of a day, "08:30:00"; false, and nothing, outside of the calendar.
bool append_moment(std::string& out, double serial, bool from_1904);
/// The time of day alone: "08:30:00".
bool append_time_of_day(std::string& out, double serial);
/// Hours that go on beyond a day, "36:00:00"; false of more than a year: no duration, but a day in the wrong style.
bool append_duration(std::string& out, double serial);

/// An ISO 8601 moment: 2021-06-10T00:00:00Z is 2021-06-10; a time on the day before the calendar is a
/// time, and so is what its style shows alone.
void append_iso_moment(std::string& out, std::string_view stored, bool time_alone = false);

}  // namespace yingbao::format
