// Forms whose answers are printed, to be ticked: □是 ☑否, 是（√）否（ ）.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::reading {

/// The words beside the ticked boxes, with commas between; the text itself when it has no boxes. Empty when boxes stand
/// there and none of them, or not clearly one, is ticked. Takes a text as fold_title leaves it.
std::optional<std::string> ticked_words(std::string_view text);

}  // namespace yingbao::reading
