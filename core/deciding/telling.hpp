// What the platform shall be told of one person: what tonight says, laid over what it was told.
#pragma once

#include "config/rules.hpp"
#include "deciding/base.hpp"
#include "deciding/render.hpp"
#include "deciding/tonight.hpp"

#include <set>

namespace yingbao::deciding {

/// What tonight tells the platform, and what it leaves as it is. People only.
struct Changes {
  std::uint64_t known = 0, added = 0, changed = 0, covered = 0, source_changed = 0, unchanged = 0, refused_waiting = 0;
  std::uint64_t upserts() const { return added + changed; }
  std::uint64_t standings() const { return covered + source_changed; }
  std::uint64_t items() const { return upserts() + standings(); }
  Changes& operator+=(const Changes& other);
};

class Telling {
 public:
  struct Night {
    Kinds screened = 0;                            ///< groups and special lists that tonight speaks of whole
    Kinds missing = 0;                             ///< rosters that are not all there
    const std::set<std::int64_t>* kept = nullptr;  ///< as in Input; null: all
    bool same_build = true;                        ///< the base was decided by a build of the same decision version
  };

  Telling(const config::Rules& rules, ListOpener open, Night night)
      : rules_{rules}, night_{night}, renderer_{rules, std::move(open)} {}

  /// The decision of a person; valid until the next call. `known`: of the base, settled, with its statements.
  const Decision& decide(const Tonight& tonight, const Known& known);
  const Changes& changes() const { return changes_; }

 private:
  void take(const Tonight& tonight);
  void freeze();
  void leave_out(Kinds bit);
  void stand_apart();
  void hash_candidate();
  std::uint64_t hash_of_rows();
  std::uint64_t hash_of_facts();
  void choose_action();
  void keep_told();
  std::vector<Evidence> told_evidence() const;
  void cite();

  const config::Rules& rules_;
  Night night_;
  Renderer renderer_;
  CandidateBuilder builder_{rules_};
  ViewFields view_{rules_};
  Changes changes_;
  // Of the person at hand.
  const Tonight* tonight_ = nullptr;
  const Known* known_ = nullptr;
  Decision decision_;
  std::vector<CitedRow> rows_;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace yingbao::deciding
