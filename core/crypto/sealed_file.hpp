// A sealed stream of bytes: what a delivery is on disk. Written once front to back, read front to back.
//
//   file  := "YBRAW001" suite:u8 0:u8[7] uid:u8[16] piece*
//   piece := length u32, seal(bytes)     nonce: piece number; associated data: uid, number, 1 for the last piece
//
// A file that was cut off lacks its last piece and does not open to its end.
#pragma once

#include "base/file.hpp"
#include "crypto/aead.hpp"

#include <filesystem>
#include <string>

namespace yingbao::crypto {

class SealedFileWriter {
 public:
  /// Creates the file; one that is not finished removes it.
  static Result<SealedFileWriter> create(const std::filesystem::path& path, const std::string& uid, const DataKey& key);
  SealedFileWriter(SealedFileWriter&&) noexcept = default;
  ~SealedFileWriter();
  Status write(std::string_view bytes);
  /// Seals the last piece, syncs the file and its folder.
  Status finish();

 private:
  SealedFileWriter(std::filesystem::path path, UniqueFd fd, std::string uid, const DataKey& key)
      : path_{std::move(path)}, fd_{std::move(fd)}, uid_{std::move(uid)}, aead_{key} {}
  Status seal_piece(bool last);

  std::filesystem::path path_;
  UniqueFd fd_;
  std::string uid_;
  Aead aead_;
  std::uint64_t piece_ = 0;
  std::string pending_, sealed_;
};

class SealedFileReader {
 public:
  static Result<SealedFileReader> open(const std::filesystem::path& path, const std::string& uid, const DataKey& key);
  /// The next piece, valid until the next call; empty at the true end.
  Result<std::string_view> next();

 private:
  SealedFileReader(UniqueFd fd, std::string uid, const DataKey& key)
      : fd_{std::move(fd)}, uid_{std::move(uid)}, aead_{key} {}

  UniqueFd fd_;
  std::string uid_;
  Aead aead_;
  std::uint64_t piece_ = 0;
  bool ended_ = false;
  std::string sealed_, plain_;
};

}  // namespace yingbao::crypto
