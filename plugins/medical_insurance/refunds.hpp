// Refunds among the settlements of one delivery: what was taken back is left out together with the negative row that
// takes it back, in whatever order the two come.
#pragma once

#include "schema/record.hpp"
#include "sdk/plugin.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>

class Refunds {
 public:
  enum class Fate { use, leave_out };

  /// `taken_back`: the row says of itself that it is void or refunded. A negative row is used unless what it refunds
  /// was left out; a positive one taken back is left out unless its negative row was used already: the two balance.
  Fate fate_of(std::int64_t amount, bool taken_back, const yingbao::plugin::RecordSink& sink) {
    if (amount == 0) return taken_back ? Fate::leave_out : Fate::use;
    if (amount > 0 && !taken_back) return Fate::use;
    const auto key = key_of(amount, sink);
    const auto number = sink.text(yingbao::schema::Field::settlement_number);
    const bool of_left_out = amount < 0 && !number.empty() && left_out_.contains(yingbao::schema::hash_of(number));
    if (of_left_out && !open_.contains(key)) return Fate::leave_out;
    const auto fate = balance(key, amount);
    if (fate == Fate::leave_out && amount > 0 && !number.empty() && left_out_.size() < kMost)
      left_out_.insert(yingbao::schema::hash_of(number));
    return fate;
  }

 private:
  static constexpr std::size_t kMost = 1u << 19;  // beyond so many without a counterpart each is judged by itself

  Fate balance(std::uint64_t key, std::int64_t amount) {
    const int step = amount < 0 ? -1 : 1;
    auto found = open_.find(key);
    if (found == open_.end()) {
      if (open_.size() < kMost) open_.emplace(key, step);
      return amount < 0 ? Fate::use : Fate::leave_out;
    }
    const bool counterpart = (found->second > 0) != (step > 0);
    found->second += step;
    if (found->second == 0) open_.erase(found);
    return counterpart == (amount < 0) ? Fate::leave_out : Fate::use;
  }

  /// Whose amount it is: a refund often has a number of its own.
  static std::uint64_t key_of(std::int64_t amount, const yingbao::plugin::RecordSink& sink) {
    using yingbao::schema::Field;
    std::string key{sink.text(Field::id_number)};
    key.append("|").append(sink.text(Field::name)).append("|").append(std::to_string(std::abs(amount)));
    return yingbao::schema::hash_of(key);
  }

  // Left out and not yet taken back (positive), or taken back before it came (negative).
  std::unordered_map<std::uint64_t, int> open_;
  std::unordered_set<std::uint64_t> left_out_;  // numbers: a part of it may be taken back under the same
};
