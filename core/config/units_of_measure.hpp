// Durations and sizes as operators write them.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yingbao::config {

/// "250ms", "30s", "5m", "2h", "40d"
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// "4096", "64KiB", "64MiB", "2GiB"
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace yingbao::config
