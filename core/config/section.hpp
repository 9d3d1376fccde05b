// Reads one TOML table into plain values: every key asked for is known, every other key is a problem, and each
// problem says file:line:column.
#pragma once

#include "base/date.hpp"
#include "config/problems.hpp"
#include "config/secret_reference.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::config {

class Section;

/// Reads a file as one section; notes a problem and reads nothing when it cannot be opened or is no TOML.
void read_toml(const std::filesystem::path& file, Problems& problems, const std::function<void(Section&)>& read);

class Section {
 public:
  struct Table;  ///< of TOML, which only section.cpp knows
  enum class Shape { absent, text, list, other };

  explicit Section(std::unique_ptr<Table> table);
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
  /// A list of whole numbers; true and false count as 1 and 0.
  std::vector<std::int64_t> numbers(std::string_view key);
  std::string one_of(std::string_view key, std::string otherwise, std::span<const std::string_view> words);
  std::string one_of(std::string_view key, std::string otherwise, std::initializer_list<std::string_view> words) {
    return one_of(key, std::move(otherwise), std::span{words.begin(), words.size()});
  }
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

  Shape shape(std::string_view key);
  bool has(std::string_view key) { return shape(key) != Shape::absent; }
  void problem(std::string_view key, std::string what);

 private:
  std::unique_ptr<Table> table_;
};

}  // namespace yingbao::config
