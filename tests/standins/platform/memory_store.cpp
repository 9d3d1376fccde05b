#include "memory_store.hpp"

namespace yingbao::sandbox {
namespace {

constexpr std::size_t answers_kept = 256;

}  // namespace

std::optional<StoredSubmission> MemoryStore::find(std::string_view submission_id) {
  const auto found = stored_.find(std::string(submission_id));
  if (found == stored_.end()) return std::nullopt;
  return found->second;
}

void MemoryStore::commit(std::string_view submission_id, const Digest& body, std::string_view answer) {
  if (with_answer_.size() == answers_kept) {
    with_answer_.front()->answer.reset();
    with_answer_.pop_front();
  }
  StoredSubmission& stored = stored_[std::string(submission_id)];
  stored = {body, std::string(answer)};
  with_answer_.push_back(&stored);
}

}  // namespace yingbao::sandbox
