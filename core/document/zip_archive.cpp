#include "document/zip_archive.hpp"

#include <zip.h>

#include <memory>

namespace yingbao::document {
namespace {

Error failed(std::string_view what) { return Error{Errc::internal, "ZIP archive: " + std::string{what}}; }

Status add(zip_t* archive, const ArchivedFile& file, const Secret& password) {
  auto* source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
  if (!source) return failed(zip_strerror(archive));
  const auto index = zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return failed(zip_strerror(archive));
  }
  const std::string key{password.reveal()};
  if (zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, key.c_str()) != 0)
    return failed(zip_strerror(archive));
  return {};
}

}  // namespace

Result<std::string> zip(const std::vector<ArchivedFile>& files, const Secret& password) {
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> buffer{zip_source_buffer_create(nullptr, 0, 0, nullptr),
                                                                      zip_source_free};
  if (!buffer) return failed("no memory");
  zip_source_keep(buffer.get());  // closing the archive lets go of it; its bytes are read after that
  zip_error_t error;
  zip_error_init(&error);
  auto* archive = zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error);
  if (!archive) {
    zip_source_free(buffer.get());
    return failed(zip_error_strerror(&error));
  }
  for (const auto& file : files)
    if (auto done = add(archive, file, password); !done) {
      zip_discard(archive);
      return done.error();
    }
  if (zip_close(archive) != 0) {
    const auto why = failed(zip_strerror(archive));
    zip_discard(archive);
    return why;
  }
  zip_stat_t info;
  if (zip_source_stat(buffer.get(), &info) != 0 || zip_source_open(buffer.get()) != 0)
    return failed("cannot be read back");
  std::string bytes(info.size, '\0');
  const auto n = zip_source_read(buffer.get(), bytes.data(), bytes.size());
  zip_source_close(buffer.get());
  if (n < 0 || static_cast<std::size_t>(n) != bytes.size()) return failed("cannot be read back");
  return bytes;
}

}  // namespace yingbao::document
