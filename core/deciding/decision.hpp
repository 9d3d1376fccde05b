// What the hub holds about one person, case or unkeyed row on one business date. A decision names facts by where they
// lie and copies none of them.
#pragma once

#include "base/error.hpp"
#include "deciding/kinds.hpp"
#include "list/reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::deciding {

/// Raised when decisions of the build before would be made differently: the first night after sends nothing new.
inline constexpr int kDecisionVersion = 2;

enum class Standing : std::uint8_t {
  none,
  present,         ///< in a group, or has a basis
  covered,         ///< on a roster, and in no group any more
  source_changed,  ///< gone from every source that was there
  to_verify,       ///< may be covered; the platform is told nothing until it is clear
};

enum class Action : std::uint8_t {
  none,
  upsert,    ///< the whole candidate goes out
  standing,  ///< how the person stands now, without facts
};

enum class Answer : std::uint8_t { none, acknowledged, refused };

/// A person as the platform knows or shall know them.
struct View {
  Kinds groups = 0;   ///< target groups
  Kinds bases = 0;    ///< groups and special lists that give a basis of low income
  Kinds rosters = 0;  ///< rosters that cover the person
  Standing standing = Standing::none;
  std::uint64_t hash = 0;  ///< of everything that is forwarded
  bool operator==(const View&) const = default;
};

/// A row that a decision rests on.
struct Evidence {
  std::uint8_t kind = 0;  ///< bit number of the group or special list
  bool wanted = true;     ///< of tonight
  bool told = false;      ///< of what the platform was told, where that differs from tonight
  std::int64_t list = 0;
  list::Place place = {};
  bool operator==(const Evidence&) const = default;
};

struct Decision {
  Kinds present = 0;     ///< groups and special lists in which the person counts tonight
  Kinds frozen = 0;      ///< held as they were told: their lists or rosters are not all there
  Kinds unclear = 0;     ///< a roster does not say clearly whether it covers the person
  Kinds resembling = 0;  ///< looks like a roster's row without a usable number; counts all the same
  std::string unit, unit_basis;
  std::string reviews;             ///< words, joined by '+'
  std::vector<Evidence> evidence;  ///< in the order in which their facts are merged

  std::uint32_t version = 0;  ///< what the platform was told last; 0: nothing
  Answer answer = Answer::none;
  View told, wanted;
  Action action = Action::none;  ///< what tonight tells it; its version is one more
  /// Over the hashes of the rows that `wanted` was made from and how they are told: while it is the same, so is the hash in
  /// `wanted`, and no row has to be opened. 0: not known.
  std::uint64_t rows = 0;

  bool known() const { return version != 0; }
  Kinds withheld() const { return unclear | resembling; }
  bool operator==(const Decision&) const = default;
};

/// At most a few hundred bytes; usually 60 to 80.
void encode(const Decision& decision, std::string& out);
/// `internal` when the bytes are no decision.
Result<Decision> decode(std::string_view bytes);

/// The words under which screens and reports show them.
std::string_view name_of(Standing standing);
std::string_view name_of(Action action);

}  // namespace yingbao::deciding
