// The platform's answer to a submission, checked against what was sent.
#pragma once

#include "forward/batch.hpp"
#include "store/rows.hpp"

namespace yingbao::forward {

struct Answer {
  bool processing = false;  ///< taken, no results yet
  std::uint64_t accepted = 0;
  std::vector<store::Refusal> refused;
};

/// Every item must be answered exactly once; `malformed` otherwise: no receipt is made of half an answer.
Result<Answer> read_answer(const std::string& body, const Batch& batch);

}  // namespace yingbao::forward
