// A sealed delivery on a disk that others can write: read to its end, or refused as changed.
#include "check.hpp"

#include "crypto/sealed_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <string>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  static const std::string kUid(16, 'u');  // the corpus is sealed with these
  static const auto kKey = crypto::DataKey::from(std::string(32, 'k'));
  const UniqueFd file{::memfd_create("sealed", MFD_CLOEXEC)};
  fuzz::require(file && ::write(file.get(), data, size) == static_cast<ssize_t>(size), "there is a file");
  auto reader = crypto::SealedFileReader::open("/proc/self/fd/" + std::to_string(file.get()), kUid, kKey);
  const auto refused = [](const Error& error) {
    fuzz::require(error.code() == Errc::malformed || error.code() == Errc::invalid_config, "a changed file is refused");
    return 0;
  };
  if (!reader) return refused(reader.error());
  for (std::size_t told = 0;;) {
    const auto piece = reader->next();
    if (!piece) return refused(piece.error());
    if (piece->empty()) return 0;
    told += piece->size();
    fuzz::require(told < size, "nothing is told that is not there");
  }
}
