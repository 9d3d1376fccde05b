// Judges a request's header block before any parser may read a length out of it: whatever two readers could frame
// differently is refused. Pure; after a refusal the connection is closed, because nobody knows where its bytes stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::net {

inline constexpr std::size_t kMaxHeaderBytes = 16u << 10;
inline constexpr std::size_t kMaxFields = 64;
inline constexpr std::size_t kMaxTargetBytes = 2048;

struct Refusal {
  int status = 400;
  std::string_view why;
};

/// Where the header block ends, by the laxest reading of an empty line, so that a block with bare line ends comes to
/// judgement too; npos while it goes on.
std::size_t header_end(std::string_view bytes);

/// Nothing when `block`, from the request line to the empty line, can be read in one way only.
std::optional<Refusal> judge(std::string_view block);

/// What is wrong with a header block that has no end and is as long as it may be.
Refusal judge_endless(std::string_view bytes);

/// A path that passed judgement, with its %XX decoded.
std::string percent_decoded(std::string_view path);

}  // namespace yingbao::net
