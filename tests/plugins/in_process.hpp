// Reads a small table with a plugin in the test's own process: for tables of cases over every layout.
#pragma once

#include "plugin_host/child/header_search.hpp"
#include "plugin_host/child/loader.hpp"
#include "plugin_host/child/normaliser.hpp"
#include "run_rows.hpp"

namespace yingbao::plugin_tests {

using Table = std::vector<std::vector<std::string>>;

/// What came of each row of the table; `why` when it has no header.
struct Read {
  std::vector<Record> records;
  std::vector<plugin_host::RejectFrame> rejects;
  std::vector<plugin_host::MappedColumn> columns;
  std::string why;
};

/// A plugin loaded from the build; throws when it cannot be.
class LoadedPlugin {
 public:
  explicit LoadedPlugin(const std::string& id);
  const plugin::Description& description() const { return loaded_.plugin->describe(); }
  Read read(const Table& table);

 private:
  plugin_host::Job job_;
  plugin_host::MapSettings settings_{{}};
  plugin_host::LoadedPlugin loaded_;
};

}  // namespace yingbao::plugin_tests
