#include "plugin_host/child/control_total.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"

namespace yingbao::plugin_host {

std::optional<std::uint64_t> read_headcount(std::string_view text) {
  auto folded = fold_title(text);
  for (const std::string_view word : {"合计", "总计", "小计", "累计", ":", "共计", "共"})
    if (folded.starts_with(word)) folded.erase(0, word.size());
  if (folded.empty() || folded.front() < '0' || folded.front() > '9' || folded.find('.') != std::string::npos)
    return {};
  for (const std::string_view word : {"人次", "人", "条", "名", "行"})
    if (folded.ends_with(word)) {
      folded.resize(folded.size() - word.size());
      break;
    }
  const auto number = reading::read_integer(folded);
  return number && *number >= 0 ? std::optional{static_cast<std::uint64_t>(*number)} : std::nullopt;
}

std::optional<std::uint64_t> ControlTotals::contradiction(std::uint64_t stated) {
  const bool right = stated == since_total_ || stated == in_table_ || stated == in_delivery_;
  const auto counted = in_table_;
  since_total_ = 0;
  return right ? std::nullopt : std::optional{counted};
}

}  // namespace yingbao::plugin_host
