// One file that a neighbour writes anew: the smallest connector there is.
#include "base/file.hpp"
#include "connector/file_version.hpp"
#include "connector/type.hpp"

#include <fcntl.h>
#include <sys/stat.h>

namespace yingbao::one_file {
namespace {

using connector::Found;

/// What stands at the path now.
Result<connector::FileVersion> version_of(int fd) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return errno_error("stat");
  return connector::FileVersion{static_cast<std::uint64_t>(info.st_size),
                                info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
}

class OneFile final : public connector::Connector {
 public:
  explicit OneFile(std::filesystem::path path) : path_{std::move(path)} {}
  std::string_view type() const override { return "one_file"; }
  /// The file stays, so it is offered again: its version tells one arrival from the next.
  bool offers_again() const override { return true; }

  Result<std::vector<Found>> list_new(std::vector<connector::Left>&) override {
    const auto fd = open();
    if (!fd) return fd.error();
    const auto version = version_of(fd->get());
    if (!version) return version.error();
    return std::vector<Found>{{path_.filename().string(), {path_.string(), version->text()}}};
  }

  Status take(const Found& found, const connector::ByteSink& sink) override {
    const auto fd = open();
    if (!fd) return fd.error();
    std::string buffer(1u << 16, '\0');
    for (;;) {
      const auto n = read_some(fd->get(), buffer);
      if (!n) return n.error();
      if (*n == 0) break;
      if (auto done = sink(std::string_view{buffer}.substr(0, *n)); !done) return done;
    }
    const auto now = version_of(fd->get());
    if (!now) return now.error();
    return now->text() == found.bookmark.version ? Status{}
                                                 : Error{Errc::conflict, "was written to; the next run takes it"};
  }

  Result<bool> confirm(const Found&) override { return true; }
  Result<bool> give_back(const connector::Return&) override { return false; }

  Result<connector::Probe> probe() override {
    const auto fd = open();
    if (!fd) return fd.error();
    return connector::Probe{path_.string(), {}, 1, {}};
  }

 private:
  Result<UniqueFd> open() const {
    UniqueFd fd{::open(path_.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
    if (!fd) return Error{Errc::unreachable, errno_error(path_.string()).detail()};
    return fd;
  }

  std::filesystem::path path_;
};

struct Config final : connector::Settings {
  std::filesystem::path path;

  std::unique_ptr<connector::Connector> connect(Date, const Clock&) const override {
    return std::make_unique<OneFile>(path);
  }
  std::vector<std::string> problems() const override {
    if (std::filesystem::exists(path)) return {};
    return {"connector.path " + path.string() + " does not exist"};
  }
};

std::unique_ptr<config::ConnectorSettings> read(config::Section& section, const config::ConnectorPlace& place) {
  auto config = std::make_unique<Config>();
  config->path = (place.base / section.required_text("path")).lexically_normal();
  return config;
}

}  // namespace

extern const connector::Type one_file_connector;
const connector::Type one_file_connector{{.id = "one_file", .read = read}};

}  // namespace yingbao::one_file
