#include "plugin_host/owner/plugin_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace yingbao::plugin_host {
namespace {

Error refusal(const std::filesystem::path& path, std::string_view what) {
  return Error{Errc::refused, "plugin " + path.filename().string() + ": " + std::string{what}};
}

bool only_ours_to_write(const struct stat& info) {
  return (info.st_uid == 0 || info.st_uid == ::geteuid()) && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

}  // namespace

Status check_plugin_file(const std::filesystem::path& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return refusal(path, "there is no such file (" + path.string() + ")");
  if (!S_ISREG(info.st_mode)) return refusal(path, "is not a regular file");
  if (!only_ours_to_write(info)) return refusal(path, "others than root and the hub's user may write it");
  struct stat folder {};
  if (::stat(path.parent_path().c_str(), &folder) != 0 || !only_ours_to_write(folder))
    return refusal(path, "others than root and the hub's user may write its folder");
  return {};
}

}  // namespace yingbao::plugin_host
