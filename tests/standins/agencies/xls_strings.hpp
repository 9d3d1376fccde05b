#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yingbao::sample {

inline constexpr std::size_t largest_record = 8224;  // of BIFF8, without its 4 bytes of id and length

void append_record(std::string& stream, std::uint16_t id, std::string_view content);

// The characters as BIFF8 holds them: the flag that says whether one or two bytes each, then the bytes.
std::string flagged_characters(std::string_view text);

// Every text of a workbook once. Like a spreadsheet's own, the table breaks off in the middle of a text when a record
// is full and goes on in the next.
class StringTable {
 public:
  std::uint32_t index_of(const std::string& text);
  void append_to(std::string& stream) const;

 private:
  std::unordered_map<std::string, std::uint32_t> indices_;
  std::vector<std::string> texts_;
  std::uint32_t uses_ = 0;
};

}  // namespace yingbao::sample
