#pragma once

#include "store.hpp"

#include <deque>
#include <unordered_map>

namespace yingbao::sandbox {

// For speed measurements: every submission id and body digest, the most recent answers, and
// nothing of what was sent. Nothing outlives the process.
class MemoryStore final : public Store {
 public:
  void replay(const Visit&) override {}
  std::uint64_t submissions() const override { return stored_.size(); }
  std::optional<StoredSubmission> find(std::string_view submission_id) override;
  void begin() override {}
  std::int64_t append(std::string_view, const Item&, bool) override { return 0; }
  void commit(std::string_view submission_id, const Digest& body, std::string_view answer) override;
  std::string content_text(std::int64_t) override { return "null"; }

 private:
  std::unordered_map<std::string, StoredSubmission> stored_;
  std::deque<StoredSubmission*> with_answer_;  // oldest first; the map never moves its nodes
};

}  // namespace yingbao::sandbox
