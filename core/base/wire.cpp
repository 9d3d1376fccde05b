#include "base/wire.hpp"

#include "base/text.hpp"

#include <cstring>

namespace yingbao {

WireWriter& WireWriter::number(std::uint64_t value) {
  out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  return *this;
}

WireWriter& WireWriter::text(std::string_view value) {
  number(value.size());
  out_.append(value);
  return *this;
}

std::uint64_t WireReader::number() {
  std::uint64_t value = 0;
  if (const auto bytes = take(sizeof value); good_) std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

std::string_view WireReader::take(std::size_t bytes) {
  if (bytes > rest_.size()) {
    good_ = false;
    rest_ = {};
    return {};
  }
  const auto part = rest_.substr(0, bytes);
  rest_.remove_prefix(bytes);
  return part;
}

std::string_view WireReader::text() {
  const auto length = number();
  return take(length);
}

std::string WireReader::label() {
  const auto value = text();
  if (value.size() > kMaxLabelBytes || !is_utf8(value)) good_ = false;
  return good_ ? std::string{value} : std::string{};
}

}  // namespace yingbao
