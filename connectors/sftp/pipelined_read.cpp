#include "sftp/pipelined_read.hpp"

#include <libssh/sftp.h>

#include <algorithm>
#include <array>

namespace yingbao::sftp {
namespace {

constexpr std::uint32_t kRequestBytes = 32u << 10;  // more, and servers answer with less than was asked
constexpr std::size_t kWindow = 64;

}  // namespace

PipelinedRead::PipelinedRead(sftp_file_struct* file, std::uint64_t from, std::uint64_t to)
    : file_{file}, asked_{from}, done_{from}, to_{to} {
  ::sftp_seek64(file, from);
}

bool PipelinedRead::ask() {
  while (under_way_.size() < kWindow && asked_ < to_) {
    const auto length = static_cast<std::uint32_t>(std::min<std::uint64_t>(kRequestBytes, to_ - asked_));
    const int id = ::sftp_async_read_begin(file_, length);
    if (id < 0) return false;
    under_way_.push_back({static_cast<std::uint32_t>(id), length});
    asked_ += length;
  }
  return true;
}

bool PipelinedRead::start_again() {
  std::array<char, kRequestBytes> unwanted;
  for (; !under_way_.empty(); under_way_.pop_front())
    if (::sftp_async_read(file_, unwanted.data(), under_way_.front().length, under_way_.front().id) < 0) return false;
  file_->eof = 0;
  asked_ = done_;
  return ::sftp_seek64(file_, done_) == 0;
}

std::int64_t PipelinedRead::fill(std::span<char> out) {
  std::size_t filled = 0;
  while (done_ < to_ && out.size() - filled >= std::min<std::uint64_t>(kRequestBytes, to_ - done_)) {
    if (!ask()) return -1;
    const auto [id, length] = under_way_.front();
    under_way_.pop_front();
    const int n = ::sftp_async_read(file_, out.data() + filled, length, id);
    if (n < 0) return -1;
    if (n == 0) break;
    filled += static_cast<std::size_t>(n);
    done_ += static_cast<std::uint64_t>(n);
    // What was asked for behind a short answer begins at the wrong place.
    if (static_cast<std::uint32_t>(n) < length && !start_again()) return -1;
  }
  return static_cast<std::int64_t>(filled);
}

}  // namespace yingbao::sftp
