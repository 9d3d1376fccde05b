#pragma once

#include "store.hpp"
#include "tally.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace yingbao::sandbox {

enum class Outcome { applied, repeated, conflicting, forgotten };

struct Receipt {
  Outcome outcome = Outcome::applied;
  std::string answer;  // with applied and repeated
};

// What the stand-in platform knows: submissions by id and the effects of their items. The
// state in memory is rebuilt from the store. One caller at a time.
class Ledger {
 public:
  explicit Ledger(std::unique_ptr<Store> store);

  // Applies a submission once; the effects are in the store before this returns. `refuses`
  // is asked once for each item of a submission not seen before.
  Receipt submit(const Submission& submission, const Digest& body,
                 const std::function<bool(std::string_view reference_id)>& refuses);

  std::optional<StoredSubmission> find(std::string_view submission_id) { return store_->find(submission_id); }

  std::string summary(std::uint64_t requests) const;  // JSON
  std::string items();                                // NDJSON, sorted by reference id

 private:
  Receipt repeat(const StoredSubmission& stored, const Digest& body) const;

  std::unique_ptr<Store> store_;
  Tally tally_;
};

}  // namespace yingbao::sandbox
