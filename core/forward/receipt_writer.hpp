// Stores receipts from a thread of its own: what comes within some milliseconds goes into one transaction.
#pragma once

#include "store/store.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace yingbao::forward {

/// What fails on its thread is thrown by finish().
class ReceiptWriter {
 public:
  using Receipt = std::pair<store::Submission, std::vector<store::Refusal>>;

  explicit ReceiptWriter(store::Store& store);
  ~ReceiptWriter();
  void add(Receipt receipt);
  /// Waits until everything is durable; throws what the store threw.
  void finish();

 private:
  void run();

  store::Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::vector<Receipt> queue_;
  bool closing_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace yingbao::forward
