// How a spreadsheet shows the numbers of a style ("0.00", "yyyy-mm-dd", "[>=10000]0!.0,"万";0"), and what RowReader
// therefore tells of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format {

/// A number is told as the sheet shows it where that says more than its digits do: leading zeros, words before and
/// behind it, a scale (3.6万 of 36000), a percentage, the zeros at the end of a fraction. It is never rounded to what
/// the sheet shows, thousands are not grouped, and the signs of currencies are left out. A date is told as 2021-06-10
/// whatever its style; a whole number of more than 15 digits as its exponent.
class NumberFormat {
 public:
  /// General.
  NumberFormat() = default;
  explicit NumberFormat(std::string_view code);
  /// One of those that every spreadsheet knows by number, those of Chinese editions included.
  static NumberFormat built_in(unsigned id);

  void append(std::string& out, double value, bool from_1904) const;
  /// Whole numbers without a sign are told by their digits alone.
  bool keeps_whole() const { return keeps_whole_; }
  /// What it shows of a moment is the time of day.
  bool shows_time_alone() const { return !sections_.empty() && sections_[0].shows == Shows::time; }

 private:
  enum class Shows : std::uint8_t { general, number, words, date, time, duration };
  struct Gap {
    std::size_t digits_behind;  ///< of the whole part
    std::string text;
  };
  struct Section {
    Shows shows = Shows::general;
    char compares = 0;  ///< '<', '>', '=', 'l' for <=, 'g' for >=, '!' for <>; 0: by its place
    double with = 0;
    std::string before, behind;
    std::vector<Gap> gaps;
    std::size_t least_whole = 0, least_fraction = 0;
    bool fraction_always = false;  ///< its point is a letter to the spreadsheet: without it the number is another
    int shift = 0;                 ///< the power of ten by which it is told
    bool holds(double value) const;
    bool adds_nothing() const;
  };
  class Parser;

  const Section* section_for(double value) const;
  static bool append_digits(std::string& out, const Section& section, double value);

  std::vector<Section> sections_;
  bool keeps_whole_ = true;
};

/// The formats of a workbook's styles, in the order in which cells refer to them.
class NumberStyles {
 public:
  void define(unsigned format, std::string_view code) { own_.insert_or_assign(format, NumberFormat{code}); }
  void add(unsigned format) { styles_.push_back(format); }
  std::size_t defined() const { return own_.size(); }
  std::size_t size() const { return styles_.size(); }
  /// General of a style that is not there. Valid once everything is defined, and as long as this stays where it is.
  void settle();
  const NumberFormat& operator[](std::size_t style) const {
    return style < formats_.size() ? *formats_[style] : general_;
  }

 private:
  NumberFormat general_;
  std::map<unsigned, NumberFormat> own_;
  std::vector<unsigned> styles_;
  std::vector<const NumberFormat*> formats_;
};

}  // namespace yingbao::format
