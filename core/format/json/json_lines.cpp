#include "format/json/json_lines.hpp"

namespace yingbao::format {

/// Without its end; nothing behind the last one.
Result<std::optional<JsonLines::Line>> JsonLines::take_line() {
  Line line;
  std::size_t looked_at = 0;
  for (;;) {
    const auto text = window_.text();
    const auto found = text.find('\n', looked_at);
    looked_at = std::min(found, text.size());
    if (found == std::string_view::npos && looked_at > KeyedRecord::kMaxBytes) {
      if (line.whole) beginning_ = text.substr(0, KeyedRecord::kMaxRawBytes + 4);
      line.whole = false;
      window_.pass(looked_at);
      looked_at = 0;
    }
    if (found == std::string_view::npos) {
      const auto more = window_.read_on();
      if (!more) return more.error();
      if (*more) continue;
      if (window_.text().empty() && line.whole) return std::optional<Line>{};
    }
    line.text = line.whole ? window_.text().substr(0, looked_at) : std::string_view{beginning_};
    window_.pass(std::min(looked_at + 1, window_.text().size()));
    ++lines_;
    return line;
  }
}

Result<bool> JsonLines::next(Keys& keys, KeyedRecord& record) {
  for (;;) {
    const auto line = take_line();
    if (!line) return line.error();
    if (!*line) return false;
    const auto first = (*line)->text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos && (*line)->whole) continue;
    const auto text = (*line)->text.substr(std::min(first, (*line)->text.size()));
    record.begin(keys, lines_);
    if (!(*line)->whole || text[0] != '{' || !json_.read(text, record)) record.spoil(text);
    return true;
  }
}

}  // namespace yingbao::format
