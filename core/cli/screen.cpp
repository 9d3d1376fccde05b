#include "cli/screen.hpp"

#include "base/text.hpp"
#include "schema/masking.hpp"

namespace yingbao::cli {

std::string shown(std::string_view line) { return schema::mask_numbers(printable(line)); }

Screen::~Screen() {
  sync();
  stream_.rdbuf(behind_);
}

void Screen::end_line() {
  const auto line = whole_ ? std::move(line_) : shown(line_);
  line_.clear();
  behind_->sputn(line.data(), static_cast<std::streamsize>(line.size()));
}

Screen::int_type Screen::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char text = traits_type::to_char_type(c);
  return xsputn(&text, 1) == 1 ? c : traits_type::eof();
}

std::streamsize Screen::xsputn(const char* text, std::streamsize size) {
  std::string_view left{text, static_cast<std::size_t>(size)};
  for (auto end = left.find('\n'); end != std::string_view::npos; end = left.find('\n')) {
    line_ += left.substr(0, end);
    end_line();
    behind_->sputc('\n');
    left.remove_prefix(end + 1);
  }
  line_ += left;
  return size;
}

int Screen::sync() {
  if (!line_.empty()) end_line();
  return behind_->pubsync();
}

Screen::Whole::Whole(std::ostream& stream) : screen_{dynamic_cast<Screen*>(stream.rdbuf())} {
  if (!screen_) return;
  screen_->sync();
  screen_->whole_ = true;
}

Screen::Whole::~Whole() {
  if (!screen_) return;
  screen_->sync();
  screen_->whole_ = false;
}

}  // namespace yingbao::cli
