#include "config/units_of_measure.hpp"

#include <charconv>

namespace yingbao::config {
namespace {

struct Quantity {
  std::int64_t number;
  std::string_view unit;
};

std::optional<Quantity> split_quantity(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (ec != std::errc{} || number < 0 || number > 1'000'000'000) return {};
  return Quantity{number, text.substr(static_cast<std::size_t>(end - text.data()))};
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  const auto quantity = split_quantity(text);
  if (!quantity) return {};
  std::int64_t factor = 0;
  if (quantity->unit == "ms") factor = 1;
  if (quantity->unit == "s") factor = 1000;
  if (quantity->unit == "m") factor = 60'000;
  if (quantity->unit == "h") factor = 3'600'000;
  if (quantity->unit == "d") factor = 86'400'000;
  if (factor == 0) return {};
  return std::chrono::milliseconds{quantity->number * factor};
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
  const auto quantity = split_quantity(text);
  if (!quantity) return {};
  unsigned shift = 64;
  if (quantity->unit.empty()) shift = 0;
  if (quantity->unit == "KiB") shift = 10;
  if (quantity->unit == "MiB") shift = 20;
  if (quantity->unit == "GiB") shift = 30;
  if (shift == 64) return {};
  return static_cast<std::uint64_t>(quantity->number) << shift;
}

}  // namespace yingbao::config
