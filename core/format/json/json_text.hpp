// JSON of any length, value by value from front to back.
#pragma once

#include "format/json/structure.hpp"
#include "format/json/window.hpp"

namespace yingbao::format {

class JsonText {
 public:
  static constexpr int kEnd = -1;

  struct Value {
    std::string_view text;  ///< valid until the next call; its padding may be read (Window)
    bool whole = true;      ///< false: too long or too deep, and only the beginning stands in `text`
    std::uint64_t at = 0;   ///< its first byte in the delivery
  };

  explicit JsonText(ByteSource& source) : window_{source} {}

  /// The next byte that is no blank, or kEnd.
  Result<int> peek();
  /// Of an array that peek() told: the next byte behind its bracket that is no blank, or kEnd.
  Result<int> peek_inside();
  /// Passes what peek() told.
  void pass() { window_.pass(1); }
  /// True when `c` was next, which is passed.
  Result<bool> take(char c);
  /// The value that begins at what peek() told. Malformed when its brackets do not match
  /// or it never ends. Nothing in `text` when no value can begin there.
  Result<Value> value();

  /// What has been read and not passed.
  std::string_view ahead() const { return window_.text(); }
  /// The same sentence, with the place in front: "byte 17: …".
  Error malformed(std::string_view what) const { return malformed(what, window_.passed()); }
  static Error malformed(std::string_view what, std::uint64_t at);
  /// A quote inside a text, found at byte `at`.
  static Error mixed_up(std::uint64_t at);

 private:
  Result<Value> nested();
  Result<Value> scalar();
  Status drop(std::size_t& looked_at, Value& value);

  Window window_;
  std::string beginning_;  // of a value that is too long to be kept
  StrayQuote stray_;       // what is let go of it is looked at here
};

}  // namespace yingbao::format
