// Reads one TOML table into plain values: every key asked for is known, every other key is a problem, and each
// problem says file:line:column. Only this module's sources include it.
#pragma once

#include "base/date.hpp"
#include "config/problems.hpp"
#include "config/secret_reference.hpp"

#include <toml++/toml.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>

namespace yingbao::config {

/// Empty, with the problems noted, when the file cannot be read or is no TOML.
std::optional<toml::table> parse_toml(const std::filesystem::path& file, Problems& problems);

class Section {
 public:
  Section(const toml::table& table, std::string file, Problems& problems, std::string name = {})
      : table_{table}, file_{std::move(file)}, problems_{problems}, name_{std::move(name)} {}
  Section(const Section&) = delete;
  /// Reports the keys that nobody asked for.
  ~Section();

  std::string text(std::string_view key, std::string otherwise = {});
  std::string required_text(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t otherwise, std::int64_t low, std::int64_t high);
  double share(std::string_view key, double otherwise);
  bool flag(std::string_view key, bool otherwise);
  std::chrono::milliseconds duration(std::string_view key, std::chrono::milliseconds otherwise);
  std::uint64_t size(std::string_view key, std::uint64_t otherwise);
  std::optional<Date> date(std::string_view key);
  /// { file = … }, { env = … } or { credential = … }; a plain text is a problem. Paths start at `base`.
  SecretReference secret(std::string_view key, const std::filesystem::path& base);
  std::vector<std::string> texts(std::string_view key);
  std::string one_of(std::string_view key, std::string otherwise, std::initializer_list<std::string_view> words);
  /// Calls `read` with the table under `key`, when there is one.
  void table(std::string_view key, const std::function<void(Section&)>& read);
  /// Calls `read` for each table of the array under `key`.
  void tables(std::string_view key, const std::function<void(Section&)>& read);
  /// Every key of this section with its table: for maps whose keys are names.
  void each_table(const std::function<void(const std::string& key, Section&)>& read);
  /// The names of this section's keys, which are free; the caller reads each of them.
  std::vector<std::string> keys() const;
  /// Every key of this section with its text.
  std::vector<std::pair<std::string, std::string>> each_text();
  /// Whatever stands under `key`, flattened to dotted keys and texts.
  std::vector<std::pair<std::string, std::string>> flattened(std::string_view key);

  const toml::node* node(std::string_view key);
  void problem(std::string_view key, std::string what);
  std::string where(const toml::node& node) const;

 private:
  const toml::table& table_;
  std::string file_;
  Problems& problems_;
  std::string name_;
  std::set<std::string, std::less<>> asked_;
  bool all_asked_ = false;
};

}  // namespace yingbao::config
