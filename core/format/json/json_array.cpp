#include "format/json/json_array.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

/// A key may be somebody's number: such a one is not told.
std::string names_of(const std::vector<Path>& arrays) {
  constexpr std::size_t kMostNames = 5, kMostDigits = 5, kLongest = 60;
  std::string names;
  std::size_t told = 0;
  for (const auto& array : arrays) {
    const auto name = write_path(array);
    const auto digits = std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (told == kMostNames || name.size() > kLongest || digits > static_cast<std::ptrdiff_t>(kMostDigits)) continue;
    names += (told++ ? ", " : "") + name;
  }
  return names.empty() ? "" : " (" + names + ")";
}

Error no_records() {
  return Error{Errc::malformed,
               "the JSON holds no array of records; perhaps it is an error message of the agency's "
               "system. If there is one, set `records` in [read] to where it stands"};
}

Error several(const std::vector<Path>& arrays) {
  return Error{Errc::malformed, "the JSON holds several arrays of records" + names_of(arrays) +
                                    ": set `records` in [read] to the one that is meant"};
}

Error not_at(const Path& path) {
  return Error{Errc::malformed, "the JSON holds no array of records at " + write_path(path) +
                                    ", where `records` in [read] says; perhaps it is an error message of the agency's "
                                    "system"};
}

Result<Path> only_array(std::string_view start) {
  auto found = find_arrays(start);
  auto& of_rows = found.of_objects.empty() ? found.of_arrays : found.of_objects;
  auto& arrays = of_rows.empty() ? found.empty : of_rows;
  if (arrays.empty()) return no_records();
  if (arrays.size() > 1) return several(arrays);
  return std::move(arrays.front());
}

}  // namespace

Result<std::unique_ptr<JsonArray>> JsonArray::open(std::shared_ptr<Utf8Source> source, std::string_view records,
                                                   std::string_view start) {
  std::unique_ptr<JsonArray> array{new JsonArray{std::move(source)}};
  if (auto found = array->find(records, start); !found) return found.error();
  return array;
}

std::string JsonArray::describe(std::string_view format) const {
  return describe_records(format, source_->charset(), write_path(path_));
}

Status JsonArray::find(std::string_view records, std::string_view start) {
  path_told_ = !records.empty();
  const auto first = text_.peek();
  if (!first) return first.error();
  if (*first == '{') {
    auto path = path_told_ ? read_path(records) : std::nullopt;
    if (path_told_ && !path) return Error{Errc::invalid_config, "`records` in [read]: a quote is not closed"};
    if (!path) {
      auto only = only_array(start);
      if (!only) return only.error();
      path = std::move(*only);
    }
    path_ = std::move(*path);
    return descend();
  }
  if (path_told_)
    return Error{Errc::malformed, "the JSON is an array itself: leave `records` in [read] empty for this file"};
  return begin();
}

Status JsonArray::descend() {
  for (std::size_t entered = 0; entered < path_.size(); ++entered) {
    const auto found = enter(path_[entered]);
    if (!found) return found.error();
    if (!*found) return take_null(entered);
  }
  return begin();
}

Status JsonArray::begin() {
  const auto first = text_.peek();
  if (!first) return first.error();
  if (*first != '[') return take_null(path_.size());
  const auto inside = text_.peek_inside();
  if (!inside) return inside.error();
  of_arrays_ = *inside == '[';
  text_.pass();
  return {};
}

/// Null where the array should stand, or where what it would stand in should, is an empty one.
Status JsonArray::take_null(std::size_t entered) {
  const auto first = text_.peek();
  if (!first) return first.error();
  if (*first != 'n') return not_at(path_);
  const auto value = text_.value();
  if (!value) return value.error();
  if (value->text != "null") return not_at(path_);
  path_.resize(entered);
  null_ = true;
  return {};
}

/// Into the object that begins here, up to the value of its member `key`.
Result<bool> JsonArray::enter(const std::string& key) {
  const auto open = text_.take('{');
  if (!open || !*open) return open;
  const auto empty = text_.take('}');
  if (!empty) return empty;
  if (*empty) return false;
  for (;;) {
    const auto name = take_key(text_);
    if (!name) return name.error();
    const auto first = text_.peek();
    if (!first) return first.error();
    if (*name == key) return true;
    const auto value = text_.value();
    if (!value) return value.error();
    if (value->text.empty()) return text_.malformed("a value is missing");
    const auto further = text_.take(',');
    if (!further) return further;
    if (!*further) return false;
  }
}

Result<std::optional<JsonText::Value>> JsonArray::take() {
  using Taken = std::optional<JsonText::Value>;
  if (ended_) return Taken{};
  const auto first = text_.peek();
  if (!first) return first.error();
  if (*first == JsonText::kEnd && !null_)
    return text_.malformed("the file is cut off: its array of records is never closed; ask for it again");
  if (*first == ']' || null_) {
    if (auto good = end(); !good) return good.error();
    return Taken{};
  }
  if (begun_) {
    if (*first != ',') return text_.malformed("a comma should stand between two records");
    text_.pass();
    if (const auto next = text_.peek(); !next) return next.error();
  }
  begun_ = true;
  const auto value = text_.value();
  if (!value) return value.error();
  if (value->text.empty()) return text_.malformed("a record is missing");
  return Taken{*value};
}

Status JsonArray::pass_spoilt(const JsonText::Value& value) {
  if (const auto stray = StrayQuote{}.find(value.text)) return JsonText::mixed_up(value.at + *stray);
  return {};
}

Result<bool> JsonArray::next(Keys& keys, KeyedRecord& record) {
  const auto value = take();
  if (!value) return value.error();
  if (!*value) return false;
  const auto& [text, whole, at] = **value;
  record.begin(keys, ++records_);
  if (whole && text.front() == '{' && json_.read(text, record)) return true;
  if (auto passed = pass_spoilt(**value); !passed) return passed.error();
  record.spoil(text);
  return true;
}

/// What stands behind the array must be well-formed, and no second list that nobody would read.
Status JsonArray::end() {
  ended_ = true;
  if (!null_) text_.pass();
  Arrays met;
  for (auto path = path_; !path.empty();) {
    path.pop_back();
    if (auto passed = pass_members(text_, path, met); !passed) return passed.error();
  }
  const auto behind = text_.peek();
  if (!behind) return behind.error();
  if (*behind != JsonText::kEnd) return text_.malformed("something stands behind the end of the JSON");
  auto& others = met.of_objects;
  if (path_told_) std::erase_if(others, [&](const Path& other) { return other != path_; });
  if (others.empty()) return {};
  others.insert(others.begin(), path_);
  return several(others);
}

}  // namespace yingbao::format
