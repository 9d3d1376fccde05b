#include "format/keyed_rows.hpp"

namespace yingbao::format {

std::string describe_records(std::string_view format, Charset charset, std::string_view records) {
  std::string words{format};
  if (charset != Charset::utf8) words.append(", ").append(name_of(charset));
  if (!records.empty()) words.append(", ").append(records);
  return words;
}

/// Reads into record_; false when there is no further one.
bool KeyedRows::take_record() {
  if (exhausted_) return false;
  const auto more = source_->next(keys_, record_);
  if (!more) failure_ = more.error();
  exhausted_ = !more || !*more;
  return !exhausted_;
}

void KeyedRows::look_ahead() {
  std::size_t bytes = 0;
  while (ahead_.size() < kAheadRecords && bytes < kAheadBytes && take_record()) {
    bytes += record_.bytes();
    ahead_.push_back(std::move(record_));
    record_ = {};
  }
}

Result<bool> KeyedRows::tell_header() {
  look_ahead();
  if (ahead_.empty() && !is_empty_list()) return end();
  told_ = true;
  stage_ = Stage::rows;
  width_ = keys_.size();
  cells_.clear();
  for (std::size_t i = 0; i < width_; ++i) cells_.push_back(keys_.name(i));
  faulty_ = false;
  return true;
}

Result<bool> KeyedRows::end() {
  stage_ = Stage::ended;
  if (failure_) return *failure_;
  return false;
}

Result<bool> KeyedRows::next() {
  if (stage_ == Stage::table_ended) return false;
  if (stage_ == Stage::ended) return end();
  if (stage_ == Stage::before_header) return tell_header();
  if (!ahead_.empty()) {
    record_ = std::move(ahead_.front());
    ahead_.pop_front();
  } else {
    if (!take_record()) return end();
    if (keys_.size() > width_) {
      ahead_.push_back(std::move(record_));
      record_ = {};
      stage_ = Stage::table_ended;
      return false;
    }
  }
  record_.lay_out(width_, cells_);
  number_ = record_.number();
  faulty_ = record_.spoilt();
  return true;
}

Result<bool> KeyedRows::next_table() {
  for (;;) {
    if (stage_ == Stage::table_ended) {
      stage_ = Stage::before_header;
      return true;
    }
    const auto more = next();
    if (!more) return more.error();
    if (!*more && stage_ == Stage::ended) return false;
  }
}

}  // namespace yingbao::format
