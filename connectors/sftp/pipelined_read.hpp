// Reads a remote file with many requests under way: the distance to the server costs once, not with every piece.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <deque>
#include <span>

struct sftp_file_struct;

namespace yingbao::sftp {

class PipelinedRead {
 public:
  /// Borrows the open file.
  PipelinedRead(sftp_file_struct* file, std::uint64_t from, std::uint64_t to);
  /// Fills `out` as far as the range reaches, in order; fewer bytes mean its end, or that the file ends before it.
  /// Negative when the server refuses or is gone.
  std::int64_t fill(std::span<char> out);

 private:
  struct Request {
    std::uint32_t id, length;
  };
  bool ask();
  bool start_again();

  sftp_file_struct* file_;
  std::uint64_t asked_, done_, to_;
  std::deque<Request> under_way_;
};

}  // namespace yingbao::sftp
