#include "submission.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace yingbao::sandbox {
namespace {

namespace ondemand = simdjson::ondemand;

// One per thread: the parsers' buffers are worth keeping.
struct Reader {
  simdjson::dom::parser checker;
  ondemand::parser parser;
  Submission submission;
  std::string_view field;           // where the reader stands,
  std::optional<std::size_t> item;  // for the text of an error
};

[[noreturn]] void refuse(const Reader& reader, std::string_view why) {
  std::string text;
  if (reader.item) text += "items[" + std::to_string(*reader.item) + "]";
  if (reader.item && !reader.field.empty()) text += '.';
  text += reader.field;
  if (!text.empty()) text += ": ";
  throw InvalidRequest(text.append(why));
}

// On-Demand leaves what is skipped unread; a full parse first means no fault can hide there.
ondemand::document open(Reader& reader, std::string& body) {
  if (body.capacity() < body.size() + simdjson::SIMDJSON_PADDING)
    body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element whole;
  if (auto error = reader.checker.parse(body.data(), body.size(), false).get(whole))
    refuse(reader, std::string("not valid JSON: ") + simdjson::error_message(error));
  if (!whole.is_object()) refuse(reader, "the body must be a JSON object");
  return reader.parser.iterate(simdjson::padded_string_view(body, body.capacity()));
}

std::string_view read_text(const Reader& reader, ondemand::value value) {
  std::string_view text;
  if (value.get_string().get(text)) refuse(reader, "must be a string");
  if (text.empty()) refuse(reader, "must not be empty");
  return text;
}

std::int64_t read_whole_number(const Reader& reader, ondemand::value value) {
  std::int64_t number = 0;
  if (value.get_int64().get(number) || number < 0) refuse(reader, "must be a whole number, not negative");
  return number;
}

void check_date(const Reader& reader, std::string_view text) {
  const auto part = [&](std::size_t at, std::size_t length) {
    int number = -1;
    const char* first = text.data() + at;
    const auto [end, error] = std::from_chars(first, first + length, number);
    return error == std::errc{} && end == first + length ? number : -1;
  };
  using namespace std::chrono;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-' && part(0, 4) >= 0 && part(5, 2) > 0 && part(8, 2) > 0 &&
      year_month_day(year(part(0, 4)), month(static_cast<unsigned>(part(5, 2))), day(static_cast<unsigned>(part(8, 2))))
          .ok())
    return;
  refuse(reader, "must be a date, YYYY-MM-DD");
}

template <class Convert>
auto read_name(const Reader& reader, ondemand::value value, Convert convert) {
  try {
    return convert(read_text(reader, value));
  } catch (const std::invalid_argument& error) {
    refuse(reader, error.what());
  }
}

std::string_view read_object_text(const Reader& reader, ondemand::value value) {
  ondemand::object object;
  if (value.get_object().get(object)) refuse(reader, "must be an object");
  return object.raw_json();
}

// Bit i of seen says that names[i] was present.
template <std::size_t N>
void require_all(Reader& reader, unsigned seen, const std::string_view (&names)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    if (seen >> i & 1U) continue;
    reader.field = names[i];
    refuse(reader, "is missing");
  }
}

template <std::size_t N>
std::size_t position(ondemand::field& field, const std::string_view (&names)[N]) {
  const std::string_view key = field.unescaped_key();
  return static_cast<std::size_t>(std::find(names, names + N, key) - names);
}

Item read_item(Reader& reader, ondemand::object object) {
  static constexpr std::string_view names[] = {"reference_id", "version", "action", "kind", "candidate", "standing"};
  Item item;
  unsigned seen = 0;
  for (ondemand::field field : object) {
    const std::size_t which = position(field, names);
    if (which == std::size(names)) continue;
    reader.field = names[which];
    if (seen >> which & 1U) refuse(reader, "is given twice");
    seen |= 1U << which;
    switch (which) {
      case 0: item.reference_id = read_text(reader, field.value()); break;
      case 1: item.version = read_whole_number(reader, field.value()); break;
      case 2: item.action = read_name(reader, field.value(), action_from); break;
      case 3: item.kind = read_name(reader, field.value(), kind_from); break;
      default: item.content_text = read_object_text(reader, field.value());
    }
  }
  constexpr unsigned candidate = 1U << 4, standing = 1U << 5;
  const unsigned content = item.action == Action::upsert ? candidate : standing;
  reader.field = name(item.action);
  if (seen & (candidate | standing) & ~content) refuse(reader, "takes nothing but its own content");
  require_all(reader, seen | (content == candidate ? standing : candidate), names);
  while (item.content_text.back() != '}') item.content_text.remove_suffix(1);  // raw_json keeps spaces after it
  item.content = content_digest(item.kind, item.action, item.content_text);
  return item;
}

void read_items(Reader& reader, ondemand::value value) {
  ondemand::array array;
  if (value.get_array().get(array)) refuse(reader, "must be an array");
  reader.item = 0;
  for (ondemand::value element : array) {
    reader.field = {};
    ondemand::object object;
    if (element.get_object().get(object)) refuse(reader, "must be an object");
    reader.submission.items.push_back(read_item(reader, object));
    ++*reader.item;
  }
  reader.item.reset();
}

void read_fields(Reader& reader, ondemand::object object) {
  static constexpr std::string_view names[] = {"submission_id", "exchange_date", "sender", "total_count", "items"};
  unsigned seen = 0;
  std::int64_t total = 0;
  for (ondemand::field field : object) {
    const std::size_t which = position(field, names);
    if (which == std::size(names)) continue;
    reader.field = names[which];
    if (seen >> which & 1U) refuse(reader, "is given twice");
    seen |= 1U << which;
    switch (which) {
      case 0: reader.submission.id = read_text(reader, field.value()); break;
      case 1: check_date(reader, read_text(reader, field.value())); break;
      case 2: read_text(reader, field.value()); break;
      case 3: total = read_whole_number(reader, field.value()); break;
      default: read_items(reader, field.value());
    }
  }
  require_all(reader, seen, names);
  const std::size_t count = reader.submission.items.size();
  reader.field = "total_count";
  if (static_cast<std::size_t>(total) != count)
    refuse(reader, "says " + std::to_string(total) + " but there are " + std::to_string(count) + " items");
}

Reader& fresh_reader() {
  thread_local Reader reader;
  reader.submission.id = {};
  reader.submission.items.clear();
  reader.field = {};
  reader.item.reset();
  return reader;
}

}  // namespace

Action action_from(std::string_view name) {
  if (name == "upsert") return Action::upsert;
  if (name == "standing") return Action::standing;
  throw std::invalid_argument("must be \"upsert\" or \"standing\"");
}

Kind kind_from(std::string_view name) {
  if (name == "low_income") return Kind::low_income;
  if (name == "to_visit") return Kind::to_visit;
  throw std::invalid_argument("must be \"low_income\" or \"to_visit\"");
}

Digest content_digest(Kind kind, Action action, std::string_view content_text) {
  return sha256({name(kind), "\n", name(action), "\n", content_text});
}

const Submission& read_submission(std::string& body) {
  Reader& reader = fresh_reader();
  try {
    ondemand::document document = open(reader, body);
    read_fields(reader, document.get_object());
    return reader.submission;
  } catch (const simdjson::simdjson_error& error) {
    refuse(reader, error.what());
  }
}

std::vector<std::string> read_fault_specs(std::string& body) {
  Reader& reader = fresh_reader();
  ondemand::document document = open(reader, body);
  reader.field = "faults";
  ondemand::array array;
  if (document["faults"].get_array().get(array)) refuse(reader, "must be an array of strings");
  std::vector<std::string> specs;
  for (ondemand::value element : array) specs.emplace_back(read_text(reader, element));
  return specs;
}

}  // namespace yingbao::sandbox
