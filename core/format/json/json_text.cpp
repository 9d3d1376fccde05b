#include "format/json/json_text.hpp"

#include "format/keyed_record.hpp"

namespace yingbao::format {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

Error JsonText::malformed(std::string_view what, std::uint64_t at) {
  const bool asks = what.find("ask for") != std::string_view::npos;
  return Error{Errc::malformed, "JSON, byte " + std::to_string(at) + ": " + std::string{what} +
                                    (asks ? "" : "; ask for it again, written by a JSON library")};
}

Error JsonText::mixed_up(std::uint64_t at) {
  return malformed(
      "a quote stands inside a text, so that records cannot be told apart from there; ask for the file "
      "again, written by a JSON library",
      at);
}

Result<int> JsonText::peek() {
  for (;;) {
    const auto text = window_.text();
    const auto first = text.find_first_not_of(kBlanks);
    window_.pass(first == std::string_view::npos ? text.size() : first);
    if (first != std::string_view::npos) return static_cast<unsigned char>(text[first]);
    const auto more = window_.read_on();
    if (!more) return more.error();
    if (!*more) return kEnd;
  }
}

Result<int> JsonText::peek_inside() {
  for (;;) {
    const auto inside = window_.text().find_first_not_of(kBlanks, 1);
    if (inside != std::string_view::npos) return static_cast<unsigned char>(window_.text()[inside]);
    const auto more = window_.read_on();
    if (!more) return more.error();
    if (!*more) return kEnd;
  }
}

Result<bool> JsonText::take(char c) {
  const auto next = peek();
  if (!next) return next.error();
  if (*next != static_cast<unsigned char>(c)) return false;
  pass();
  return true;
}

Result<JsonText::Value> JsonText::value() {
  beginning_.clear();
  const auto text = window_.text();
  const bool brackets = !text.empty() && (text[0] == '{' || text[0] == '[' || text[0] == '"');
  return brackets ? nested() : scalar();
}

/// Of a value grown too long only the beginning is kept.
Status JsonText::drop(std::size_t& looked_at, Value& value) {
  const auto piece = window_.text().substr(0, looked_at);
  if (value.whole) {
    beginning_ = piece.substr(0, KeyedRecord::kMaxRawBytes + 4);
    stray_ = {};
  }
  value.whole = false;
  if (const auto stray = stray_.find(piece)) return mixed_up(window_.passed() + *stray);
  window_.pass(looked_at);
  looked_at = 0;
  return {};
}

Result<JsonText::Value> JsonText::nested() {
  Value value{.text = {}, .whole = true, .at = window_.passed()};
  Structure structure;
  std::size_t at = 0;
  for (;;) {
    const auto state = structure.follow(window_.text(), at);
    if (state == Structure::State::broken)
      return malformed("a bracket closes another one; the file is damaged, ask for it again", window_.passed() + at);
    if (!value.whole || at > KeyedRecord::kMaxBytes)
      if (auto dropped = drop(at, value); !dropped) return dropped.error();
    if (state == Structure::State::ended) break;
    const auto more = window_.read_on();
    if (!more) return more.error();
    if (!*more)
      return malformed("what begins here never ends; the file is cut off or damaged, ask for it again", value.at);
  }
  value.text = value.whole ? window_.text().substr(0, at) : std::string_view{beginning_};
  value.whole = value.whole && !structure.too_deep();
  window_.pass(at);
  return value;
}

Result<JsonText::Value> JsonText::scalar() {
  Value value{.text = {}, .whole = true, .at = window_.passed()};
  std::size_t at = 0;
  for (;;) {
    const auto end = window_.text().find_first_of(" \t\r\n,:[]{}\"", at);
    at = std::min(end, window_.text().size());
    if (!value.whole || at > KeyedRecord::kMaxBytes)
      if (auto dropped = drop(at, value); !dropped) return dropped.error();
    if (end != std::string_view::npos) break;
    const auto more = window_.read_on();
    if (!more) return more.error();
    if (!*more) break;
  }
  value.text = value.whole ? window_.text().substr(0, at) : std::string_view{beginning_};
  window_.pass(at);
  return value;
}

}  // namespace yingbao::format
