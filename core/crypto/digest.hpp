// SHA-256, hexadecimal, random bytes and comparison in constant time.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace yingbao::crypto {

using Digest = std::array<unsigned char, 32>;

class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  ~Sha256();
  Sha256& add(std::string_view bytes);
  Digest finish();

 private:
  evp_md_ctx_st* context_;
};

Digest sha256(std::string_view bytes);

template <std::size_t N>
std::string_view view(const std::array<unsigned char, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

std::string hex(std::string_view bytes);
/// Empty when the text is not an even number of hexadecimal digits.
std::string unhex(std::string_view text);

/// From the operating system; throws Failure when it has none.
void fill_random(std::span<unsigned char> out);
std::string random_bytes(std::size_t count);

bool equal_in_constant_time(std::string_view a, std::string_view b);
/// Overwrites memory that held a secret.
void wipe(std::string& secret);

}  // namespace yingbao::crypto
