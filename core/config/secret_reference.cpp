#include "config/secret_reference.hpp"

#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

namespace yingbao::config {
namespace {

constexpr std::size_t kMostBytes = 64u << 10;

Error unusable(const std::string& what) { return Error{Errc::invalid_config, what}; }

Result<Secret> read_secret_file(const std::string& path) {
  const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return unusable(errno_error("secret file " + path).detail());
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode))
    return unusable("secret file " + path + " is no regular file");
  if ((info.st_uid != 0 && info.st_uid != ::geteuid()) || (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return unusable("secret file " + path + " can be read by others: chmod 600, owned by the hub's user");
  std::string value(kMostBytes + 1, '\0');
  const auto n = read_some(fd.get(), value);
  if (!n) return n.error();
  if (*n > kMostBytes) return unusable("secret file " + path + " is too long for a secret");
  value.resize(*n);
  while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
  if (value.empty()) return unusable("secret file " + path + " is empty");
  return Secret{std::move(value)};
}

}  // namespace

Result<Secret> SecretReference::resolve() const {
  switch (kind) {
    case Kind::none: return unusable("no secret is configured");
    case Kind::file: return read_secret_file(name);
    case Kind::environment: {
      const char* value = std::getenv(name.c_str());
      if (!value || !*value) return unusable("the environment variable " + name + " is not set");
      return Secret{value};
    }
    case Kind::credential: {
      const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
      if (!folder) return unusable("the credential " + name + " needs systemd: LoadCredential=" + name + ":/path");
      return read_secret_file(std::string{folder} + "/" + name);
    }
  }
  return unusable("no secret is configured");
}

}  // namespace yingbao::config
