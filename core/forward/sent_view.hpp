// What the platform was told of each person, and what became of it: the sent list with the last plan and its answers
// laid over it.
#pragma once

#include "data/data_folder.hpp"
#include "list/merge.hpp"

#include <unordered_map>

namespace yingbao::forward {

enum class SentState {
  acknowledged,
  pending,   ///< planned and released, no answer yet
  withheld,  ///< planned, waits for a person's release
  refused,
  withdrawn,
};
std::string_view name_of(SentState state);

struct SentItem {
  list::Key key;
  SentState state = SentState::acknowledged;
  std::string reference_id;  ///< 16 random bytes
  std::uint64_t version = 0;
  std::string content_hash;
  std::string refusal_code;
  std::string record;  ///< the candidate as planned, with its control fields
};

/// Walks the references in the order of their keys.
class SentView {
 public:
  static Result<SentView> open(data::DataFolder& data);

  bool valid() const { return valid_; }
  list::Key key() const { return item_.key; }
  const SentItem& item() const { return item_; }
  void next();
  /// The lists behind the view, newest first; for finding who was sent.
  const std::vector<std::shared_ptr<const list::ListReader>>& lists() const { return lists_; }
  bool has_plan() const { return has_plan_; }

 private:
  struct Answers {
    store::PlanState state = store::PlanState::settled;
    std::uint64_t batch = 1;
    std::unordered_map<std::uint64_t, store::Submission> submissions;  // by number
    std::unordered_map<std::string, store::Refusal> refusals;          // by reference
  };
  SentView() = default;
  bool take_planned();
  void take_sent();

  std::vector<std::shared_ptr<const list::ListReader>> lists_;
  std::unique_ptr<list::GroupMerge> merge_;
  bool has_plan_ = false, valid_ = false;
  std::uint64_t planned_ = 0;  // plan records passed so far
  Answers answers_;
  SentItem item_;
};

}  // namespace yingbao::forward
