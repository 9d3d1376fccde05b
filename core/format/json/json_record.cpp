#include "format/json/json_record.hpp"

#include "base/text.hpp"
#include "format/keyed_record.hpp"
#include "format/queued_reader.hpp"

#include <simdjson.h>

#include <algorithm>

namespace yingbao::format {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kJoint = "、";

/// Digits as RFC 8259 has them: no plus, no leading zero, digits around a point.
bool is_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const auto from = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
    return at - from;
  };
  const auto take = [&](std::string_view any) {
    const bool taken = at < token.size() && any.find(token[at]) != std::string_view::npos;
    at += taken;
    return taken;
  };
  take("-");
  const bool zero = take("0");
  if (!zero && digits() == 0) return false;
  if (take(".") && digits() == 0) return false;
  if (take("eE")) {
    take("+-");
    if (digits() == 0) return false;
  }
  return at == token.size();
}

/// The text of a scalar that is no string.
std::optional<std::string_view> text_of_word(std::string_view token) {
  if (token == "null") return std::string_view{};
  if (token == "true") return "TRUE";
  if (token == "false") return "FALSE";
  if (is_number(token)) return token;
  return {};
}

/// More digits than a double keeps: what most programs would have rounded.
bool is_long_number(std::string_view token, std::string_view text) {
  constexpr std::ptrdiff_t kKept = 15;
  if (static_cast<std::ptrdiff_t>(text.size()) <= kKept || token[0] == '"') return false;
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) > kKept;
}

std::string_view without_blanks_behind(std::string_view token) {
  return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

bool has_escape(std::string_view text) { return text.find('\\') != std::string_view::npos; }

/// simdjson lets half a surrogate pair pass, and it is no text.
std::optional<std::string_view> if_text(std::string_view unescaped) {
  if (!is_utf8(unescaped)) return {};
  return unescaped;
}

}  // namespace

class JsonRecord::Walk {
 public:
  bool read(std::string_view object, KeyedRecord& record) {
    record_ = &record;
    path_.clear();
    ondemand::object members;
    return begin(object) && !document_.get_object().get(members) && add_members(members) && at_end();
  }

  bool read(std::string_view array, QueuedRow& row, std::vector<std::size_t>& long_numbers) {
    ondemand::array items;
    if (!begin(array) || document_.get_array().get(items)) return false;
    for (auto element : items) {
      ondemand::value item;
      if (element.get(item)) return false;
      const auto token = item.raw_json_token();
      const bool plain = token[0] != '{' && token[0] != '[';
      const auto text = plain ? scalar(item, token) : as_it_stands(item, token.data());
      if (!text) return false;
      if (plain && is_long_number(token, *text)) long_numbers.push_back(row.ends.size());
      row.add(*text);
    }
    return at_end();
  }

 private:
  bool begin(std::string_view text) {
    has_escapes_ = has_escape(text);
    return !parser_.iterate(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING).get(document_);
  }

  bool at_end() { return document_.current_location().error() == simdjson::OUT_OF_BOUNDS; }

  bool add_members(ondemand::object& members) {
    const auto outer = path_.size();
    for (auto member : members) {
      const auto key = key_of(member);
      ondemand::value value;
      if (!key || member.value().get(value)) return false;
      if (outer > 0) path_.append(".").append(*key);
      // Only a nested member needs its whole path spelt out.
      if (!add(value, outer > 0 ? std::string_view{path_} : *key)) return false;
      path_.resize(outer);
    }
    return true;
  }

  bool add(ondemand::value& value, std::string_view key) {
    const auto token = value.raw_json_token();
    if (token[0] == '{') {
      ondemand::object members;
      if (path_.empty()) path_ = key;
      return !value.get_object().get(members) && add_members(members);
    }
    if (token[0] == '[') return add_list(value, token.data(), key);
    const auto text = scalar(value, token);
    if (!text) return false;
    return is_long_number(token, *text) ? record_->add_long_number(key, *text) : record_->add(key, *text);
  }

  /// The JSON of an object or an array that begins at `from`, every part of which is looked at.
  std::optional<std::string_view> as_it_stands(ondemand::value& value, const char* from) {
    const char closing = *from == '{' ? '}' : ']';
    const char* behind = nullptr;
    if (!check(value) || document_.current_location().get(behind)) return {};
    const std::string_view json{from, static_cast<std::size_t>(behind - from)};
    return json.substr(0, json.rfind(closing) + 1);
  }

  bool add_list(ondemand::value& value, const char* from, std::string_view key) {
    std::string joined;
    bool plain = true, first = true;
    ondemand::array items;
    if (value.get_array().get(items)) return false;
    for (auto element : items) {
      ondemand::value item;
      if (element.get(item)) return false;
      const auto token = item.raw_json_token();
      if (token[0] == '{' || token[0] == '[') {
        plain = false;
        if (!check(item)) return false;
        continue;
      }
      const auto text = scalar(item, token);
      if (!text) return false;
      if (!first) joined += kJoint;
      joined += *text;
      first = false;
    }
    if (plain) return record_->add(key, joined);
    const char* behind = nullptr;
    if (document_.current_location().get(behind)) return false;
    const std::string_view json{from, static_cast<std::size_t>(behind - from)};
    return record_->add(key, json.substr(0, json.rfind(']') + 1));
  }

  /// Looks at every part of what is told as it stands.
  bool check(ondemand::value& value) {
    const auto token = value.raw_json_token();
    if (token[0] == '{') {
      ondemand::object members;
      if (value.get_object().get(members)) return false;
      for (auto member : members) {
        ondemand::value inner;
        if (!key_of(member) || member.value().get(inner) || !check(inner)) return false;
      }
      return true;
    }
    if (token[0] != '[') return scalar(value, token).has_value();
    ondemand::array items;
    if (value.get_array().get(items)) return false;
    for (auto element : items) {
      ondemand::value inner;
      if (element.get(inner) || !check(inner)) return false;
    }
    return true;
  }

  std::optional<std::string_view> scalar(ondemand::value& value, std::string_view token) {
    token = without_blanks_behind(token);
    if (token.empty()) return {};
    if (token[0] != '"') return text_of_word(token);
    if (!has_escapes_ || !has_escape(token)) {
      ondemand::raw_json_string passed;
      if (value.get_raw_json_string().get(passed)) return {};
      return token.substr(1, token.size() - 2);
    }
    std::string_view text;
    if (value.get_string().get(text)) return {};
    return if_text(text);
  }

  std::optional<std::string_view> key_of(simdjson::simdjson_result<ondemand::field>& member) {
    ondemand::raw_json_string raw;
    if (member.key().get(raw)) return {};
    const auto* const from = raw.raw();
    const auto* to = from;
    while (*to != '"' && *to != '\\') ++to;  // stage 1 has seen the closing quote
    if (*to == '"') return std::string_view{from, static_cast<std::size_t>(to - from)};
    std::string_view key;
    if (member.unescaped_key().get(key)) return {};
    return if_text(key);
  }

  ondemand::parser parser_;
  ondemand::document document_;
  KeyedRecord* record_ = nullptr;
  std::string path_;
  bool has_escapes_ = false;  // somewhere in the object
};

JsonRecord::JsonRecord() : walk_{std::make_unique<Walk>()} {}
JsonRecord::~JsonRecord() = default;

bool JsonRecord::read(std::string_view object, KeyedRecord& record) { return walk_->read(object, record); }

bool JsonRecord::read(std::string_view array, QueuedRow& row, std::vector<std::size_t>& long_numbers) {
  return walk_->read(array, row, long_numbers);
}

std::optional<std::string> unquoted(std::string_view string) {
  if (string.size() < 2 || string.front() != '"') return {};
  const simdjson::padded_string padded{string};
  ondemand::parser parser;
  ondemand::document document;
  std::string_view text;
  if (parser.iterate(padded).get(document) || document.get_string().get(text) || !if_text(text)) return {};
  return std::string{text};
}

}  // namespace yingbao::format
