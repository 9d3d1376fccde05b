#include "forward/answer.hpp"

#include "crypto/digest.hpp"

#include <simdjson.h>

namespace yingbao::forward {
namespace {

Error malformed(std::string_view what) {
  return Error{Errc::malformed, "the platform's answer cannot be used: " + std::string{what}};
}

/// At most 500 bytes, cut between characters.
std::string_view shortened(std::string_view text) {
  constexpr std::size_t kMost = 500;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

/// The place of a reference in the batch; looks first where it would stand if the platform kept the order.
std::size_t place_of(const Batch& batch, std::size_t guess, std::string_view reference) {
  if (guess < batch.items.size() && batch.items[guess].reference() == reference) return guess;
  for (std::size_t i = 0; i < batch.items.size(); ++i)
    if (batch.items[i].reference() == reference) return i;
  return batch.items.size();
}

}  // namespace

Result<Answer> read_answer(const std::string& body, const Batch& batch) {
  Answer answer;
  try {
    thread_local simdjson::dom::parser parser;  // its buffers serve every answer
    const simdjson::dom::element root = parser.parse(body);
    if (std::string_view{root["submission_id"]} != batch.submission_id) return malformed("another submission's id");
    if (std::string_view{root["status"]} == "processing") {
      answer.processing = true;
      return answer;
    }
    std::vector<bool> seen(batch.items.size());
    std::size_t place = 0;
    for (const simdjson::dom::element result : root["results"].get_array()) {
      place = place_of(batch, place, std::string_view{result["reference_id"]});
      if (place == batch.items.size()) return malformed("an item that was not sent");
      const auto& item = batch.items[place];
      if (static_cast<std::uint64_t>(std::int64_t{result["version"]}) != item.version)
        return malformed("another version");
      if (seen[place]) return malformed("an item answered twice");
      seen[place] = true;
      const auto status = std::string_view{result["status"]};
      if (status == "accepted") {
        ++answer.accepted;
      } else if (status == "refused") {
        const auto text = [&](const char* key) {
          std::string_view value;
          return result[key].get(value) ? std::string{} : std::string{shortened(value)};
        };
        answer.refused.push_back({item.person, item.version, text("code"), text("message")});
      } else {
        return malformed("an item neither accepted nor refused");
      }
      ++place;
    }
    if (answer.accepted + answer.refused.size() != batch.items.size()) return malformed("items without an answer");
  } catch (const simdjson::simdjson_error& error) {
    return malformed(error.what());
  }
  return answer;
}

}  // namespace yingbao::forward
