#include "base/wire.hpp"

#include "base/text.hpp"

#include <cstring>

namespace yingbao {

void WireWriter::append(std::string_view value) {
  bytes_ += value.size();
  if (out_) out_->append(value);
}

WireWriter& WireWriter::put(std::uint64_t value) {
  append({reinterpret_cast<const char*>(&value), sizeof value});
  return *this;
}

WireWriter& WireWriter::text(std::string_view value) {
  put(value.size());
  append(value);
  return *this;
}

WireWriter& WireWriter::label(std::string_view value) {
  if (value.size() <= WireReader::kMaxLabelBytes) return text(value);
  std::uint32_t hash = 2166136261u;
  for (const char c : value) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  std::string_view start = value.substr(0, WireReader::kMaxLabelBytes - 16);
  while (!start.empty() && !is_utf8(start)) start.remove_suffix(1);
  return text(std::string{start} + "…" + std::to_string(hash));
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

WireReader& WireReader::text(std::string& value) {
  value = text();
  return *this;
}

WireReader& WireReader::text(std::string_view& value) {
  value = text();
  return *this;
}

WireReader& WireReader::text(Secret& value) {
  value = Secret{std::string{text()}};
  return *this;
}

WireReader& WireReader::path(std::filesystem::path& value) {
  value = text();
  return *this;
}

WireReader& WireReader::label(std::string& value) {
  const auto told = text();
  if (told.size() > kMaxLabelBytes || !is_utf8(told)) good_ = false;
  if (good_) value = told;
  else value.clear();
  return *this;
}

}  // namespace yingbao
