#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yingbao::sandbox {

using Digest = std::array<unsigned char, 32>;

// SHA-256 over the parts in order, as one text. Safe from any thread.
Digest sha256(std::initializer_list<std::string_view> parts);

std::string to_hex(const Digest& digest);
Digest digest_from_hex(std::string_view hex);  // throws std::runtime_error

}  // namespace yingbao::sandbox
