#pragma once

#include "submission.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yingbao::sandbox {

// The last state of one reference: its last accepted item or, while none was accepted, its
// last refused one.
struct LastState {
  Digest content{};
  std::int64_t version = 0;
  std::int64_t row = 0;        // where the store keeps the effect
  std::int64_t facts_row = 0;  // where it keeps the last upsert: a change of standing leaves facts as they were
  Action action = Action::upsert;
  Kind kind = Kind::low_income;
  bool accepted = false;
};

// accepted = effects + duplicate_effects = upserts + standings; items = accepted + refused.
struct Counts {
  std::uint64_t items = 0;
  std::uint64_t effects = 0;  // distinct (reference, version) applied
  std::uint64_t duplicate_effects = 0;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  std::uint64_t upserts = 0;
  std::uint64_t standings = 0;
};

// Counts effects and holds what each reference came to. Fed with the same items in the same
// order it always reaches the same state. One caller at a time.
class Tally {
 public:
  // True when a higher version of the reference was already accepted.
  bool is_stale(const Item& item) const;

  void record(const Item& item, bool accepted, std::int64_t row);

  const Counts& counts() const { return counts_; }
  std::size_t references() const { return states_.size(); }

  // SHA-256 over the sorted contents of the references that have an accepted state.
  Digest state_digest() const;

  // Calls visit for every reference, sorted by id.
  void for_each(const std::function<void(std::string_view, const LastState&)>& visit) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unordered_map<std::string, LastState, Hash, std::equal_to<>> states_;
  Counts counts_;
};

}  // namespace yingbao::sandbox
