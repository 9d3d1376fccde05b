// Sealed files of a test.
#pragma once

#include "crypto/digest.hpp"
#include "crypto/sealed_file.hpp"
#include "support/temp_folder.hpp"

#include <cstring>
#include <vector>

namespace yingbao::crypto {

inline constexpr std::size_t kPiece = 256u << 10;

inline std::string pattern(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 + i / 251);
  return bytes;
}

inline Status write_sealed(const std::filesystem::path& file, const std::string& uid, const DataKey& key,
                           std::string_view bytes, std::size_t chunk = 100000) {
  auto writer = SealedFileWriter::create(file, uid, key);
  if (!writer) return writer.error();
  for (; !bytes.empty(); bytes.remove_prefix(std::min(chunk, bytes.size())))
    if (auto done = writer->write(bytes.substr(0, chunk)); !done) return done;
  return writer->finish();
}

inline Result<std::string> read_sealed(const std::filesystem::path& file, const std::string& uid, const DataKey& key) {
  auto reader = SealedFileReader::open(file, uid, key);
  if (!reader) return reader.error();
  std::string all;
  for (;;) {
    const auto piece = reader->next();
    if (!piece) return piece.error();
    if (piece->empty()) return all;
    all += *piece;
  }
}

/// Where the pieces of a sealed file begin, and its end.
inline std::vector<std::size_t> piece_starts(std::string_view bytes) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 32; at < bytes.size();) {
    starts.push_back(at);
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data() + at, 4);
    at += 4 + length;
  }
  starts.push_back(bytes.size());
  return starts;
}

}  // namespace yingbao::crypto
