#include "forward/receipt_writer.hpp"

namespace yingbao::forward {
namespace {

/// Each transaction waits for the disk: receipts are let come together for so long, and who is killed meanwhile asks again.
constexpr std::chrono::milliseconds kGather{20};

}  // namespace

ReceiptWriter::ReceiptWriter(store::Store& store) : store_{store}, thread_{[this] { run(); }} {}

ReceiptWriter::~ReceiptWriter() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void ReceiptWriter::add(Receipt receipt) {
  {
    const std::lock_guard lock{mutex_};
    queue_.push_back(std::move(receipt));
  }
  changed_.notify_one();
}

void ReceiptWriter::finish() {
  {
    const std::lock_guard lock{mutex_};
    closing_ = true;
  }
  changed_.notify_one();
  thread_.join();
  if (failure_) std::rethrow_exception(failure_);
}

void ReceiptWriter::run() {
  std::unique_lock lock{mutex_};
  for (;;) {
    changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    changed_.wait_for(lock, kGather, [this] { return closing_; });
    std::vector<Receipt> together;
    together.swap(queue_);
    lock.unlock();
    try {
      store_.add_answers(together);
    } catch (...) {
      lock.lock();
      failure_ = std::current_exception();
      return;
    }
    lock.lock();
  }
}

}  // namespace yingbao::forward
