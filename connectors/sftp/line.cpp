#include "sftp/line.hpp"

#include <thread>

namespace yingbao::sftp {

Result<Session*> Line::session() {
  if (!session_) {
    auto opened = Session::open(config_, clock_);
    if (!opened) return opened.error();
    session_ = std::move(*opened);
  }
  return session_.get();
}

bool Line::wait_again(int failures) const {
  constexpr int kTries = 4;
  if (failures >= kTries) return false;
  std::this_thread::sleep_for(config_.retry_wait * (1 << (failures - 1)));
  return true;
}

}  // namespace yingbao::sftp
