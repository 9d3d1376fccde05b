// Looks into an answer that is held whole: what is wrapped, whether the gateway says it is an error, its records. In
// whatever encoding it came, it is read as a delivered file would be.
#pragma once

#include "base/error.hpp"
#include "https_pull/config.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::https_pull {

/// What the answer carries, unwrapped step by step. `rejected`, with the gateway's own words, where its sign for a good
/// answer is not there.
Result<std::string> opened(const HttpsCall& call, std::string body);

/// Whether an answer bears a sign; the sign is looked for in the first JSON behind its XML.
bool bears(const AnswerSign& sign, const HttpsCall& call, const std::string& body);

/// The gateway's words about an error, shortened and without long numbers; empty when there are none.
std::string told_by(const HttpsCall& call, const std::string& body);

/// The text of a value, or its JSON where it is no text; empty optional when it is absent or null.
/// Without a pointer it is the whole, JSON or not.
Result<std::optional<std::string>> json_at(std::string_view json, std::string_view pointer);

struct Records {
  std::string lines;  ///< each record on a line of its own, as the source wrote it
  std::uint64_t count = 0;
};
/// The elements of an array; none where it, or what it would stand in, is null. `malformed` when the place is missing.
Result<Records> records_at(std::string_view answer, std::string_view pointer);

}  // namespace yingbao::https_pull
