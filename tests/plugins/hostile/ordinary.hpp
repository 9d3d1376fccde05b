// What every fixture is but for its misdeed: a plugin for a list of registered unemployed people.
#pragma once

#include "sdk/plugin.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace yingbao::hostile {

using plugin::RecordSink;
using plugin::Row;
using schema::Field;
using schema::Reason;

inline constexpr plugin::Column kColumns[] = {
    {.field = Field::name, .reader = plugin::Reader::name, .need = plugin::Need::required, .titles = "姓名"},
    {.field = Field::id_number, .reader = plugin::Reader::identity, .titles = "身份证号"},
    {.field = Field::county, .reader = plugin::Reader::county, .titles = "县区"},
};
#ifndef HOSTILE_NEED
#define HOSTILE_NEED plugin::LayoutNeed::number
#endif
inline constexpr plugin::Layout kLayouts[] = {
    {.id = "people", .feed = "G6", .columns = kColumns, .need = HOSTILE_NEED}};
inline constexpr std::string_view kFeeds[] = {"G6"};

/// Where the fixture was loaded from.
inline const std::filesystem::path& own_file() {
  static const std::filesystem::path file = [] {
    Dl_info info{};
    if (::dladdr(reinterpret_cast<const void*>(&own_file), &info) == 0) ::_exit(1);
    return info.dli_fname;
  }();
  return file;
}
inline const std::string& own_name() {
  static const std::string name = own_file().stem();
  return name;
}

class Ordinary : public plugin::Plugin {
 public:
  const plugin::Description& describe() const override { return description_; }
  void normalise(const Row&, RecordSink& sink) override { sink.emit(); }

 private:
  plugin::Description description_{own_name(), "测试", "fixture", kFeeds, kLayouts};
};

/// What the test names as the victim: a path, a port or a process. It stands beside the fixture, where even a sandboxed
/// process may read while it loads.
inline std::string read_target() {
  char text[512] = {};
  const int fd = ::open(std::filesystem::path{own_file()}.replace_extension(".target").c_str(), O_RDONLY);
  if (fd < 0) return {};
  const auto length = ::read(fd, text, sizeof text);
  ::close(fd);
  return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : std::string{};
}

/// What an act has at hand; a row and a sink only while a row is normalised.
struct Scene {
  std::string target;
  const Row* row = nullptr;
  RecordSink* sink = nullptr;
};

}  // namespace yingbao::hostile
