#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace yingbao::sample {

template <class Integer>
void put(std::string& bytes, Integer value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (std::size_t i = 0; i < sizeof(Integer); ++i) bytes.push_back(static_cast<char>(bits >> (8 * i)));
}

}  // namespace yingbao::sample
