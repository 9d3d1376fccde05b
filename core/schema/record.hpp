// A record is a sequence of (field id: 1 byte, length: varint, value) in strictly ascending field id.
// The same bytes travel on the pipe from a plugin's process and stand in the blocks of a list.
//
// Values: text, code and bytes as they are; integer, boolean, date (yyyymmdd) and money (fen) as a zigzag number in
// as few little-endian bytes as it needs; entries as a sequence of (length: varint, record).
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "schema/field.hpp"

#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::schema {

inline constexpr std::size_t kMaxRecordBytes = 256u << 10;
inline constexpr std::size_t kMaxTextBytes = 32u << 10;

/// Appends fields to `out`; the caller keeps the ids ascending.
class RecordWriter {
 public:
  explicit RecordWriter(std::string& out) : out_{out} {}
  void bytes(Field field, std::string_view value);
  void number(Field field, std::int64_t value);
  void date(Field field, Date value) { number(field, value.number()); }

 private:
  std::string& out_;
};

/// How many of the bytes are the value.
std::size_t encode_number(std::int64_t value, std::array<char, 8>& bytes);
std::int64_t decode_number(std::string_view value);
void append_varint(std::string& out, std::uint64_t value);
/// False when `in` does not begin with a whole varint.
bool take_long_varint(std::string_view& in, std::uint64_t& value);

/// Empty when `in` does not begin with a whole varint; otherwise moves `in` behind it. Nearly all are of one byte, and only
/// because no optional comes back from a call are they taken in registers: walks over records are twice as fast.
inline std::optional<std::uint64_t> take_varint(std::string_view& in) {
  std::uint64_t value = 0;
  if (in.empty() || static_cast<unsigned char>(in[0]) >= 0x80) {
    if (!take_long_varint(in, value)) return {};
    return value;
  }
  value = static_cast<unsigned char>(in[0]);
  in.remove_prefix(1);
  return value;
}

struct FieldView {
  Field id;
  std::string_view value;
  std::string_view whole;  ///< id, length and value as they stand in the record
};

/// Reads a record that `check_record` has accepted, or stops at the first malformed byte.
class RecordView {
 public:
  RecordView() = default;
  explicit RecordView(std::string_view bytes) : bytes_{bytes} {}

  class iterator {
   public:
    using value_type = FieldView;
    using difference_type = std::ptrdiff_t;
    explicit iterator(std::string_view rest) : rest_{rest} { ++*this; }
    const FieldView& operator*() const { return field_; }
    const FieldView* operator->() const { return &field_; }
    iterator& operator++();
    bool operator==(std::default_sentinel_t) const { return done_; }
    /// At the end: what could not be read as a field; empty for a well-formed record.
    std::string_view rest() const { return rest_; }

   private:
    std::string_view rest_;
    FieldView field_{};
    bool done_ = false;
  };
  iterator begin() const { return iterator{bytes_}; }
  std::default_sentinel_t end() const { return {}; }

  std::optional<std::string_view> find(Field field) const;
  std::string_view text(Field field) const { return find(field).value_or(std::string_view{}); }
  std::optional<std::int64_t> number(Field field) const;
  Date date(Field field) const;
  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

/// The records inside a field of kind `entries`.
class EntriesView {
 public:
  explicit EntriesView(std::string_view value) : rest_{value} {}
  /// False at the end or at a malformed length.
  bool next(RecordView& entry);

 private:
  std::string_view rest_;
};

/// Checks as `check_record` does, one field at a time; the fault in words, or null.
const char* fault_of(const FieldView& field);
/// The error that tells a fault of a field.
Error field_error(Field field, std::string_view fault);

/// Checks bounds, order and, by the field table, kinds, words of codes, dates and UTF-8. Unknown ids pass.
Status check_record(std::string_view bytes);

inline RecordView::iterator& RecordView::iterator::operator++() {
  if (rest_.size() < 2) {
    done_ = true;
    return *this;
  }
  std::uint64_t length = static_cast<unsigned char>(rest_[1]);  // of one byte, as nearly all are
  std::size_t head = 2;
  if (length >= 0x80) {
    auto after = rest_.substr(1);
    if (!take_long_varint(after, length)) length = rest_.size();
    head = rest_.size() - after.size();
  }
  if (length > rest_.size() - head) {
    done_ = true;
    return *this;
  }
  field_ = {static_cast<Field>(static_cast<unsigned char>(rest_[0])),
            {rest_.data() + head, length},
            {rest_.data(), head + length}};
  rest_.remove_prefix(head + length);
  return *this;
}

}  // namespace yingbao::schema
