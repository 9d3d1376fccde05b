#include "connector/file_version.hpp"

#include <charconv>

namespace yingbao::connector {

std::string FileVersion::text() const { return std::to_string(size) + " " + std::to_string(modified_ns); }

FileVersion FileVersion::parse(std::string_view text) {
  FileVersion version;
  const auto* const end = text.data() + text.size();
  const auto [blank, ec] = std::from_chars(text.data(), end, version.size);
  if (ec != std::errc{} || blank == end || *blank != ' ') return {};
  const auto [last, failed] = std::from_chars(blank + 1, end, version.modified_ns);
  return failed == std::errc{} && last == end ? version : FileVersion{};
}

}  // namespace yingbao::connector
