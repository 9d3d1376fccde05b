// References to characters that XML 1.0 forbids and Excel writes all the same: &#11; where a line was broken in Word.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::format::spreadsheetml {

/// Mends text that comes in pieces. A vertical tab or a form feed is a line break, two halves are their character, and
/// what is no character at all is kReplacement.
class References {
 public:
  /// The text up to here, valid until the next call; what may be the beginning of a reference waits for the rest of it
  /// unless it is the `last`.
  std::string_view mend(std::string_view piece, bool last);

 private:
  std::string text_, waiting_;
};

}  // namespace yingbao::format::spreadsheetml
