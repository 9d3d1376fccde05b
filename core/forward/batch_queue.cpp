#include "forward/batch_queue.hpp"

namespace yingbao::forward {
namespace {

constexpr std::size_t kAhead = 6;

}  // namespace

BatchQueue::BatchQueue(BatchReader reader, std::vector<store::Submission> open)
    : reader_{std::move(reader)}, open_{std::move(open)}, thread_{[this] { prepare(); }} {}

BatchQueue::~BatchQueue() {
  {
    const std::lock_guard lock{mutex_};
    abandoned_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::unique_ptr<Batch> BatchQueue::next() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return ended_ || !ready_.empty(); });
  if (ready_.empty()) {
    if (failure_) std::rethrow_exception(failure_);
    return nullptr;
  }
  auto batch = std::move(ready_.front());
  ready_.pop_front();
  changed_.notify_all();
  return batch;
}

void BatchQueue::prepare() {
  std::exception_ptr failure;
  try {
    for (const auto& row : open_) {
      auto batch = reader_.read(row);
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return abandoned_ || ready_.size() < kAhead; });
      if (abandoned_) break;
      ready_.push_back(std::move(batch));
      changed_.notify_all();
    }
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock{mutex_};
  failure_ = failure;
  ended_ = true;
  changed_.notify_all();
}

}  // namespace yingbao::forward
