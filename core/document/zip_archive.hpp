// Several files as one ZIP archive under a password (WinZip AES-256), made in memory.
#pragma once

#include "base/error.hpp"
#include "base/secret.hpp"

#include <string>
#include <vector>

namespace yingbao::document {

struct ArchivedFile {
  std::string name, bytes;
};

Result<std::string> zip(const std::vector<ArchivedFile>& files, const Secret& password);

}  // namespace yingbao::document
