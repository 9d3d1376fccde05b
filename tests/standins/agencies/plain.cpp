#include "plain.hpp"

namespace yingbao::sample {

std::string padded(std::int64_t value, std::size_t width) {
  const std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0').append(text) : text;
}

std::string compact(Day day) {
  const std::chrono::year_month_day date{day};
  return joined({padded(static_cast<int>(date.year()), 4), padded(static_cast<unsigned>(date.month()), 2),
                 padded(static_cast<unsigned>(date.day()), 2)});
}

std::string dashed(Day day) {
  const std::string plain = compact(day);
  return joined({plain.substr(0, 4), "-", plain.substr(4, 2), "-", plain.substr(6)});
}

std::string yuan(std::int64_t fen) {
  const std::int64_t size = fen < 0 ? -fen : fen;
  return joined({fen < 0 ? "-" : "", std::to_string(size / 100), ".", padded(size % 100, 2)});
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

}  // namespace yingbao::sample
