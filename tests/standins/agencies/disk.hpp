#pragma once

#include <filesystem>
#include <string_view>

#include "file.hpp"

namespace yingbao::sample {

// Whatever is written appears under its name complete or not at all: a connector may be watching the folder.
void write_file(const std::filesystem::path& folder, const File& file);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);
void write_secret(const std::filesystem::path& path, std::string_view secret);  // for the owner's eyes

}  // namespace yingbao::sample
