#include "reading/ticked_boxes.hpp"

#include "base/text.hpp"

namespace yingbao::reading {
namespace {

// ☒ is a tick where nothing else is, and a cross beside ☑.
constexpr std::string_view kEmpty = "□|☐|▢|()|[]", kTicks = "☑|✅|■|√|✓|✔|(√)|(✓)|(✔)|[√]|[x]|☑√|□√|☐√|√□", kCross = "☒";

std::string_view mark_at(std::string_view text, std::string_view marks) {
  std::string_view found;
  for (const auto mark : split(marks, '|'))
    if (mark.size() > found.size() && text.starts_with(mark)) found = mark;
  return found;
}

struct Boxes {
  std::string ticked, crossed;
  bool any = false, begins = false;
};

Boxes boxes_of(std::string_view text) {
  Boxes boxes;
  boxes.any = contains_any(text, kEmpty) || contains(text, kCross) || contains_any(text, "☑|■|✅");
  if (!boxes.any) return boxes;
  enum class Mark { none, empty, tick, cross } mark = Mark::none;
  std::string label;
  const auto close = [&](Mark of) {
    auto* list = of == Mark::tick ? &boxes.ticked : of == Mark::cross ? &boxes.crossed : nullptr;
    if (list && !label.empty()) list->append(list->empty() ? "" : ",").append(label);
    label.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const auto empty = mark_at(rest, kEmpty), tick = mark_at(rest, kTicks), cross = mark_at(rest, kCross);
    const auto longest = std::max(empty.size(), std::max(tick.size(), cross.size()));
    if (longest == 0) {
      const auto from = at;
      next_code_point(text, at);
      label.append(text.substr(from, at - from));
      continue;
    }
    const auto found = tick.size() == longest ? Mark::tick : empty.size() == longest ? Mark::empty : Mark::cross;
    if (at == 0) boxes.begins = true;
    close(boxes.begins ? mark : found);  // the words behind the last box, or those before this one
    mark = found;
    at += longest;
  }
  if (boxes.begins) close(mark);
  return boxes;
}

}  // namespace

std::optional<std::string> ticked_words(std::string_view text) {
  // A box alone is an answer: ☑, □.
  if (text.size() <= 3) return std::string{text};
  const auto boxes = boxes_of(text);
  if (!boxes.any) return std::string{text};
  const auto& told = boxes.ticked.empty() ? boxes.crossed : boxes.ticked;
  if (told.empty() || contains(told, ",")) return {};
  return told;
}

}  // namespace yingbao::reading
