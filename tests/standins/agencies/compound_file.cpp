#include <algorithm>
#include <stdexcept>

#include "charset.hpp"
#include "little_endian.hpp"
#include "writers.hpp"

namespace yingbao::sample {
namespace {

constexpr std::size_t sector_size = 512, entries_per_sector = sector_size / 4;
constexpr std::size_t smallest_stream = 4096;  // shorter ones would have to go into a stream of small sectors
constexpr std::size_t sectors_in_header = 109;
constexpr std::uint32_t unused = 0xFFFFFFFF, end_of_chain = 0xFFFFFFFE, allocation_sector = 0xFFFFFFFD;

std::string directory_entry(std::string_view name, std::uint8_t type, std::uint32_t child, std::uint32_t first_sector,
                            std::size_t size) {
  std::string entry = to_utf16(name);
  const std::size_t name_size = entry.empty() ? 0 : entry.size() + 2;
  entry.resize(64);
  put(entry, static_cast<std::uint16_t>(name_size));
  put(entry, type);
  put(entry, std::uint8_t{1});  // black
  put(entry, unused);           // no siblings
  put(entry, unused);
  put(entry, child);
  entry.resize(116);  // no class, flags or times
  put(entry, first_sector);
  put(entry, static_cast<std::uint64_t>(size));
  return entry;
}

// The stream, then the directory, then the allocation table, whose own sectors it lists too.
struct Plan {
  explicit Plan(std::size_t stream_size) : stream(stream_size / sector_size) {
    while (allocation * entries_per_sector < stream + 1 + allocation) ++allocation;
    if (allocation > sectors_in_header) throw std::logic_error("too large for a header that lists all its sectors");
  }
  std::size_t stream, allocation = 1;
};

std::string header(const Plan& plan) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  bytes.resize(24);
  // Version 3, sectors of 2^9 bytes and small ones of 2^6.
  for (const int value : {0x003E, 3, 0xFFFE, 9, 6}) put(bytes, static_cast<std::uint16_t>(value));
  bytes.resize(44);
  put(bytes, static_cast<std::uint32_t>(plan.allocation));
  put(bytes, static_cast<std::uint32_t>(plan.stream));  // where the directory begins
  put(bytes, std::uint32_t{0});
  put(bytes, static_cast<std::uint32_t>(smallest_stream));
  for (const std::uint32_t value : {end_of_chain, 0U, end_of_chain, 0U}) put(bytes, value);
  for (std::size_t i = 0; i < sectors_in_header; ++i) {
    put(bytes, i < plan.allocation ? static_cast<std::uint32_t>(plan.stream + 1 + i) : unused);
  }
  return bytes;
}

std::string allocation_table(const Plan& plan) {
  std::string table;
  for (std::size_t i = 1; i < plan.stream; ++i) put(table, static_cast<std::uint32_t>(i));
  put(table, end_of_chain);
  put(table, end_of_chain);  // the directory's one sector
  for (std::size_t i = 0; i < plan.allocation; ++i) put(table, allocation_sector);
  while (table.size() < plan.allocation * sector_size) put(table, unused);
  return table;
}

}  // namespace

std::string compound_file(std::string stream) {
  const std::size_t sectors = (stream.size() + sector_size - 1) / sector_size;
  stream.resize(std::max(smallest_stream, sectors * sector_size));
  const Plan plan(stream.size());
  return header(plan) + stream + directory_entry("Root Entry", 5, 1, end_of_chain, 0) +
         directory_entry("Workbook", 2, unused, 0, stream.size()) + directory_entry("", 0, unused, 0, 0) +
         directory_entry("", 0, unused, 0, 0) + allocation_table(plan);
}

}  // namespace yingbao::sample
