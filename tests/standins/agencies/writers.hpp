#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "file.hpp"

namespace yingbao::sample {

// One writer a format, each in a file of its own.

// Comma or tab. Quotes only what must be quoted, so quoted line breaks and doubled quotes do occur, but rarely.
std::string csv(const File& file);
std::string json(const File& file);             // {"code": 0, "message": …, "data": {"total": n, "list": […]}}
std::string xml(const File& file);              // <Records><Record>…
std::string html(const File& file);             // what some systems send as .xls: a page in GBK, marked up carelessly
std::string xls(const File& file);              // BIFF8
std::string compound_file(std::string stream);  // OLE2 around one stream named Workbook
void write_xlsx(const File& file, const std::filesystem::path& path);

// AES-256; the entry's name is in GBK and not marked as anything else.
std::string encrypted_zip(const Archive& archive, std::string_view content);

}  // namespace yingbao::sample
