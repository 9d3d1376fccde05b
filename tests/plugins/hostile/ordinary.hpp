// What every fixture is but for its misdeed: a plugin for a list of registered unemployed people.
#pragma once

#include "sdk/plugin.hpp"

#include <fcntl.h>
#include <unistd.h>

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
inline constexpr plugin::Description kDescription{HOSTILE_NAME, "测试", "fixture", kFeeds, kLayouts};

class Ordinary : public plugin::Plugin {
 public:
  const plugin::Description& describe() const override { return kDescription; }
  void normalise(const Row&, RecordSink& sink) override { sink.emit(); }
};

/// What the test names as the victim: a path, a port or a process. It stands beside the fixture, where even a sandboxed
/// process may read while it loads.
inline std::string read_target() {
  char text[512] = {};
  const int fd = ::open(HOSTILE_FOLDER "/" HOSTILE_NAME ".target", O_RDONLY);
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

enum class When { static_initialiser, constructor, describe, normalise };

}  // namespace yingbao::hostile
