// Prepares batches on a thread of its own, a few ahead of the connections that send them.
#pragma once

#include "forward/batch.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace yingbao::forward {

class BatchQueue {
 public:
  /// Passes over the batches that have their answer.
  BatchQueue(BatchReader reader, std::vector<store::Submission> open);
  ~BatchQueue();
  /// The next batch, or null at the end; throws what reading threw.
  std::unique_ptr<Batch> next();

 private:
  void prepare();

  BatchReader reader_;
  std::vector<store::Submission> open_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::deque<std::unique_ptr<Batch>> ready_;
  bool ended_ = false, abandoned_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace yingbao::forward
