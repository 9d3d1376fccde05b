// Whose name and whose identity number a column holds, told by its neighbours and by the lines above it.
#pragma once

#include "plugin_host/child/title.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yingbao::plugin_host {

/// What a layout makes of one file column, as far as people are concerned.
enum class Role : std::uint8_t {
  none,
  fact,            ///< of a field that is neither a name nor an identity number
  name,            ///< a title of the person's name
  number,          ///< a title of the person's number, which does not say whose it is: 身份证号码
  persons_number,  ///< the same, and the title itself says that it is the person's
};

struct Whose {
  /// Columns that look like the person's and are somebody else's, each with the name column it belongs to.
  struct Other {
    std::size_t column, name;
  };
  std::vector<Other> others;
  std::string unclear;  ///< the two places between which nobody can decide; empty when all is decided
};

/// A number belongs to the nearest name on its left that no other number has taken, where the columns begin with a
/// number to the nearest on its right. Set aside, never guessed: two columns that are both the person's by the same
/// title, and a number beside somebody else when the person has none.
Whose tell_whose(const std::vector<Title>& titles, const std::vector<Role>& roles);

/// "column 4 (D) 身份证号码".
std::string place_of(const std::vector<Title>& titles, std::size_t column);
/// A, B, …, Z, AA.
std::string column_letters(std::size_t column);

}  // namespace yingbao::plugin_host
