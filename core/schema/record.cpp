#include "schema/record.hpp"

#include "base/text.hpp"

#include <cstring>

namespace yingbao::schema {
namespace {

constexpr int kMaxNesting = 2;

// Two multiply-xorshift lanes over 8-byte words; collisions matter (a change would go unseen), attackers do not:
// whoever could craft rows can change them openly.
class Hash128 {
 public:
  void add(std::string_view bytes) {
    while (bytes.size() >= 8) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data(), 8);
      mix(word);
      bytes.remove_prefix(8);
    }
    std::uint64_t word = 0;
    if (!bytes.empty()) std::memcpy(&word, bytes.data(), bytes.size());
    mix(word ^ static_cast<std::uint64_t>(bytes.size()) << 56);
  }
  BusinessHash result() const { return {finish(low_ ^ high_ >> 31), finish(high_ + low_ * 0x9E3779B97F4A7C15u)}; }

 private:
  void mix(std::uint64_t word) {
    low_ = (low_ ^ word) * 0x9FB21C651E98DF25u;
    low_ ^= low_ >> 29;
    high_ = (high_ + word) * 0xD6E8FEB86659FD93u;
    high_ ^= high_ >> 32;
  }
  static std::uint64_t finish(std::uint64_t x) {
    x ^= x >> 33;
    x *= 0xFF51AFD7ED558CCDu;
    x ^= x >> 33;
    x *= 0xC4CEB9FE1A85EC53u;
    return x ^ x >> 33;
  }
  std::uint64_t low_ = 0x243F6A8885A308D3u, high_ = 0x13198A2E03707344u;
};

bool is_word_of(std::string_view values, std::string_view word) {
  while (!values.empty()) {
    const auto end = values.find('|');
    if (values.substr(0, end) == word) return true;
    values.remove_prefix(end == std::string_view::npos ? values.size() : end + 1);
  }
  return false;
}

Error malformed(const FieldInfo* info, Field id, std::string_view what) {
  const std::string name = info ? std::string{info->name} : std::to_string(static_cast<int>(id));
  return Error{Errc::malformed, "field " + name + ": " + std::string{what}};
}

Status check_fields(std::string_view bytes, int depth);

Status check_value(const FieldInfo& info, std::string_view value, int depth) {
  switch (info.kind) {
    case Kind::text:
      if (value.size() > kMaxTextBytes) return malformed(&info, info.id, "text too long");
      if (!is_utf8(value)) return malformed(&info, info.id, "not UTF-8");
      return {};
    case Kind::code:
      if (value.empty() || value.size() > 128) return malformed(&info, info.id, "empty or too long");
      for (const char c : value)
        if (c <= 0x20 || c >= 0x7F) return malformed(&info, info.id, "not a code");
      if (!info.values.empty() && !is_word_of(info.values, value)) return malformed(&info, info.id, "unknown code");
      return {};
    case Kind::integer:
    case Kind::money:
      if (value.size() > 8) return malformed(&info, info.id, "number too long");
      return {};
    case Kind::boolean:
      if (value.size() > 1 || (value.size() == 1 && value[0] != 2)) return malformed(&info, info.id, "not a boolean");
      return {};
    case Kind::date:
      if (value.size() > 8 || !Date::from_number(decode_number(value)))
        return malformed(&info, info.id, "not a day of the calendar");
      return {};
    case Kind::bytes:
      if (value.size() > 64) return malformed(&info, info.id, "too long");
      return {};
    case Kind::entries: {
      if (depth >= kMaxNesting) return malformed(&info, info.id, "nested too deeply");
      auto rest = value;
      while (!rest.empty()) {
        const auto length = take_varint(rest);
        if (!length || *length > rest.size()) return malformed(&info, info.id, "entry leaves its field");
        if (auto good = check_fields(rest.substr(0, *length), depth + 1); !good) return good;
        rest.remove_prefix(*length);
      }
      return {};
    }
  }
  return malformed(&info, info.id, "unknown kind");
}

Status check_fields(std::string_view bytes, int depth) {
  int last = 0;
  while (!bytes.empty()) {
    const auto id = static_cast<Field>(static_cast<unsigned char>(bytes[0]));
    const auto* info = info_of(id);
    bytes.remove_prefix(1);
    const auto length = take_varint(bytes);
    if (!length || *length > bytes.size()) return malformed(info, id, "value leaves its record");
    if (static_cast<int>(id) <= last) return malformed(info, id, "out of order");
    last = static_cast<int>(id);
    if (info)
      if (auto good = check_value(*info, bytes.substr(0, *length), depth); !good) return good;
    bytes.remove_prefix(*length);
  }
  return {};
}

}  // namespace

void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

std::optional<std::uint64_t> take_varint(std::string_view& in) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < in.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(in[i]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << (7 * i);
    if (byte < 0x80) {
      in.remove_prefix(i + 1);
      return value;
    }
  }
  return {};
}

void RecordWriter::bytes(Field field, std::string_view value) {
  out_.push_back(static_cast<char>(field));
  append_varint(out_, value.size());
  out_.append(value);
}

void RecordWriter::number(Field field, std::int64_t value) {
  auto zigzag = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
  char text[10];
  std::size_t length = 0;
  for (; zigzag; zigzag >>= 8) text[2 + length++] = static_cast<char>(zigzag & 0xFF);
  text[0] = static_cast<char>(field);
  text[1] = static_cast<char>(length);
  out_.append(text, 2 + length);
}

std::int64_t decode_number(std::string_view value) {
  std::uint64_t zigzag = 0;
  std::memcpy(&zigzag, value.data(), std::min<std::size_t>(value.size(), 8));
  return static_cast<std::int64_t>(zigzag >> 1 ^ (0 - (zigzag & 1)));
}

RecordView::iterator& RecordView::iterator::operator++() {
  if (rest_.empty()) {
    done_ = true;
    return *this;
  }
  const auto whole = rest_;
  field_.id = static_cast<Field>(static_cast<unsigned char>(rest_[0]));
  rest_.remove_prefix(1);
  const auto length = take_varint(rest_);
  if (!length || *length > rest_.size()) {
    done_ = true;
    return *this;
  }
  field_.value = rest_.substr(0, *length);
  rest_.remove_prefix(*length);
  field_.whole = whole.substr(0, whole.size() - rest_.size());
  return *this;
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

Status check_record(std::string_view bytes) {
  if (bytes.size() > kMaxRecordBytes) return Error{Errc::malformed, "record too long"};
  return check_fields(bytes, 0);
}

BusinessHash business_hash(std::string_view record) {
  Hash128 hash;
  for (const auto& field : RecordView{record}) {
    const auto* info = info_of(field.id);
    if (info && info->use != Use::business && info->use != Use::derived) continue;
    hash.add(field.whole);
  }
  return hash.result();
}

}  // namespace yingbao::schema
