// The header fields that a delivery comes with.
#pragma once

#include "base/error.hpp"
#include "crypto/digest.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::https_push {

/// The sha-256 of a Content-Digest (RFC 9530); empty when the field names other algorithms only.
Result<std::optional<crypto::Digest>> digest_in(std::string_view field);

/// The file's name in a Content-Disposition (RFC 6266), filename*=UTF-8''… before filename="…". Never a path:
/// separators, control characters and what is no UTF-8 are refused.
Result<std::string> file_name_in(std::string_view field);

/// "text/csv" of "Text/CSV; charset=gb18030"
std::string media_type_in(std::string_view field);

}  // namespace yingbao::https_push
