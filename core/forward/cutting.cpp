#include "forward/cutting.hpp"

namespace yingbao::forward {
namespace {

std::uint64_t shard_of(crypto::Key key) { return key.high >> 60; }

}  // namespace

void Cutter::add(crypto::Key key) {
  if (cut_.empty() || cut_.back().items == size_ || shard_of(cut_.back().first) != shard_of(key)) {
    store::Submission next;
    next.number = cut_.size();
    next.first = key;
    cut_.push_back(std::move(next));
  }
  ++cut_.back().items;
}

std::vector<store::Submission> Cutter::take(store::Id exchange) {
  for (auto& submission : cut_) submission.exchange = exchange;
  return std::move(cut_);
}

}  // namespace yingbao::forward
