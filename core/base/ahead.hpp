// Makes the parts of a whole on several threads, a few ahead of the one that takes them in their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace yingbao {

template <class Part>
class Ahead {
 public:
  /// Called on the thread of a lane, of which no other one works at the same time.
  using Make = std::function<Part(std::size_t lane, std::size_t number)>;

  /// Parts 0 to `count` - 1; at most `lanes` + `ahead` are made or waiting to be taken.
  Ahead(std::size_t lanes, std::size_t ahead, std::size_t count, Make make)
      : make_{std::move(make)}, count_{count}, most_{lanes + ahead} {
    for (std::size_t lane = 0; lane < lanes; ++lane) threads_.emplace_back([this, lane] { work(lane); });
  }
  ~Ahead() {
    {
      const std::lock_guard lock{mutex_};
      begun_ = count_;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// The next part, nothing behind the last one; throws what making it threw, and then again.
  std::optional<Part> next() {
    std::unique_lock lock{mutex_};
    if (taken_ == count_) return {};
    changed_.wait(lock, [this] { return made_.contains(taken_); });
    auto& [part, failure] = made_.at(taken_);
    if (failure) std::rethrow_exception(failure);
    auto taken = std::move(part);
    made_.erase(taken_++);
    changed_.notify_all();
    return taken;
  }

 private:
  struct Made {
    std::optional<Part> part;
    std::exception_ptr failure;
  };

  void work(std::size_t lane) {
    std::unique_lock lock{mutex_};
    for (;;) {
      changed_.wait(lock, [this] { return begun_ == count_ || begun_ < taken_ + most_; });
      if (begun_ == count_) return;
      const auto number = begun_++;
      lock.unlock();
      Made made;
      try {
        made.part = make_(lane, number);
      } catch (...) {
        made.failure = std::current_exception();
      }
      lock.lock();
      made_.emplace(number, std::move(made));
      changed_.notify_all();
    }
  }

  const Make make_;
  const std::size_t count_, most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::size_t begun_ = 0, taken_ = 0;
  std::map<std::size_t, Made> made_;
  std::vector<std::thread> threads_;
};

}  // namespace yingbao
