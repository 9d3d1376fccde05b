#include "config/section.hpp"

#include "base/file.hpp"
#include "config/units_of_measure.hpp"

#include <toml++/toml.h>

#include <set>
#include <sstream>

namespace yingbao::config {
namespace {

std::string position(const std::string& file, const toml::source_position& at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::optional<Date> date_of(const toml::node& node) {
  if (const auto* date = node.as_date()) return Date::of(date->get().year, date->get().month, date->get().day);
  if (const auto* text = node.as_string()) return Date::parse_iso(text->get());
  return {};
}

void flatten(const toml::node& node, const std::string& key, std::vector<std::pair<std::string, std::string>>& out) {
  const auto inner = [&](const auto& name) { return key.empty() ? std::string{name} : key + "." + std::string{name}; };
  if (const auto* table = node.as_table()) {
    for (const auto& [name, value] : *table) flatten(value, inner(name.str()), out);
  } else if (const auto* array = node.as_array()) {
    std::size_t i = 0;
    for (const auto& value : *array) flatten(value, inner(std::to_string(i++)), out);
  } else if (const auto text = node.value<std::string>()) {
    out.emplace_back(key, *text);
  } else if (const auto* flag = node.as_boolean()) {
    out.emplace_back(key, flag->get() ? "true" : "false");
  } else {
    // Numbers, dates and times as TOML writes them.
    std::ostringstream written;
    written << toml::node_view<const toml::node>{node};
    out.emplace_back(key, written.str());
  }
}

}  // namespace

struct Section::Table {
  const toml::table& values;
  std::string file;
  Problems& problems;
  std::string name = {};
  std::set<std::string, std::less<>> asked = {};
  bool all_asked = false;

  const toml::node* node(std::string_view key) {
    asked.emplace(key);
    return values.get(key);
  }
  std::string name_of(std::string_view key) const {
    return name.empty() ? std::string{key} : name + "." + std::string{key};
  }
  Section inner(const toml::table& table, std::string called) const {
    return Section{std::make_unique<Table>(Table{table, file, problems, std::move(called)})};
  }
};

void read_toml(const std::filesystem::path& file, Problems& problems, const std::function<void(Section&)>& read) {
  const auto text = read_file(file);
  if (!text) return problems.add(file.string(), text.error().detail());
  try {
    const auto values = toml::parse(*text, file.string());
    Section section{std::make_unique<Section::Table>(Section::Table{values, file.string(), problems})};
    read(section);
  } catch (const toml::parse_error& error) {
    problems.add(position(file.string(), error.source().begin), std::string{error.description()});
  }
}

Section::Section(std::unique_ptr<Table> table) : table_{std::move(table)} {}

Section::~Section() {
  if (table_->all_asked) return;
  for (const auto& [key, value] : table_->values)
    if (!table_->asked.contains(key.str()))
      table_->problems.add(position(table_->file, key.source().begin),
                           "unknown key '" + std::string{key.str()} + "'" +
                               (table_->name.empty() ? "" : " in [" + table_->name + "]"));
}

Section::Shape Section::shape(std::string_view key) {
  const auto* found = table_->node(key);
  if (!found) return Shape::absent;
  return found->is_string() ? Shape::text : found->is_array() ? Shape::list : Shape::other;
}

void Section::problem(std::string_view key, std::string what) {
  const auto* at = table_->values.get(key);
  const auto& source = at ? at->source() : table_->values.source();
  table_->problems.add(position(table_->file, source.begin), table_->name_of(key) + ": " + std::move(what));
}

std::string Section::text(std::string_view key, std::string otherwise) {
  const auto* found = table_->node(key);
  if (!found) return otherwise;
  if (const auto* value = found->as_string()) return value->get();
  problem(key, "must be text in quotes");
  return otherwise;
}

std::string Section::required_text(std::string_view key) {
  const auto value = text(key);
  const auto* found = table_->node(key);
  if (value.empty() && (!found || found->is_string())) problem(key, "is needed");
  return value;
}

std::int64_t Section::integer(std::string_view key, std::int64_t otherwise, std::int64_t low, std::int64_t high) {
  const auto* found = table_->node(key);
  if (!found) return otherwise;
  const auto* value = found->as_integer();
  if (value && value->get() >= low && value->get() <= high) return value->get();
  problem(key, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return otherwise;
}

double Section::share(std::string_view key, double otherwise) {
  const auto* found = table_->node(key);
  if (!found) return otherwise;
  const auto value = found->value<double>();
  if (value && *value >= 0 && *value <= 1) return *value;
  problem(key, "must be a share from 0.0 to 1.0");
  return otherwise;
}

bool Section::flag(std::string_view key, bool otherwise) {
  const auto* found = table_->node(key);
  if (!found) return otherwise;
  if (const auto* value = found->as_boolean()) return value->get();
  problem(key, "must be true or false");
  return otherwise;
}

std::chrono::milliseconds Section::duration(std::string_view key, std::chrono::milliseconds otherwise) {
  const auto value = text(key);
  if (value.empty()) return otherwise;
  if (const auto parsed = parse_duration(value)) return *parsed;
  problem(key, "must be a duration such as \"30s\", \"5m\", \"2h\" or \"40d\"");
  return otherwise;
}

std::uint64_t Section::size(std::string_view key, std::uint64_t otherwise) {
  const auto value = text(key);
  if (value.empty()) return otherwise;
  if (const auto parsed = parse_size(value)) return *parsed;
  problem(key, "must be a size such as \"64KiB\", \"512MiB\" or \"2GiB\"");
  return otherwise;
}

std::optional<Date> Section::date(std::string_view key) {
  const auto* found = table_->node(key);
  if (!found) return {};
  if (const auto value = date_of(*found)) return value;
  problem(key, "must be a date such as 2020-01-01");
  return {};
}

SecretReference Section::secret(std::string_view key, const std::filesystem::path& base) {
  const auto* found = table_->node(key);
  if (!found) return {};
  using Kind = SecretReference::Kind;
  constexpr std::pair<std::string_view, Kind> kKinds[] = {{"file", Kind::file},
                                                          {"env", Kind::environment},
                                                          {"credential", Kind::credential}};
  if (const auto* given = found->as_table(); given && given->size() == 1)
    for (const auto& [word, kind] : kKinds)
      if (const auto* name = given->get_as<std::string>(word); name && !name->get().empty())
        return {kind, kind == Kind::file ? (base / name->get()).lexically_normal().string() : name->get()};
  problem(
      key,
      "must say where the secret is, never what it is: { file = \"…\" }, { env = \"…\" } or { credential = \"…\" }");
  return {};
}

std::vector<std::string> Section::texts(std::string_view key) {
  std::vector<std::string> values;
  const auto* found = table_->node(key);
  if (!found) return values;
  const auto* array = found->as_array();
  if (!array) problem(key, "must be a list of texts");
  else
    for (const auto& item : *array) {
      if (const auto* value = item.as_string()) values.push_back(value->get());
      else problem(key, "must hold texts only");
    }
  return values;
}

std::vector<std::int64_t> Section::numbers(std::string_view key) {
  std::vector<std::int64_t> numbers;
  const auto* found = table_->node(key);
  if (!found) return numbers;
  const auto* array = found->as_array();
  if (!array) {
    problem(key, "must be a list of numbers or of true and false");
    return numbers;
  }
  for (const auto& item : *array) {
    if (const auto* number = item.as_integer()) numbers.push_back(number->get());
    else if (const auto* flag = item.as_boolean()) numbers.push_back(flag->get() ? 1 : 0);
    else problem(key, "must hold numbers or true and false only");
  }
  return numbers;
}

std::string Section::one_of(std::string_view key, std::string otherwise, std::span<const std::string_view> words) {
  const auto value = text(key, otherwise);
  std::string listed;
  for (const auto word : words) {
    if (value == word) return value;
    listed += (listed.empty() ? "\"" : ", \"") + std::string{word} + "\"";
  }
  problem(key, "must be one of " + listed);
  return otherwise;
}

void Section::table(std::string_view key, const std::function<void(Section&)>& read) {
  const auto* found = table_->node(key);
  if (!found) return;
  const auto* inner = found->as_table();
  if (!inner) return problem(key, "must be a table");
  auto section = table_->inner(*inner, table_->name_of(key));
  read(section);
}

void Section::tables(std::string_view key, const std::function<void(Section&)>& read) {
  const auto* found = table_->node(key);
  if (!found) return;
  const auto* array = found->as_array();
  if (!array) return problem(key, "must be a list of tables");
  for (const auto& item : *array) {
    const auto* inner = item.as_table();
    if (!inner) {
      problem(key, "must hold tables only");
      continue;
    }
    auto section = table_->inner(*inner, std::string{key});
    read(section);
  }
}

void Section::each_table(const std::function<void(const std::string&, Section&)>& read) {
  table_->all_asked = true;
  for (const auto& [key, value] : table_->values) {
    const std::string name{key.str()};
    if (const auto* inner = value.as_table()) {
      auto section = table_->inner(*inner, table_->name_of(name));
      read(name, section);
    } else {
      problem(name, "must be a table");
    }
  }
}

std::vector<std::string> Section::keys() const {
  std::vector<std::string> names;
  for (const auto& [key, value] : table_->values) names.emplace_back(key.str());
  return names;
}

std::vector<std::pair<std::string, std::string>> Section::each_text() {
  table_->all_asked = true;
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [key, value] : table_->values) {
    if (const auto* text = value.as_string()) pairs.emplace_back(std::string{key.str()}, text->get());
    else problem(key.str(), "must be text in quotes");
  }
  return pairs;
}

std::vector<std::pair<std::string, std::string>> Section::flattened(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (const auto* found = table_->node(key)) flatten(*found, {}, pairs);
  return pairs;
}

}  // namespace yingbao::config
