#include "https_pull/answer.hpp"

#include "base/text.hpp"
#include "format/decoder.hpp"
#include "https_pull/element_text.hpp"

#include <simdjson.h>

namespace yingbao::https_pull {
namespace {

using Step = UnwrapStep;

/// An answer as a delivery would be read: a byte order mark, GBK and UTF-16 are no errors. Most are UTF-8 already.
std::string_view readable(std::string_view answer, std::string& buffer) {
  const bool plain = !answer.starts_with("\xEF\xBB\xBF") && answer.find('\0') == answer.npos && is_utf8(answer);
  if (!plain) buffer = format::text_as_utf8(answer);
  return plain ? answer : std::string_view{buffer};
}

Error no_json(simdjson::error_code why) {
  return Error{Errc::malformed, std::string{"the answer is no JSON: "} + simdjson::error_message(why)};
}

/// Whether the place, or one that it would stand in, is null.
bool is_null_at(simdjson::dom::element root, std::string_view pointer) {
  for (;;) {
    simdjson::dom::element found;
    if (!root.at_pointer(pointer).get(found)) return found.is_null();
    const auto slash = pointer.rfind('/');
    if (slash == pointer.npos) return false;
    pointer = pointer.substr(0, slash);
  }
}

/// The answer behind the XML that it begins with: the first step that is not taken.
Result<std::size_t> open_xml(const HttpsCall& call, std::string& text) {
  std::size_t step = 0;
  std::string buffer;
  for (; step < call.unwrap.size() && call.unwrap[step].kind == Step::Kind::xml; ++step) {
    auto inner = element_text(readable(text, buffer), call.unwrap[step].name);
    if (!inner) return inner.error();
    text = std::move(*inner);
  }
  return step;
}

/// Words of a stranger: printable, on one line, not long, and without what might be somebody's number.
std::string cleaned(std::string_view words) {
  constexpr std::size_t kMost = 200;
  std::string out;
  const auto valid = printable(words);
  for (std::size_t i = 0; i < valid.size();) {
    const auto digits = std::min(valid.find_first_not_of("0123456789Xx", i), valid.size()) - i;
    if (digits >= 6) out += "******", i += digits;
    else if (const char c = valid[i++]; static_cast<unsigned char>(c) < ' ' || c == 0x7F) out += ' ';
    else out.push_back(c);
  }
  if (out.size() <= kMost) return out;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
  return out.substr(0, end) + "…";
}

Result<bool> bears_in(const AnswerSign& sign, std::string_view json) {
  const auto value = json_at(json, sign.pointer);
  if (!value) return value.error();
  return *value && **value == sign.equals;
}

/// Nothing when the gateway's sign for a good answer is there, or none is configured.
Status check_sign(const HttpsCall& call, const std::string& json) {
  if (call.ok.pointer.empty()) return {};
  const auto good = bears_in(call.ok, json);
  if (!good) return good.error();
  if (*good) return {};
  const auto words = told_by(call, json);
  return Error{Errc::rejected, words.empty() ? "the gateway answers with an error" : "the gateway says: " + words};
}

}  // namespace

Result<std::optional<std::string>> json_at(std::string_view json, std::string_view pointer) {
  if (pointer.empty()) return std::optional{std::string{json}};
  // The document as a whole is judged first: reading on demand passes over what it does not need.
  std::string buffer;
  const simdjson::padded_string padded{readable(json, buffer)};
  simdjson::dom::parser judge;
  simdjson::dom::element root, place;
  if (const auto wrong = judge.parse(padded).get(root)) return no_json(wrong);
  if (root.at_pointer(pointer).get(place) || place.is_null()) return std::optional<std::string>{};
  std::string_view text;
  if (!place.get_string().get(text)) return std::optional{std::string{text}};
  // As it is written: the tree would round numbers.
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::value value;
  if (const auto wrong = parser.iterate(padded).get(document)) return no_json(wrong);
  if (const auto wrong = document.at_pointer(pointer).get(value)) return no_json(wrong);
  if (const auto wrong = simdjson::to_json_string(value).get(text)) return no_json(wrong);
  return std::optional{std::string{trim(text)}};
}

Result<std::string> opened(const HttpsCall& call, std::string body) {
  const auto first = open_xml(call, body);
  if (!first) return first.error();
  if (auto good = check_sign(call, body); !good) return good.error();
  for (auto step = *first; step < call.unwrap.size(); ++step) {
    const auto& [kind, name] = call.unwrap[step];
    if (kind == Step::Kind::xml) {
      auto inner = element_text(body, name);
      if (!inner) return inner.error();
      body = std::move(*inner);
    } else {
      auto inner = json_at(body, name);
      if (!inner) return inner.error();
      body = std::move(*inner).value_or(std::string{});
    }
  }
  return body;
}

bool bears(const AnswerSign& sign, const HttpsCall& call, const std::string& body) {
  if (sign.pointer.empty()) return false;
  auto text = body;
  if (!open_xml(call, text)) return false;
  const auto borne = bears_in(sign, text);
  return borne && *borne;
}

std::string told_by(const HttpsCall& call, const std::string& body) {
  if (call.ok.message.empty()) return {};
  const auto words = json_at(body, call.ok.message);
  return words && *words ? cleaned(**words) : std::string{};
}

Result<Records> records_at(std::string_view answer, std::string_view pointer) {
  std::string buffer;
  const auto json = readable(answer, buffer);
  // Written compact first: no line end is left outside of texts, and a raw one inside a text is no JSON.
  simdjson::padded_string compact{json.size()};
  std::size_t size = 0;
  if (const auto wrong = simdjson::minify(json.data(), json.size(), compact.data(), size)) return no_json(wrong);
  std::fill(compact.data() + size, compact.data() + compact.size(), ' ');
  simdjson::dom::parser judge;
  simdjson::dom::element root, place;
  if (const auto wrong = judge.parse(compact).get(root)) return no_json(wrong);
  if (is_null_at(root, pointer)) return Records{};
  if (root.at_pointer(pointer).get(place) || !place.is_array())
    return Error{Errc::malformed, "the answer has no list at \"" + std::string{pointer} + "\""};
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::array array;
  if (const auto wrong = parser.iterate(compact).get(document)) return no_json(wrong);
  auto found = pointer.empty() ? document.get_array() : document.at_pointer(pointer).get_array();
  if (const auto wrong = std::move(found).get(array)) return no_json(wrong);
  Records records;
  for (auto element : array) {
    std::string_view raw;
    if (const auto wrong = simdjson::to_json_string(element).get(raw)) return no_json(wrong);
    records.lines.append(trim(raw)).push_back('\n');
    ++records.count;
  }
  return records;
}

}  // namespace yingbao::https_pull
