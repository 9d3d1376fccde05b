// What tonight says of one person, case or row, before anything that was told is laid over it.
#pragma once

#include "deciding/cover.hpp"
#include "deciding/decision.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::deciding {

/// A row that counts. What is to be read where it lies has no record here.
struct CitedRow {
  Evidence cited;
  std::string_view record = {};
  std::optional<list::Beside> beside = {};
};

struct Tonight {
  list::KeyKind kind = list::KeyKind::person;
  Kinds present = 0;          ///< groups and special lists in which it counts
  Kinds bases = 0;            ///< of them, those that give a basis of low income
  Kinds unclear = 0;          ///< a roster does not say clearly whether it covers the person
  Kinds resembling = 0;       ///< looks like a roster's row without a usable number
  Kinds rosters = 0;          ///< that cover the person
  Cover cover = Cover::none;  ///< the strongest of all rosters
  std::string unit, unit_basis;
  std::string reviews;       ///< words, joined by '+'
  std::string why_withheld;  ///< the word of it, where nothing but what is withheld is known
  std::vector<CitedRow> rows;

  Kinds withheld() const { return unclear | resembling; }
};

/// Adds a word to words joined by '+', unless it is among them or empty.
void add_word(std::string& words, std::string_view word);

}  // namespace yingbao::deciding
