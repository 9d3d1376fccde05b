#pragma once

#include "submission.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yingbao::sandbox {

struct StoredSubmission {
  Digest body{};
  std::optional<std::string> answer;  // none: the store no longer has it
};

// Where submissions and their effects are kept. One caller at a time. A store that can no
// longer keep its promise ends the process: memory is already ahead of it by then.
class Store {
 public:
  virtual ~Store() = default;

  // Calls visit for every effect kept so far, in the order they were appended.
  using Visit = std::function<void(const Item&, bool accepted, std::int64_t row)>;
  virtual void replay(const Visit& visit) = 0;

  virtual std::uint64_t submissions() const = 0;
  virtual std::optional<StoredSubmission> find(std::string_view submission_id) = 0;

  // begin, any number of append, commit: once commit returns, all of it outlives the process.
  virtual void begin() = 0;
  virtual std::int64_t append(std::string_view submission_id, const Item& item, bool accepted) = 0;
  virtual void commit(std::string_view submission_id, const Digest& body, std::string_view answer) = 0;

  // What was sent of the effect in that row; "null" when the store keeps none.
  virtual std::string content_text(std::int64_t row) = 0;
};

}  // namespace yingbao::sandbox
