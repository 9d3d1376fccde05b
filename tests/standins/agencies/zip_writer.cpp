#include <zip.h>

#include <memory>
#include <stdexcept>

#include "charset.hpp"
#include "writers.hpp"

namespace yingbao::sample {
namespace {

constexpr time_t stamped = 1'623'283'200;  // 10 June 2021

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

void require(bool done) {
  if (!done) throw std::runtime_error("libzip cannot make the archive");
}

void fill(zip_t* zip, const Archive& archive, std::string_view content) {
  zip_source_t* entry = zip_source_buffer(zip, content.data(), content.size(), 0);
  require(entry != nullptr);
  // "CP437" keeps the bytes of the name as they are.
  const auto added = zip_file_add(zip, to_gbk(archive.entry).c_str(), entry, ZIP_FL_ENC_CP437);
  require(added >= 0);
  const auto index = static_cast<zip_uint64_t>(added);
  require(zip_file_set_mtime(zip, index, stamped, 0) == 0);
  require(zip_file_set_encryption(zip, index, ZIP_EM_AES_256, archive.password.c_str()) == 0);
}

std::string read_all(zip_source_t* source) {
  zip_stat_t about;
  require(zip_source_open(source) == 0 && zip_source_stat(source, &about) == 0);
  std::string bytes(about.size, '\0');
  require(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  require(zip_source_close(source) == 0);
  return bytes;
}

}  // namespace

std::string encrypted_zip(const Archive& archive, std::string_view content) {
  const std::unique_ptr<zip_source_t, Discard> target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  require(target != nullptr);
  zip_source_keep(target.get());  // the archive takes one of the two holds
  std::unique_ptr<zip_t, Discard> zip(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
  require(zip != nullptr);
  fill(zip.get(), archive, content);
  require(zip_close(zip.get()) == 0);
  zip.release();  // closed
  return read_all(target.get());
}

}  // namespace yingbao::sample
