// The text of one element of an XML document.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace yingbao::https_pull {

/// `xml`: UTF-8, whatever it declares. Of the first element of this name, whatever its prefix, with its entities
/// resolved. `malformed` when the document is not well-formed, has a DOCTYPE, or has no such element.
Result<std::string> element_text(std::string_view xml, std::string_view name);

}  // namespace yingbao::https_pull
