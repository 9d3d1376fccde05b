// What a column of identity numbers tells about each of them. A number that went through a floating-point cell is
// rounded, and one rounded number in eleven still passes its check: only the column shows it.
//
// A format whose cells have types shows it by the cell; there every text is as it was typed. In the others
//
//   zeros     a spreadsheet keeps 15 digits and writes zeros for the rest. A number that passes and ends in 000 is
//             believed unless the column holds evidence of such a spreadsheet: a number that ends in 000 and fails
//             though its birthday is a day, or one of somebody said to be male (the 0 is a woman's). Evidence is what
//             the column's own mistakes do not explain: of its numbers that fail otherwise one in a thousand ends in
//             000 by chance, and its column of sexes errs as often beside other numbers. More than chance explains of
//             passing ones is evidence itself.
//   rounding  a program that holds numbers as doubles writes 350502195703122198 as …200, or exactly as …208 in its
//             place. One number in about thirty-two survives that unchanged. A number that does not survive proves
//             its column exact. JSON numbers that all survive are lost, if it is one alone: whoever writes a number
//             without quotes mostly rounds it, so one survivor is more likely rounded than lucky. Texts are lost from
//             the third on (one exact column of three in 30,000).
//
// Written in exponent form (3.50521E+17) or with decimals, a cell is damaged whatever its neighbours are; the former
// tells nothing of them. Numbers of a head, a parent or a guardian are not judged so: a head's only ever sends somebody
// to review, where a wrong one does no harm and a right one must not be missed; the others are never compared.
#pragma once

#include "reading/identity.hpp"

#include <cstdint>
#include <utility>

namespace yingbao::ingest {

/// One number of the column, after it was judged by itself.
struct SeenNumber {
  std::string_view cell;    ///< as it was delivered
  std::string_view usable;  ///< its 18 characters when it can be compared, otherwise empty
  bool is_number = false;   ///< the cell was a number, of a format that could have held a text
  char sex = 0;             ///< what the row says: '1' male, '2' female, anything else nothing
};

/// A cell judged by itself; borrows the cell. Nothing is copied of a number that needs nothing undone.
class JudgedNumber {
 public:
  explicit JudgedNumber(std::string_view cell)
      : cell_{cell}, plain_{reading::is_plain_number(cell)}, identity_{plain_ ? reading::Identity{}
                                                                              : reading::judge_identity(cell)},
        status_{!plain_          ? identity_.status
                : cell[0] == '9' ? reading::IdStatus::foreign_ok
                                 : reading::IdStatus::ok} {}

  reading::IdStatus status() const { return status_; }
  bool usable() const { return plain_ || identity_.usable(); }
  /// Of a usable number its 18 characters, otherwise the cell.
  std::string_view number() const { return plain_ || !identity_.usable() ? cell_ : std::string_view{identity_.number}; }
  SeenNumber seen(bool is_number, std::string_view sex) const {
    return {cell_, usable() ? number() : std::string_view{}, is_number, sex.empty() ? '\0' : sex[0]};
  }
  /// The column shows that it is damaged.
  void lose() {
    plain_ = false;
    identity_ = {reading::IdStatus::precision_lost, {}};
    status_ = identity_.status;
  }

 private:
  std::string_view cell_;
  bool plain_;
  reading::Identity identity_;
  reading::IdStatus status_;
};

/// The numbers of one column, in any order: but for the bound on those that wait, order decides nothing.
class NumberEvidence {
 public:
  enum class Verdict { sound, lost, waits };

  void begin_column(bool typed) { *this = {}, typed_ = typed; }
  /// Counts a number, an unusable one as well.
  void see(const SeenNumber& seen);
  /// Of a usable number that was seen. It never waits when the column has ended. Few numbers wait at a time: those that
  /// end in 000, and before a number proves the column exact at most kCertainlyRounded.
  Verdict verdict(const SeenNumber& seen, bool ended) const;
  /// True once after something was settled: some that waited may be judged now.
  bool take_settled() { return std::exchange(settled_, false); }

 private:
  static constexpr std::uint64_t kCertainlyRounded = 8;  ///< one exact column in 10^12

  /// Numbers or texts of a column, as far as they are 18 digits.
  struct Rounding {
    std::uint64_t survivors = 0;
    bool exact = false;
  };
  Rounding& rounding_of(const SeenNumber& seen) { return seen.is_number ? numbers_ : texts_; }
  void see_zeros(const SeenNumber& seen);
  void see_rounding(const SeenNumber& seen);
  bool zeros_are_damage() const;

  bool typed_ = false, settled_ = false, too_many_ = false;
  Rounding numbers_, texts_;
  std::uint64_t usable_ = 0, zeros_ = 0;           // that can be compared; of them ending in 000
  std::uint64_t failing_zeros_ = 0, failing_ = 0;  // with a birthday that is a day: ending in 000; otherwise
  std::uint64_t men_with_zeros_ = 0;               // among zeros_
  std::uint64_t sexes_ = 0, wrong_sexes_ = 0;      // said beside numbers that do not end in 000
};

/// True for 18 digits that a double would give back unchanged, as its shortest decimal (which JavaScript and Java
/// write) or exactly (which C and databases write).
bool survives_a_double(std::string_view eighteen_digits);

}  // namespace yingbao::ingest
