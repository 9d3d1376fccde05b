// Workbooks part by part: an input is the parts' text, each behind a line "=== name"; the archive around them is made
// here, sound, so that the search works on what is inside.
#include "delivery.hpp"

#include <boost/crc.hpp>

#include <string>
#include <vector>

namespace {

using namespace yingbao;
using namespace std::string_literals;

struct Part {
  std::string_view name, content;
};

std::vector<Part> parts_of(std::string_view text) {
  constexpr std::string_view kMark = "=== ";
  std::vector<Part> parts;
  while (text.starts_with(kMark)) {
    text.remove_prefix(kMark.size());
    const auto name = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(name.size() + 1, text.size()));
    const auto next = text.find("\n=== ");
    const auto content = text.substr(0, next);
    text.remove_prefix(next == std::string_view::npos ? text.size() : next + 1);
    parts.push_back({name, content});
  }
  return parts;
}

std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i, value >>= 8) out.push_back(static_cast<char>(value & 0xFF));
  return out;
}

/// The archive of the parts, none of them packed.
std::string archive_of(const std::vector<Part>& parts) {
  std::string files, directory;
  for (const auto& [name, content] : parts) {
    boost::crc_32_type crc;
    crc.process_bytes(content.data(), content.size());
    const auto about = little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) +
                       little(crc.checksum(), 4) + little(content.size(), 4) + little(content.size(), 4) +
                       little(name.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + about + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(files.size(), 4);
    directory += name;
    files += "PK\3\4" + about;
    files.append(name).append(content);
  }
  return files + directory + "PK\5\6" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
         little(directory.size(), 4) + little(files.size(), 4) + little(0, 2);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  [[maybe_unused]] static const bool prepared = (format::prepare_decoders(), true);
  const auto parts = parts_of(fuzz::text_of(data, size));
  if (!parts.empty()) fuzz::require_tables(archive_of(parts), {});
  return 0;
}
