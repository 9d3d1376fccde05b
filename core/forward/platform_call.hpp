// One request to the platform about one submission, and what it answers.
#pragma once

#include "forward/answer.hpp"
#include "forward/platform_line.hpp"
#include "forward/retry.hpp"

namespace yingbao::forward {

struct Reply {
  Outcome outcome;
  Answer answer;       ///< when the outcome is a whole one
  std::string detail;  ///< what was said, for people
  std::string retry_after;
};

/// Sends the submission, or asks what became of it. A POST is sent once: when its connection breaks, the submission is asked
/// for before it is sent again. `batch` lives until the end.
boost::asio::awaitable<Reply> call(PlatformLine& line, const Batch& batch, bool ask,
                                   net::HttpsClient::Deadline deadline);

}  // namespace yingbao::forward
