#include "sftp/transfer.hpp"

#include <algorithm>

namespace yingbao::sftp {
namespace {

constexpr std::size_t kOverlapBytes = 1u << 20;

Error changed() { return Error{Errc::conflict, "is another file than it was; the next run takes it"}; }

/// What has come so far, and the last of it to compare with when a transfer goes on.
class Received {
 public:
  Received(const connector::ByteSink& sink, std::uint64_t size) : sink_{sink}, size_{size} {}

  std::uint64_t count() const { return count_; }
  /// Where reading goes on: so far back that the overlap is read again.
  std::uint64_t resume() {
    overlap_ = std::min<std::size_t>(last_.size(), kOverlapBytes);
    return count_ - overlap_;
  }

  Status take(std::string_view bytes) {
    const auto again = std::min(overlap_, bytes.size());
    if (bytes.substr(0, again) != std::string_view{last_}.substr(last_.size() - overlap_, again)) return changed();
    overlap_ -= again;
    bytes.remove_prefix(again);
    if (bytes.empty()) return {};
    count_ += bytes.size();
    if (count_ > size_) return changed();
    last_.append(bytes);
    if (last_.size() > 4 * kOverlapBytes) last_.erase(0, last_.size() - kOverlapBytes);
    return sink_(bytes);
  }

 private:
  const connector::ByteSink& sink_;
  const std::uint64_t size_;
  std::uint64_t count_ = 0;
  std::string last_;
  std::size_t overlap_ = 0;  // of last_, still to be read again
};

}  // namespace

Status take(Line& line, const Config& config, const std::string& path, const Entry& expected,
            const connector::ByteSink& sink) {
  const auto until = line.clock().steady() + config.total;
  Received received{sink, expected.size};
  for (int failures = 1;; ++failures) {
    const auto before = received.count();
    const auto done = line.ask_once([&](Session& session) {
      return session.read(
          path, expected, received.resume(), [&](auto bytes) { return received.take(bytes); }, until);
    });
    if (done && received.count() != expected.size) return changed();
    if (done) return done;
    const bool progress = received.count() > before;
    const bool worth = is_passing(done.error()) || (done.error().code() == Errc::timed_out && progress);
    if (!worth || line.clock().steady() >= until) return done;
    if (progress) failures = 1;  // a bad line that brings something with every try arrives in the end
    if (!line.wait_again(failures)) return done;
  }
}

}  // namespace yingbao::sftp
