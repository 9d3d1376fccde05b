#include "format/decoder.hpp"
#include "format/json/json_array.hpp"
#include "format/json/json_lines.hpp"
#include "format/json/json_rows.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

Result<int> peek_behind(JsonText& text) {
  text.pass();
  return text.peek();
}

/// An object up to its first key; or an empty one, and then what may follow it.
bool begins_object(JsonText& text, std::string_view may_follow) {
  auto next = peek_behind(text);
  if (!next) return false;
  if (*next == '"') return take_key(text).has_value();
  if (*next != '}') return false;
  next = peek_behind(text);
  return next && (*next == JsonText::kEnd || may_follow.find(static_cast<char>(*next)) != std::string_view::npos);
}

/// A cell of CSV may well begin with a bracket: one alone does not make it JSON.
bool begins_json(JsonText& text) {
  auto next = text.peek();
  if (!next) return false;
  if (*next == '{') return begins_object(text, "{");
  if (*next != '[') return false;
  next = peek_behind(text);
  if (next && *next == '{') return begins_object(text, ",]");
  if (next && *next == '[') {
    next = peek_behind(text);
    return next && *next == '"';
  }
  if (!next || *next != ']') return false;
  next = peek_behind(text);
  return next && *next == JsonText::kEnd;
}

Claim claim(std::string_view start) {
  const auto bare = start.substr(start.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  const auto first = bare.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (bare[first] != '{' && bare[first] != '[')) return Claim::none;
  const auto utf8 = as_utf8(start, {});
  MemorySource source{utf8};
  JsonText text{source};
  return begins_json(text) ? Claim::likely : Claim::none;
}

/// What systems answer instead of a list.
bool is_answer(std::string_view object) {
  constexpr std::string_view kWords[] = {"code", "msg", "message", "error", "errmsg", "success"};
  std::string padded{object};
  padded.resize(padded.size() + Window::kPadding);
  Keys keys;
  KeyedRecord record;
  record.begin(keys, 1);
  (void)JsonRecord{}.read({padded.data(), object.size()}, record);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (std::find(std::begin(kWords), std::end(kWords), keys.name(i)) != std::end(kWords)) return true;
  return false;
}

/// The first line is an object by itself, and what follows it is another or nothing. One object alone is a file of one
/// line only when nothing in it could be the list, nor the answer that stands for one.
bool is_lines(std::string_view start) {
  MemorySource source{start};
  JsonText text{source};
  if (const auto first = text.peek(); !first || *first != '{') return false;
  const auto value = text.value();
  if (!value) return false;
  const std::string line{value->text};
  if (line.find('\n') != std::string::npos) return false;
  const auto behind = text.ahead().find_first_not_of(" \t\r");
  if (behind != std::string_view::npos && text.ahead()[behind] != '\n') return false;
  const auto next = text.peek();
  if (!next) return false;
  if (*next == '{') return true;
  const auto arrays = find_arrays(line);
  return arrays.of_objects.empty() && arrays.of_arrays.empty() && arrays.empty.empty() && !is_answer(line);
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  const auto utf8_start = as_utf8(start, options.charset);
  auto utf8 = std::make_shared<Utf8Source>(source, options.charset, std::move(start));
  std::unique_ptr<RecordSource> records;
  if (options.records.empty() && is_lines(utf8_start)) {
    records = std::make_unique<JsonLines>(std::move(utf8));
  } else {
    auto array = JsonArray::open(std::move(utf8), options.records, utf8_start);
    if (!array) return array.error();
    if ((*array)->of_arrays()) return std::unique_ptr<RowReader>{std::make_unique<JsonRows>(std::move(*array))};
    records = std::move(*array);
  }
  return std::unique_ptr<RowReader>{std::make_unique<KeyedRows>(std::move(records))};
}

/// The first use of simdjson looks at the processor and the environment.
void prepare() { (void)unquoted("\"\""); }

}  // namespace

extern const Decoder json_decoder;
const Decoder json_decoder{"JSON", claim, open, prepare};

}  // namespace yingbao::format
