#include "crypto/sealed_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

namespace yingbao::crypto {
namespace {

constexpr std::string_view kMagic = "YBRAW001";
constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kPieceBytes = 256u << 10;

std::string associated(const std::string& uid, std::uint64_t piece, bool last) {
  std::string out{uid};
  out.append(reinterpret_cast<const char*>(&piece), sizeof piece);
  out.push_back(last ? '\1' : '\0');
  return out;
}

Error cut_off() {
  return Error{Errc::malformed, "the sealed copy of this delivery is cut off or changed; ask for the file again"};
}

}  // namespace

Result<SealedFileWriter> SealedFileWriter::create(const std::filesystem::path& path, const std::string& uid,
                                                  const DataKey& key) {
  UniqueFd fd{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
  if (!fd) return errno_error("create sealed delivery");
  SealedFileWriter writer{path, std::move(fd), uid, key};
  std::string header{kMagic};
  header.push_back(static_cast<char>(Suite::aes256_gcm));
  header.append(7, '\0').append(uid);
  if (auto done = write_all(writer.fd_.get(), header); !done) return done.error().in("sealed delivery");
  return writer;
}

SealedFileWriter::~SealedFileWriter() {
  if (fd_) ::unlink(path_.c_str());
}

Status SealedFileWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto room = kPieceBytes - pending_.size();
    pending_.append(bytes.substr(0, room));
    bytes.remove_prefix(std::min(room, bytes.size()));
    if (pending_.size() == kPieceBytes && !bytes.empty())
      if (auto done = seal_piece(false); !done) return done;
  }
  return {};
}

Status SealedFileWriter::seal_piece(bool last) {
  sealed_.assign(4, '\0');
  aead_.seal(piece_, associated(uid_, piece_, last), pending_, sealed_);
  const auto length = static_cast<std::uint32_t>(sealed_.size() - 4);
  std::memcpy(sealed_.data(), &length, 4);
  ++piece_;
  pending_.clear();
  if (auto done = write_all(fd_.get(), sealed_); !done) return done.error().in("sealed delivery");
  return {};
}

Status SealedFileWriter::finish() {
  if (auto done = seal_piece(true); !done) return done;
  if (auto done = sync_data(fd_.get()); !done) return done.error().in("sealed delivery");
  if (auto done = sync_folder(path_.parent_path()); !done) return done;
  fd_.reset();
  return {};
}

Result<SealedFileReader> SealedFileReader::open(const std::filesystem::path& path, const std::string& uid,
                                                const DataKey& key) {
  UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return errno_error("sealed delivery");
  std::string header(kHeaderBytes, '\0');
  const auto n = read_some(fd.get(), header);
  if (!n) return n.error();
  if (*n != kHeaderBytes || !header.starts_with(kMagic) || header.substr(16) != uid) return cut_off();
  if (header[8] != static_cast<char>(Suite::aes256_gcm))
    return Error{Errc::invalid_config, "a delivery is sealed with a cipher suite this build does not have"};
  return SealedFileReader{std::move(fd), uid, key};
}

Result<std::string_view> SealedFileReader::next() {
  if (ended_) return std::string_view{};
  std::uint32_t length = 0;
  auto n = read_some(fd_.get(), {reinterpret_cast<char*>(&length), sizeof length});
  if (!n) return n.error();
  if (*n != sizeof length || length < kSealOverhead || length > kPieceBytes + kSealOverhead) return cut_off();
  sealed_.resize(length);
  n = read_some(fd_.get(), sealed_);
  if (!n) return n.error();
  if (*n != length) return cut_off();
  plain_.clear();
  // Which piece is the last one is known by the seal alone.
  if (!aead_.open(piece_, associated(uid_, piece_, false), sealed_, plain_)) {
    if (!aead_.open(piece_, associated(uid_, piece_, true), sealed_, plain_)) return cut_off();
    ended_ = true;
  }
  ++piece_;
  return std::string_view{plain_};
}

}  // namespace yingbao::crypto
