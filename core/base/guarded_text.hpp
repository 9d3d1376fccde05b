// Cells of files that go back and that a spreadsheet program opens.
#pragma once

#include <string>
#include <string_view>

namespace yingbao {

/// How a cell ends that was too long to go back whole.
inline constexpr std::string_view kCut = "……（内容过长，已截断）";

/// How a cell begins that a spreadsheet program would take for a formula.
inline constexpr std::string_view kFormulaStarts = "=+-@\t\r";

/// True for an apostrophe, or several, before what begins like a formula.
inline bool is_guarded(std::string_view text) {
  if (!text.starts_with('\'')) return false;
  const auto start = text.find_first_not_of('\'');
  return start != std::string_view::npos && kFormulaStarts.find(text[start]) != std::string_view::npos;
}

/// One more apostrophe where the text has some already: unguarded() gives back what went out.
inline std::string guarded(std::string text) { return is_guarded(text) ? "'" + std::move(text) : std::move(text); }

/// A cell of a file that was given back, without the apostrophe that it went out with.
inline std::string_view unguarded(std::string_view cell) { return is_guarded(cell) ? cell.substr(1) : cell; }

}  // namespace yingbao
