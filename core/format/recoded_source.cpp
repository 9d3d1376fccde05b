#include "format/recoded_source.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::size_t kChunk = 256u << 10;

}  // namespace

Result<std::size_t> RecodedSource::read(std::span<char> out) {
  while (given_ == ready_.size()) {
    if (ended_) return 0u;
    if (auto done = refill(); !done) return done.error();
  }
  const auto n = std::min(out.size(), ready_.size() - given_);
  std::copy_n(ready_.data() + given_, n, out.data());
  given_ += n;
  return n;
}

Status RecodedSource::refill() {
  ready_.clear();
  given_ = 0;
  if (started_ || raw_.empty()) {
    auto have = raw_.size();
    raw_.resize(have + kChunk);
    while (have < raw_.size() && !ended_) {
      const auto n = source_.read({raw_.data() + have, raw_.size() - have});
      if (!n) return n.error();
      have += *n;
      ended_ = *n == 0;
    }
    raw_.resize(have);
  }
  started_ = true;
  return convert(raw_, ended_, ready_);
}

}  // namespace yingbao::format
