// Refunds among the settlements of one delivery. What remains of a person's amounts is the same in whatever order a
// settlement and the negative rows that take it back come, or come twice.
#pragma once

#include "schema/hash.hpp"
#include "schema/record.hpp"
#include "sdk/plugin.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <vector>

class Refunds {
 public:
  using Amounts = std::array<std::int64_t, 3>;

  /// What remains of the row's amounts; all nought: it is left out. The first that is not nought tells a refund.
  ///
  /// `taken_back`: the row says of itself that it is void or refunded. Of one person and amount, each settlement taken
  /// back and each negative row settle one another, and only negative rows without such a settlement are used. A part
  /// that goes back under the number of a settlement taken back is none of these: it is left out with it. Where it came
  /// before, and was used, the settlement makes up for it.
  Amounts left_of(const Amounts& amounts, bool taken_back, const yingbao::plugin::RecordSink& sink) {
    const auto amount = first_of(amounts);
    if (amount == 0) return {};
    if (amount > 0 && !taken_back) return amounts;
    const auto number = sink.text(yingbao::schema::Field::settlement_number);
    const auto key = key_of(amount, sink);
    if (number.empty()) return balance(key, amount) ? amounts : Amounts{};
    const auto row = row_of(number, amount, sink);
    if (const auto known = judged_.find(row); known != judged_.end()) return known->second;
    auto left = amount < 0 ? left_of_refund(key, number, amounts) : left_of_settlement(key, number, amounts);
    if (judged_.size() < kMost) judged_.emplace(row, left);
    return left;
  }

 private:
  static constexpr std::size_t kMost = 1u << 19;  // beyond so many each row is judged by itself
  static constexpr std::size_t kMostParts = 64;

  struct Part {
    std::uint64_t key;
    Amounts amounts;
  };
  struct Numbered {
    std::uint64_t taken_back = 0;  // the key of the settlement, once it has come
    std::vector<Part> parts;       // negative rows that came before it
  };

  static std::int64_t first_of(const Amounts& amounts) {
    for (const auto amount : amounts)
      if (amount != 0) return amount;
    return 0;
  }

  Amounts left_of_refund(std::uint64_t key, std::string_view number, const Amounts& amounts) {
    if (auto* numbered = of(number)) {
      if (numbered->taken_back != 0 && numbered->taken_back != key) return {};
      if (numbered->taken_back == 0 && numbered->parts.size() < kMostParts) numbered->parts.push_back({key, amounts});
    }
    return balance(key, -1) ? amounts : Amounts{};
  }

  Amounts left_of_settlement(std::uint64_t key, std::string_view number, const Amounts& amounts) {
    auto left = balance(key, 1) ? amounts : Amounts{};
    auto* numbered = of(number);
    if (!numbered || numbered->taken_back != 0) return left;
    numbered->taken_back = key;
    for (const auto& part : numbered->parts) {
      if (part.key == key || !balance(part.key, 1)) continue;
      for (std::size_t i = 0; i < left.size(); ++i) left[i] -= part.amounts[i];
    }
    numbered->parts = {};
    return left;
  }

  /// Counts a settlement taken back (above nought) or a negative row; whether its amount is used.
  bool balance(std::uint64_t key, std::int64_t amount) {
    const int step = amount < 0 ? -1 : 1;
    auto found = open_.find(key);
    if (found == open_.end()) {
      if (open_.size() < kMost) open_.emplace(key, step);
      return amount < 0;
    }
    const bool counterpart = (found->second > 0) != (step > 0);
    found->second += step;
    if (found->second == 0) open_.erase(found);
    return counterpart != (amount < 0);
  }

  Numbered* of(std::string_view number) {
    const auto hash = yingbao::schema::hash_of(number);
    const auto found = numbered_.find(hash);
    if (found != numbered_.end()) return &found->second;
    return numbered_.size() < kMost ? &numbered_[hash] : nullptr;
  }

  /// Whose amount it is: a refund often has a number of its own.
  static std::uint64_t key_of(std::int64_t amount, const yingbao::plugin::RecordSink& sink) {
    using yingbao::schema::Field;
    std::string key{sink.text(Field::id_number)};
    key.append("|").append(sink.text(Field::name)).append("|").append(std::to_string(std::abs(amount)));
    return yingbao::schema::hash_of(key);
  }

  static std::uint64_t row_of(std::string_view number, std::int64_t amount, const yingbao::plugin::RecordSink& sink) {
    std::string row{number};
    row.append("|").append(std::to_string(sink.number(yingbao::schema::Field::settled_on)));
    row.append("|").append(std::to_string(amount));
    return yingbao::schema::hash_of(row);
  }

  std::unordered_map<std::uint64_t, int> open_;  // settlements taken back less negative rows
  std::unordered_map<std::uint64_t, Numbered> numbered_;
  std::unordered_map<std::uint64_t, Amounts> judged_;  // the same row once more is the same
};
