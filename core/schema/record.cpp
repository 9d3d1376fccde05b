#include "schema/record.hpp"

#include "base/text.hpp"

#include <bit>
#include <cstring>

namespace yingbao::schema {
namespace {

constexpr int kMaxNesting = 2;

/// Letter by letter: words are short, and most are the first of their field or near it.
bool is_word_of(std::string_view values, std::string_view word) {
  for (std::size_t start = 0;;) {
    std::size_t same = 0;
    while (same < word.size() && start + same < values.size() && word[same] == values[start + same] &&
           word[same] != '|')
      ++same;
    auto end = start + same;
    if (same == word.size() && (end == values.size() || values[end] == '|')) return true;
    while (end < values.size() && values[end] != '|') ++end;
    if (end == values.size()) return false;
    start = end + 1;
  }
}

const char* fault_of_value(const FieldInfo& info, std::string_view value, int depth);

/// The first fault of a sequence of fields, with the field it is in.
const char* fault_of_fields(std::string_view bytes, int depth, Field& at) {
  int last = 0;
  const RecordView record{bytes};
  auto field = record.begin();
  for (; field != record.end(); ++field) {
    at = field->id;
    if (static_cast<int>(field->id) <= last) return "out of order";
    last = static_cast<int>(field->id);
    if (const auto* info = info_of(field->id))
      if (const auto* fault = fault_of_value(*info, field->value, depth)) return fault;
  }
  return field.rest().empty() ? nullptr : "value leaves its record";
}

const char* fault_of_value(const FieldInfo& info, std::string_view value, int depth) {
  switch (info.kind) {
    case Kind::text:
      if (value.size() > kMaxTextBytes) return "text too long";
      return is_utf8(value) ? nullptr : "not UTF-8";
    case Kind::code:
      if (value.empty() || value.size() > 128) return "empty or too long";
      for (const char c : value)
        if (c <= 0x20 || c >= 0x7F) return "not a code";
      return info.values.empty() || is_word_of(info.values, value) ? nullptr : "unknown code";
    case Kind::integer:
    case Kind::money: return value.size() > 8 ? "number too long" : nullptr;
    case Kind::boolean: return value.size() > 1 || (value.size() == 1 && value[0] != 2) ? "not a boolean" : nullptr;
    case Kind::date:
      return value.size() > 8 || !Date::from_number(decode_number(value)) ? "not a day of the calendar" : nullptr;
    case Kind::bytes: return value.size() > 64 ? "too long" : nullptr;
    case Kind::entries: {
      if (depth >= kMaxNesting) return "nested too deeply";
      while (!value.empty()) {
        const auto length = take_varint(value);
        if (!length || *length > value.size()) return "entry leaves its field";
        Field inner{};
        if (const auto* fault = fault_of_fields(value.substr(0, *length), depth + 1, inner)) return fault;
        value.remove_prefix(*length);
      }
      return nullptr;
    }
  }
  return "unknown kind";
}

}  // namespace

void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

bool take_long_varint(std::string_view& in, std::uint64_t& value) {
  value = 0;
  for (std::size_t i = 0; i < in.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(in[i]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if (byte < 0x80) {
      in.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

void RecordWriter::bytes(Field field, std::string_view value) {
  out_.push_back(static_cast<char>(field));
  append_varint(out_, value.size());
  out_.append(value);
}

void RecordWriter::number(Field field, std::int64_t value) {
  std::array<char, 8> number;
  bytes(field, {number.data(), encode_number(value, number)});
}

std::size_t encode_number(std::int64_t value, std::array<char, 8>& bytes) {
  const auto zigzag = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
  std::memcpy(bytes.data(), &zigzag, sizeof zigzag);
  return static_cast<std::size_t>(std::bit_width(zigzag) + 7) / 8;
}

std::int64_t decode_number(std::string_view value) {
  std::uint64_t zigzag = 0;
  for (auto i = std::min<std::size_t>(value.size(), 8); i-- > 0;)
    zigzag = zigzag << 8 | static_cast<unsigned char>(value[i]);
  return static_cast<std::int64_t>(zigzag >> 1 ^ (0 - (zigzag & 1)));
}

std::optional<std::string_view> RecordView::find(Field field) const {
  for (const auto& each : *this) {
    if (each.id == field) return each.value;
    if (each.id > field) break;
  }
  return {};
}

std::optional<std::int64_t> RecordView::number(Field field) const {
  const auto value = find(field);
  if (!value) return {};
  return decode_number(*value);
}

Date RecordView::date(Field field) const {
  const auto value = number(field);
  return value ? Date::from_number(*value).value_or(Date{}) : Date{};
}

bool EntriesView::next(RecordView& entry) {
  if (rest_.empty()) return false;
  const auto length = take_varint(rest_);
  if (!length || *length > rest_.size()) return false;
  entry = RecordView{rest_.substr(0, *length)};
  rest_.remove_prefix(*length);
  return true;
}

const char* fault_of(const FieldView& field) {
  const auto* info = info_of(field.id);
  return info ? fault_of_value(*info, field.value, 0) : nullptr;
}

Error field_error(Field field, std::string_view fault) {
  const auto* info = info_of(field);
  return Error{Errc::malformed, "field " + (info ? std::string{info->name} : std::to_string(static_cast<int>(field))) +
                                    ": " + std::string{fault}};
}

Status check_record(std::string_view bytes) {
  if (bytes.size() > kMaxRecordBytes) return Error{Errc::malformed, "record too long"};
  Field at{};
  if (const auto* fault = fault_of_fields(bytes, 0, at)) return field_error(at, fault);
  return {};
}

}  // namespace yingbao::schema
