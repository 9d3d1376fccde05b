#include "format/xlsx/merges.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::format {
namespace {

constexpr std::string_view kList = "mergeCells", kElement = "mergeCell", kReference = "ref=";
constexpr std::size_t kChunk = 256u << 10, kLongestList = 64u << 20, kLongestPrefix = 32;

/// Where the list of merged cells begins; whatever prefix its element has. The same word in a text is none.
std::size_t find_list(std::string_view xml) {
  for (auto at = xml.find(kList); at != std::string_view::npos; at = xml.find(kList, at + 1)) {
    const auto before = xml.substr(0, at).substr(at - std::min(at, kLongestPrefix));
    const auto mark = before.rfind('<');
    if (mark == std::string_view::npos) continue;
    const auto prefix = before.substr(mark + 1);
    const bool is_name = prefix.find_first_of(" />\"'") == std::string_view::npos;
    if (prefix.empty() || (prefix.ends_with(':') && is_name)) return at;
  }
  return std::string_view::npos;
}

/// "B12", row and column from 1; false when it is none.
bool take_corner(std::string_view& reference, std::uint32_t& row, std::uint32_t& column) {
  column = 0;
  while (!reference.empty() && reference[0] >= 'A' && reference[0] <= 'Z' && column <= Columns::kLast) {
    column = column * 26 + static_cast<std::uint32_t>(reference[0] - 'A' + 1);
    reference.remove_prefix(1);
  }
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), row);
  if (error != std::errc{} || column == 0 || column > Columns::kLast) return false;
  reference.remove_prefix(static_cast<std::size_t>(end - reference.data()));
  return true;
}

Status add_area(MergedCells& merges, std::string_view reference) {
  MergedArea area;
  if (!take_corner(reference, area.first_row, area.first_column)) return {};
  if (reference.empty() || reference[0] != ':') return {};
  reference.remove_prefix(1);
  if (!take_corner(reference, area.last_row, area.last_column)) return {};
  --area.first_column;
  --area.last_column;
  return merges.add(area);
}

Result<MergedCells> read_list(std::string_view list) {
  MergedCells merges;
  list.remove_prefix(std::min(list.size(), kList.size()));
  for (auto at = list.find(kElement); at != std::string_view::npos; at = list.find(kElement)) {
    list.remove_prefix(at + kElement.size());
    if (list.starts_with('s')) break;  // its end
    const auto reference = list.find(kReference);
    if (reference == std::string_view::npos || list.size() - reference <= kReference.size()) break;
    const auto quote = list[reference + kReference.size()];
    list.remove_prefix(reference + kReference.size() + 1);
    if (auto added = add_area(merges, list.substr(0, list.find(quote))); !added) return added.error();
  }
  merges.settle();
  return merges;
}

}  // namespace

Result<MergedCells> merges_in(std::string_view part) {
  auto end = part.rfind("sheetData");
  end = end == std::string_view::npos ? 0 : end;
  const auto list = find_list(part.substr(end));
  return list == std::string_view::npos ? MergedCells{} : read_list(part.substr(end + list));
}

Result<MergedCells> merges_in(ByteSource& part) {
  std::string kept;
  bool found = false;
  for (;;) {
    const auto have = kept.size();
    kept.resize(have + kChunk);
    const auto n = part.read({kept.data() + have, kChunk});
    if (!n) return n.error();
    kept.resize(have + *n);
    if (*n == 0) return found ? read_list(kept) : MergedCells{};
    if (found && kept.size() > kLongestList)
      return Error{Errc::malformed, "merges more cells than a list does; ask for the list without merged cells"};
    if (found) continue;
    const auto list = find_list(kept);
    found = list != std::string::npos;
    kept.erase(0, found ? list : kept.size() - std::min(kept.size(), kList.size() + kLongestPrefix));
  }
}

}  // namespace yingbao::format
