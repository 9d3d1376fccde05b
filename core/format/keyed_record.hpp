// One record of JSON or XML, its texts laid out under the keys met so far.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yingbao::format {

/// The keys of a file in order of first appearance: its columns.
class Keys {
 public:
  static constexpr std::size_t kMost = 1024;
  static constexpr std::size_t kMostBytes = 1u << 20;

  /// The column of a key, which becomes one when there is room. Keys mostly come in the order of the last record.
  std::optional<std::size_t> column(std::string_view key);
  /// The next key is the first of a record.
  void rewind() { next_ = 0; }
  /// Forgets the columns behind the first `size`.
  void shrink(std::size_t size);
  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t column) const { return names_[column]; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> columns_;
  std::size_t next_ = 0;
  std::size_t bytes_ = 0;
};

class KeyedRecord {
 public:
  static constexpr std::size_t kMaxBytes = 1u << 20;
  static constexpr std::size_t kMaxRawBytes = 1000;  // what is shown of a record out of shape

  /// Begins a record anew. Row `number` is what a person counts in the file.
  void begin(Keys& keys, std::uint64_t number);
  /// False when the record holds too much, or the key twice.
  bool add(std::string_view key, std::string_view text);
  /// The same for a number of more digits than most programs keep.
  bool add_long_number(std::string_view key, std::string_view digits);
  /// Like add(), but texts of the same key are joined.
  bool join(std::string_view key, std::string_view text);
  /// The record is out of shape: takes its keys back and holds its raw text instead.
  void spoil(std::string_view raw);
  /// The same where no raw text is at hand: tells what was read of it.
  void spoil();

  std::uint64_t number() const { return number_; }
  bool spoilt() const { return spoilt_; }
  bool is_long_number(std::size_t column) const;
  std::size_t bytes() const { return text_.size() + fields_.size() * sizeof(Field); }
  /// One cell for each of `width` columns, valid until begin(); of a record out of shape one alone.
  void lay_out(std::size_t width, std::vector<std::string_view>& cells) const;

 private:
  struct Field {
    std::uint32_t column, from, length;
  };
  Field* field_of(std::size_t column);
  bool append(std::size_t column, std::string_view text);
  std::string_view text_of(const Field& field) const {
    return std::string_view{text_}.substr(field.from, field.length);
  }

  Keys* keys_ = nullptr;
  std::size_t known_ = 0;  // keys before this record
  std::uint64_t number_ = 0;
  bool spoilt_ = false;
  std::string text_;
  std::vector<Field> fields_;
  std::vector<std::size_t> long_numbers_;  // their columns
  std::vector<std::uint32_t> places_;      // of columns among the fields, from 1; a stale one is seen through
};

/// The first `most` bytes, cut between characters.
std::string_view beginning(std::string_view text, std::size_t most);

}  // namespace yingbao::format
