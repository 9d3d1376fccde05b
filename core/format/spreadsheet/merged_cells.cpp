#include "format/spreadsheet/merged_cells.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::size_t kDigitsOfANumber = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool holds_a_number(std::string_view text) {
  if (is_digit(text[0]) || text[0] == '-' || text[0] == '+') return true;
  std::size_t run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run == kDigitsOfANumber) return true;
  }
  return false;
}

Error too_many(std::string_view what) {
  return Error{Errc::malformed,
               "merges " + std::string{what} + " than a list does; ask for the list without merged cells"};
}

void spread(const MergedArea& area, std::string_view text, std::vector<std::string_view>& cells) {
  const auto last = std::min<std::size_t>(area.last_column, Columns::kNear - 1);
  if (cells.size() <= last) cells.resize(last + 1);
  for (std::size_t i = area.first_column + 1; i <= last && cells[i].empty(); ++i) cells[i] = text;
}

}  // namespace

bool may_be_titles(std::span<const std::string_view> cells) {
  std::size_t filled = 0;
  for (const auto cell : cells) {
    if (cell.empty()) continue;
    if (holds_a_number(cell)) return false;
    ++filled;
  }
  return filled > 1;
}

Status MergedCells::add(const MergedArea& area) {
  if (area.last_row < area.first_row || area.last_column < area.first_column) return {};
  if (area.last_row == area.first_row && area.last_column == area.first_column) return {};
  if (areas_.size() == kMostAreas) return too_many("more cells");
  if (next_ == areas_.size()) areas_.clear(), next_ = 0;
  areas_.push_back(area);
  return {};
}

void MergedCells::settle() {
  const auto by_row = [](const auto& a, const auto& b) { return a.first_row < b.first_row; };
  if (!std::is_sorted(areas_.begin(), areas_.end(), by_row)) std::stable_sort(areas_.begin(), areas_.end(), by_row);
}

Status MergedCells::begin_areas(std::uint64_t row, const std::vector<std::string_view>& cells) {
  while (next_ < areas_.size() && areas_[next_].first_row < row) ++next_;  // their first row is absent
  for (; next_ < areas_.size() && areas_[next_].first_row == row; ++next_) {
    const auto& area = areas_[next_];
    const auto text = area.first_column < cells.size() ? cells[area.first_column] : std::string_view{};
    const bool titles = rows_ <= kTitleRows && area.last_column > area.first_column;
    if (text.empty() || (area.last_row == row && !titles)) continue;
    carried_bytes_ += text.size();
    carried_.push_back({area, std::string{text}});
    if (carried_.size() > kMostCarried || carried_bytes_ > kMostCarriedBytes)
      return too_many("more cells over one row");
  }
  return {};
}

Status MergedCells::fill(std::uint64_t row, std::vector<std::string_view>& cells) {
  if (pass()) return {};
  ++rows_;
  if (std::all_of(cells.begin(), cells.end(), [](auto cell) { return cell.empty(); })) return {};  // repeats nobody
  std::erase_if(carried_, [&](const Carried& carried) {
    if (carried.area.last_row >= row) return false;
    carried_bytes_ -= carried.text.size();
    return true;
  });
  for (const auto& [area, text] : carried_) {
    if (cells.size() <= area.first_column) cells.resize(area.first_column + 1);
    if (cells[area.first_column].empty()) cells[area.first_column] = text;
  }
  if (auto begun = begin_areas(row, cells); !begun) return begun;
  if (rows_ <= kTitleRows && may_be_titles(cells))
    for (const auto& [area, text] : carried_)
      if (area.last_column > area.first_column) spread(area, text, cells);
  return {};
}

std::size_t Columns::far_place(std::size_t column) {
  if (far_.empty()) far_.resize(kLast - kNear);
  auto& place = far_[column - kNear];
  if (place == 0) {
    if (used_ == kMostFar) return kLast;
    place = ++used_;
  }
  return kNear + place - 1;
}

}  // namespace yingbao::format
