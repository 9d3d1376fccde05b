#include "format/json/json_arrays.hpp"

#include "format/json/json_record.hpp"

namespace yingbao::format {
namespace {

Status pass_object(JsonText& text, Path& path, Arrays& met);

/// The value behind a key, whose path this is.
Status pass_value(JsonText& text, Path& path, Arrays& met) {
  const auto first = text.peek();
  if (!first) return first.error();
  if (*first == '{' && path.size() < Arrays::kLevels) return pass_object(text, path, met);
  if (*first == '[' && path.size() <= Arrays::kLevels) {
    const auto inside = text.peek_inside();
    if (!inside) return inside.error();
    if (*inside == '{') met.of_objects.push_back(path);
    if (*inside == '[') met.of_arrays.push_back(path);
    if (*inside == ']') met.empty.push_back(path);
  }
  const auto value = text.value();
  if (!value) return value.error();
  if (value->text.empty()) return text.malformed("a value is missing");
  return {};
}

Status pass_member(JsonText& text, Path& path, Arrays& met) {
  auto key = take_key(text);
  if (!key) return key.error();
  path.push_back(std::move(*key));
  auto passed = pass_value(text, path, met);
  path.pop_back();
  return passed;
}

Status pass_object(JsonText& text, Path& path, Arrays& met) {
  text.pass();
  const auto closed = text.take('}');
  if (!closed) return closed.error();
  if (*closed) return {};
  if (auto passed = pass_member(text, path, met); !passed) return passed;
  return pass_members(text, path, met);
}

}  // namespace

std::optional<Path> read_path(std::string_view text) {
  Path path;
  for (std::size_t at = 0;;) {
    std::size_t end;
    if (text.substr(at).starts_with('"')) {
      end = text.find('"', at + 1);
      if (end == std::string_view::npos) return {};
      path.emplace_back(text.substr(at + 1, end - at - 1));
      if (++end < text.size() && text[end] != '.') return {};
    } else {
      end = std::min(text.find('.', at), text.size());
      path.emplace_back(text.substr(at, end - at));
    }
    if (end >= text.size()) return path;
    at = end + 1;
  }
}

std::string write_path(const Path& path) {
  std::string text;
  for (const auto& key : path) {
    if (!text.empty()) text += '.';
    text += key.find('.') == std::string::npos ? key : '"' + key + '"';
  }
  return text;
}

Arrays find_arrays(std::string_view start) {
  MemorySource source{start};
  JsonText text{source};
  Arrays found;
  Path path;
  if (const auto first = text.peek(); first && *first == '{')
    // How it ends is judged when it is read in earnest.
    (void)pass_object(text, path, found);
  return found;
}

Result<std::string> take_key(JsonText& text) {
  const auto first = text.peek();
  if (!first) return first.error();
  if (*first == JsonText::kEnd) return text.malformed("the file is cut off; ask for it again");
  if (*first != '"') return text.malformed("a key should stand here");
  const auto value = text.value();
  if (!value) return value.error();
  auto key = value->whole ? unquoted(value->text) : std::nullopt;
  const auto colon = text.take(':');
  if (!colon) return colon.error();
  if (!key || !*colon) return JsonText::malformed("a key should stand here", value->at);
  return std::move(*key);
}

Status pass_members(JsonText& text, Path& path, Arrays& met) {
  for (;;) {
    const auto first = text.peek();
    if (!first) return first.error();
    if (*first == JsonText::kEnd) return text.malformed("the file is cut off; ask for it again");
    if (*first != ',' && *first != '}') return text.malformed("a comma or a closing bracket should stand here");
    text.pass();
    if (*first == '}') return {};
    if (auto passed = pass_member(text, path, met); !passed) return passed;
  }
}

}  // namespace yingbao::format
