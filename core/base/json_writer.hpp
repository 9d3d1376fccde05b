// Writes JSON text into a string the caller owns; no tree, no allocation of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao {

/// While an object or an array is open the string is longer than its text, by room that is filled without asking the string
/// for every piece: that would take half of the time. Whenever all are closed it holds the text and nothing more.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_{out} {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  /// Names are the program's own and need no escaping.
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool flag);
  /// A number of yuan with two digits, from integer fen.
  JsonWriter& yuan(std::int64_t fen);
  /// Text that is JSON already.
  JsonWriter& raw(std::string_view json);
  /// Bytes of the string that are text so far.
  std::size_t size() const { return end_ ? static_cast<std::size_t>(to_ - out_.data()) : out_.size(); }

  template <class T>
  JsonWriter& member(std::string_view name, const T& what) {
    return key(name).value(what);
  }

 private:
  template <class Number>
  JsonWriter& whole(Number number);
  JsonWriter& open(char c);
  JsonWriter& close(char c);
  /// Where the next `most` bytes go, the comma before them included.
  char* begin(std::size_t most);
  JsonWriter& end(char* to);
  char* escaped(char* to, std::string_view text);
  void make_room(std::size_t most);
  void trim();

  std::string& out_;
  char* to_ = nullptr;   // end of the text
  char* end_ = nullptr;  // of the room behind it; null while nothing is open
  std::size_t depth_ = 0;
  bool first_ = true;
};

}  // namespace yingbao
