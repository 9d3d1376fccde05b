// Files and descriptors: every return value is checked, every change that must survive is synced.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace yingbao {

/// Owns one descriptor.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_{fd} {}
  UniqueFd(UniqueFd&& other) noexcept : fd_{std::exchange(other.fd_, -1)} {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    reset(std::exchange(other.fd_, -1));
    return *this;
  }
  ~UniqueFd() { reset(); }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int release() { return std::exchange(fd_, -1); }
  void reset(int fd = -1);

 private:
  int fd_ = -1;
};

Status write_all(int fd, std::string_view bytes);
/// Fills `out` as far as the file reaches; the number of bytes read.
Result<std::size_t> read_some(int fd, std::span<char> out);
Status read_exactly_at(int fd, std::span<char> out, std::uint64_t offset);
/// fdatasync; a failure is final, it is never tried again.
Status sync_data(int fd);
Status sync_folder(const std::filesystem::path& folder);

/// The whole of a small file; refuses more than `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = 16u << 20);
/// Writes beside, syncs, renames, syncs the folder: afterwards either the old or the whole new content is there.
Status write_file_durably(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

}  // namespace yingbao
