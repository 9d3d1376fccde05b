#include "answers.hpp"

#include <stdexcept>

#include "disk.hpp"

namespace yingbao::sample {
namespace {

using std::filesystem::path;

std::string in_quotes(std::string_view text) { return joined({"\"", text, "\""}); }
std::string field(std::string_view name, std::size_t value) {
  return joined({in_quotes(name), ": ", std::to_string(value)});
}
std::string field(std::string_view name, int value) { return field(name, static_cast<std::size_t>(value)); }
std::string file_of(const Delivery& delivery) { return joined({delivery.agency, "/", delivery.file.name}); }

std::string groups_of(const Visit& visit) {
  std::string groups;
  for (std::size_t group = 0; group < group_names.size(); ++group) {
    if (!visit.groups[group]) continue;
    if (!groups.empty()) groups += '+';
    groups += group_names[group];
  }
  return groups;
}

void write_csv(const path& folder, std::string name, std::vector<Record> records) {
  write_file(folder, csv_file(std::move(name), Encoding::utf8, "\n", std::move(records)));
}

}  // namespace

void write_appendix1(const path& folder, const Visits& visits) {
  const auto table = appendix1(visits);
  std::string json = "{\"rows\": [";
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    json += joined({unit == 0 ? "" : ",", "\n  {\"unit\": ", in_quotes(units[unit].name),
                    ", \"code\": ", in_quotes(units[unit].code)});
    for (std::size_t column = 0; column < columns; ++column) {
      json += joined({", ", field(group_names[column], table[unit][column])});
    }
    json += joined({", ", field("total", sum_of(table[unit])), "}"});
  }
  write_bytes(folder / "appendix1.json", json + "\n]}\n");
}

void write_to_visit(const path& folder, const Visits& visits) {
  std::vector<Record> records{{"id_no", "unit", "groups"}};
  for (const auto& [number, visit] : visits.people) {
    records.push_back({number, units[visit.person->unit].code, groups_of(visit)});
  }
  write_csv(folder, "to_visit.csv", std::move(records));
}

void write_cases(const path& folder, const Visits& visits) {
  std::vector<Record> records{{"case_no", "unit", "group"}};
  for (const Case& each : visits.cases) {
    records.push_back({each.number, units[each.unit()].code, group_names[index_of(each.group)]});
  }
  write_csv(folder, "cases.csv", std::move(records));
}

void write_accounts(const path& folder, const std::vector<Delivery>& deliveries) {
  std::string json;
  for (const Delivery& delivery : deliveries) {
    const Account& account = delivery.account;
    json += joined({json.empty() ? "{" : ",", "\n  ", in_quotes(file_of(delivery)), ": {", field("rows", account.rows),
                    ", ", field("used", account.used), ", ", field("rejected", account.rejected), ", ",
                    field("duplicate", account.duplicate), ", ", field("skipped", account.skipped), ", ",
                    field("unkeyed", account.unkeyed), "}"});
  }
  write_bytes(folder / "deliveries.json", json + "\n}\n");
}

void write_rejects(const path& folder, const std::vector<Delivery>& deliveries) {
  std::vector<Record> records{{"file", "sheet", "row", "column", "kind"}};
  for (const Delivery& delivery : deliveries) {
    for (const Reject& reject : delivery.rejects) {
      records.push_back({file_of(delivery), reject.sheet, std::to_string(reject.row), reject.column, reject.kind});
    }
  }
  write_csv(folder, "rejects.csv", std::move(records));
}

void write_changes(const path& folder, const Turnover& turnover) {
  write_bytes(folder / "changes.json",
              joined({"{", field("gone", turnover.gone.size()), ", ", field("new", turnover.arrived.size()), ", ",
                      field("changed", turnover.changed.size()), ", ",
                      field("newly_covered", turnover.newly_covered.size()), "}\n"}));
}

void require_the_notice(const Visits& visits) {
  const auto table = appendix1(visits);
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    if (table[unit] != units[unit].count) throw std::logic_error("the sample does not give the notice's figures");
  }
}

}  // namespace yingbao::sample
