// Where a JSON value ends, by its brackets and strings alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yingbao::format {

/// Follows one object, array or string through text that arrives in pieces.
class Structure {
 public:
  static constexpr std::int64_t kMaxDepth = 64;  // deeper, brackets are counted and no longer matched
  enum class State { open, ended, broken };

  /// Goes on at `at`, which must be the value's first byte in the beginning, and moves it behind the end, to a bracket
  /// that closes another one, or to the end of the text. Up to 64 bytes behind the text are read.
  State follow(std::string_view text, std::size_t& at);
  bool too_deep() const { return deepest_ > kMaxDepth; }

 private:
  State step(char c);

  bool in_string_ = false;
  bool escaped_ = false;  // the byte at which to go on is
  std::int64_t depth_ = 0, deepest_ = 0;
  std::uint64_t arrays_ = 0;  // which of the open brackets are square
};

/// Looks for a quote after which no JSON can go on: from there strings and structure are mixed up, and where a value
/// truly ends is unknown, even if brackets match.
class StrayQuote {
 public:
  /// The place in this piece of the byte that gives it away.
  std::optional<std::size_t> find(std::string_view piece);

 private:
  enum class Place { structure, string, escape, behind_string };
  Place place_ = Place::structure;
};

}  // namespace yingbao::format
