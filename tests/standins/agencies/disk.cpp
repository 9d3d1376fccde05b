#include "disk.hpp"

#include <fstream>
#include <stdexcept>

#include "writers.hpp"

namespace yingbao::sample {
namespace {

using std::filesystem::path;

std::string bytes_of(const File& file) {
  switch (file.format) {
    case Format::csv:
    case Format::tab_separated: return csv(file);
    case Format::xls: return compound_file(xls(file));
    case Format::html: return html(file);
    case Format::json: return json(file);
    case Format::xml: return xml(file);
    case Format::xlsx: break;
  }
  throw std::logic_error("a workbook goes straight to the disk");
}

void save(const path& place, std::string_view bytes) {
  std::ofstream out(place, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + place.string());
}

template <class Save>
void publish(const path& place, Save&& save_to) {
  std::filesystem::create_directories(place.parent_path());
  const path partial = place.parent_path() / joined({".", place.filename().string(), ".part"});
  save_to(partial);
  std::filesystem::rename(partial, place);
}

}  // namespace

void write_bytes(const path& place, std::string_view bytes) {
  publish(place, [&](const path& partial) { save(partial, bytes); });
}

void write_secret(const path& place, std::string_view secret) {
  publish(place, [&](const path& partial) {
    using std::filesystem::perms;
    save(partial, "");  // closed to others before there is anything to read
    std::filesystem::permissions(partial, perms::owner_read | perms::owner_write);
    save(partial, secret);
  });
}

void write_file(const path& folder, const File& file) {
  if (file.format == Format::xlsx) {
    publish(folder / file.name, [&](const path& partial) { write_xlsx(file, partial); });
  } else if (file.archive) {
    write_bytes(folder / file.name, encrypted_zip(*file.archive, bytes_of(file)));
  } else {
    write_bytes(folder / file.name, bytes_of(file));
  }
}

}  // namespace yingbao::sample
