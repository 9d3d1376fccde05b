#include "file_drop/manifest.hpp"

#include "base/text.hpp"

#include <simdjson.h>

namespace yingbao::file_drop {

Result<Manifest> read_manifest(std::string_view text, std::string_view file_name) {
  Manifest manifest;
  if (trim(text).empty()) return manifest;
  const auto wrong = [](std::string_view what) { return Error{Errc::rejected, "its manifest " + std::string{what}}; };
  simdjson::dom::parser parser;
  simdjson::dom::object told;
  if (parser.parse(simdjson::padded_string{text}).get(told) != simdjson::SUCCESS) return wrong("is no JSON object");
  for (const auto [key, value] : told) {
    std::uint64_t number = 0;
    std::string_view word;
    if (key == "name") {
      if (value.get(word) != simdjson::SUCCESS || word != file_name) return wrong("is about a file of another name");
    } else if (key == "size" || key == "rows") {
      if (value.get(number) != simdjson::SUCCESS) return wrong("has a " + std::string{key} + " that is no number");
      if (key == "size") manifest.size = number;
      else manifest.rows = number;
    } else if (key == "sha256") {
      constexpr std::size_t kDigits = 64;
      if (value.get(word) != simdjson::SUCCESS || word.size() != kDigits) return wrong("has a sha256 that is none");
      for (const char c : word) manifest.sha256 += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return manifest;
}

}  // namespace yingbao::file_drop
