#include "format/keyed_record.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::string_view kJoint = "、";

}  // namespace

std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::optional<std::size_t> Keys::column(std::string_view key) {
  if (next_ < names_.size() && names_[next_] == key) return next_++;
  auto found = columns_.find(key);
  if (found == columns_.end()) {
    if (names_.size() == kMost || bytes_ + key.size() > kMostBytes) return {};
    bytes_ += key.size();
    found = columns_.emplace(key, names_.size()).first;
    names_.emplace_back(key);
  }
  next_ = found->second + 1;
  return found->second;
}

void Keys::shrink(std::size_t size) {
  for (; names_.size() > size; names_.pop_back()) {
    bytes_ -= names_.back().size();
    columns_.erase(names_.back());
  }
}

void KeyedRecord::begin(Keys& keys, std::uint64_t number) {
  keys_ = &keys;
  keys.rewind();
  known_ = keys.size();
  number_ = number;
  spoilt_ = false;
  text_.clear();
  fields_.clear();
  long_numbers_.clear();
}

KeyedRecord::Field* KeyedRecord::field_of(std::size_t column) {
  if (column >= places_.size()) return nullptr;
  const auto place = places_[column];
  return place > 0 && place <= fields_.size() && fields_[place - 1].column == column ? &fields_[place - 1] : nullptr;
}

bool KeyedRecord::append(std::size_t column, std::string_view text) {
  if (bytes() + text.size() > kMaxBytes) return false;
  if (column >= places_.size()) places_.resize(keys_->size());
  fields_.push_back({static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(text_.size()),
                     static_cast<std::uint32_t>(text.size())});
  places_[column] = static_cast<std::uint32_t>(fields_.size());
  text_.append(text);
  return true;
}

bool KeyedRecord::add(std::string_view key, std::string_view text) {
  const auto column = keys_->column(key);
  return column && !field_of(*column) && append(*column, text);
}

bool KeyedRecord::add_long_number(std::string_view key, std::string_view digits) {
  if (!add(key, digits)) return false;
  long_numbers_.push_back(fields_.back().column);
  return true;
}

bool KeyedRecord::is_long_number(std::size_t column) const {
  return std::find(long_numbers_.begin(), long_numbers_.end(), column) != long_numbers_.end();
}

bool KeyedRecord::join(std::string_view key, std::string_view text) {
  const auto column = keys_->column(key);
  if (!column) return false;
  auto* const field = field_of(*column);
  if (!field) return append(*column, text);
  const auto before = field->length;
  if (bytes() + before + kJoint.size() + text.size() > kMaxBytes) return false;
  if (field->from + before < text_.size()) {  // others stand behind it: it moves to the end
    const auto moved = static_cast<std::uint32_t>(text_.size());
    text_.append(std::string{text_of(*field)});
    field->from = moved;
  }
  text_.append(kJoint).append(text);
  field->length = static_cast<std::uint32_t>(text_.size()) - field->from;
  return true;
}

void KeyedRecord::spoil(std::string_view raw) {
  keys_->shrink(known_);
  spoilt_ = true;
  fields_.clear();
  long_numbers_.clear();
  text_ = beginning(raw, kMaxRawBytes);
}

void KeyedRecord::spoil() {
  std::string told;
  for (const auto& field : fields_) {
    if (told.size() > kMaxRawBytes) break;
    if (!told.empty()) told += ", ";
    told.append(beginning(keys_->name(field.column), kMaxRawBytes)).append(": ");
    told.append(beginning(text_of(field), kMaxRawBytes));
  }
  spoil(told);
}

void KeyedRecord::lay_out(std::size_t width, std::vector<std::string_view>& cells) const {
  if (spoilt_) {
    cells.assign(1, text_);
    return;
  }
  cells.assign(width, {});
  for (const auto& field : fields_) cells[field.column] = text_of(field);
}

}  // namespace yingbao::format
