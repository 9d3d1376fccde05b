// Base64 with its padding (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::crypto {

std::string base64(std::string_view bytes);
/// Empty when the text is not whole, padded base64 without line breaks.
std::optional<std::string> unbase64(std::string_view text);

}  // namespace yingbao::crypto
