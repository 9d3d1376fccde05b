// Messages between this process and its children: numbers are 8 bytes in the machine's order, texts stand behind their
// length. A message names its members once, in `static void fields(auto& wire, auto& message)`; WireWriter and
// WireReader have the same words for them.
#pragma once

#include "base/secret.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace yingbao {

inline constexpr auto kAnyNumber = std::numeric_limits<std::size_t>::max();
using TextPairs = std::vector<std::pair<std::string, std::string>>;

class WireWriter {
 public:
  explicit WireWriter(std::string& out) : out_{&out} {}
  /// Only counts.
  WireWriter() = default;
  std::size_t bytes() const { return bytes_; }

  template <class T>
  WireWriter& number(T value) {
    if constexpr (std::is_same_v<T, char>) return put(static_cast<unsigned char>(value));
    else return put(static_cast<std::uint64_t>(value));
  }
  WireWriter& text(std::string_view value);
  WireWriter& text(const Secret& value) { return text(value.reveal()); }
  WireWriter& path(const std::filesystem::path& value) { return text(value.native()); }
  /// Text that label() will read: what is longer is cut, and ends so that two that differ do so still.
  WireWriter& label(std::string_view value);
  /// The same, uncut: what is longer makes the message malformed.
  WireWriter& whole_label(std::string_view value) { return text(value); }
  template <class E>
  WireWriter& choice(E value, E) {
    return number(value);
  }
  template <class E>
  WireWriter& choice(const std::optional<E>& value, E) {
    return number(value ? 1 + static_cast<std::uint64_t>(*value) : 0);
  }
  template <class E>
  WireWriter& clamped(E value, E) {
    return number(value);
  }
  template <class E>
  WireWriter& code(E value) {
    return number(value);
  }
  template <class T>
  WireWriter& list(const std::vector<T>& items, std::size_t = kAnyNumber) {
    return each(items, [this](const T& item) { T::fields(*this, item); });
  }
  template <class T>
  WireWriter& texts(const std::vector<T>& items) {
    return each(items, [this](const T& item) { text(item); });
  }
  WireWriter& labels(const std::vector<std::string>& items, std::size_t = kAnyNumber) {
    return each(items, [this](const auto& item) { label(item); });
  }
  WireWriter& pairs(const TextPairs& items) {
    return each(items, [this](const auto& item) { text(item.first).text(item.second); });
  }

 private:
  template <class T, class Write>
  WireWriter& each(const std::vector<T>& items, const Write& write) {
    number(items.size());
    for (const auto& item : items) write(item);
    return *this;
  }
  WireWriter& put(std::uint64_t value);
  void append(std::string_view value);

  std::string* out_ = nullptr;
  std::size_t bytes_ = 0;
};

/// Reads what WireWriter wrote; after a malformed value `good()` is false and everything reads as empty.
class WireReader {
 public:
  static constexpr std::size_t kMaxLabelBytes = 400;

  explicit WireReader(std::string_view in) : rest_{in} {}
  std::uint64_t number();
  std::string_view text();
  std::string_view take(std::size_t bytes);
  bool good() const { return good_; }
  bool done() const { return rest_.empty(); }

  template <class T>
  WireReader& number(T& value) {
    if constexpr (std::is_same_v<T, bool>) value = number() != 0;
    else value = static_cast<T>(number());
    return *this;
  }
  WireReader& text(std::string& value);
  WireReader& text(std::string_view& value);
  WireReader& text(Secret& value);
  WireReader& path(std::filesystem::path& value);
  /// Text that people will see: short and UTF-8, or the message is malformed.
  WireReader& label(std::string& value);
  WireReader& whole_label(std::string& value) { return label(value); }
  /// A number above that of `last` is malformed.
  template <class E>
  WireReader& choice(E& value, E last) {
    value = choice_from(number(), last);
    return *this;
  }
  /// The same, one higher; 0 is none.
  template <class E>
  WireReader& choice(std::optional<E>& value, E last) {
    if (const auto told = number()) value = choice_from(told - 1, last);
    else value.reset();
    return *this;
  }
  /// A number above that of `last` is `last`.
  template <class E>
  WireReader& clamped(E& value, E last) {
    const auto told = number();
    value = told < static_cast<std::uint64_t>(last) ? static_cast<E>(told) : last;
    return *this;
  }
  /// Of an enumeration of one byte, whatever it holds: a number that fits none, also when its low byte is one's, is E{}.
  template <class E>
  WireReader& code(E& value) {
    static_assert(sizeof(E) == 1);
    const auto told = number();
    value = told <= 0xFF ? static_cast<E>(told) : E{};
    return *this;
  }
  /// Items beyond `most` are not read.
  template <class T>
  WireReader& list(std::vector<T>& items, std::size_t most = kAnyNumber) {
    return each(items, most, [this](T& item) { T::fields(*this, item); });
  }
  template <class T>
  WireReader& texts(std::vector<T>& items) {
    return each(items, kAnyNumber, [this](T& item) { text(item); });
  }
  WireReader& labels(std::vector<std::string>& items, std::size_t most = kAnyNumber) {
    return each(items, most, [this](auto& item) { label(item); });
  }
  WireReader& pairs(TextPairs& items) {
    return each(items, kAnyNumber, [this](auto& item) { text(item.first).text(item.second); });
  }

 private:
  template <class T, class Read>
  WireReader& each(std::vector<T>& items, std::size_t most, const Read& read) {
    const auto told = number();
    items.clear();
    for (std::uint64_t i = 0; i < told && i < most && good_; ++i) read(items.emplace_back());
    return *this;
  }
  template <class E>
  E choice_from(std::uint64_t told, E last) {
    if (told <= static_cast<std::uint64_t>(last)) return static_cast<E>(told);
    good_ = false;
    return E{};
  }

  std::string_view rest_;
  bool good_ = true;
};

/// The string never grows: no copy of a secret is left behind.
template <class Message>
std::string to_wire(const Message& message) {
  WireWriter size;
  Message::fields(size, message);
  std::string out;
  out.reserve(size.bytes());
  WireWriter writer{out};
  Message::fields(writer, message);
  return out;
}

/// Empty when it is malformed. Bytes behind the message are not looked at.
template <class Message>
std::optional<Message> from_wire(std::string_view bytes) {
  WireReader in{bytes};
  std::optional<Message> message{std::in_place};
  Message::fields(in, *message);
  if (!in.good()) message.reset();
  return message;
}

}  // namespace yingbao
