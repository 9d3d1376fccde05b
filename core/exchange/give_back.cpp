#include "exchange/give_back.hpp"

#include "base/text.hpp"
#include "ingest/mending.hpp"
#include "ingest/rejected_rows.hpp"
#include "report/return_slip.hpp"
#include "report/zip_archive.hpp"

#include <map>

namespace yingbao::exchange {
namespace {

constexpr std::uint64_t kMostRows = 1'000'000;
constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

bool as_workbook(const config::AgencyConfig& agency, const store::Delivery& delivery) {
  const auto& form = agency.give_back.form;
  if (form == "xlsx" || form == "csv") return form == "xlsx";
  return contains(delivery.format, "XLS") || contains(delivery.format, "HTML") || contains(delivery.format, "Spreadsheet");
}

report::SlipInput slip_input(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery) {
  auto& store = hub.data.store();
  const auto days = agency.give_back.mend_within.count() / kMillisecondsOfDay;
  report::SlipInput slip{delivery, agency.name, {}, store.tallies(delivery.id), {},
                         business_date(now() + days * kMillisecondsOfDay / 1000)};
  std::map<schema::Reason, std::uint64_t> open;
  for (const auto& reject : store.rejects(delivery.id, kMostRows))
    if (reject.mended_by == 0) ++open[reject.reason];
  for (const auto& [reason, rows] : open) slip.rejected.push_back({reason, rows});
  slip.lists = store.lists(store::ListRole::feed);
  std::erase_if(slip.lists, [&](const auto& list) { return list.delivery != delivery.id; });
  return slip;
}

report::Sheet sheet_of(const ingest::RejectedSheet& rejected) {
  report::Sheet sheet{rejected.name.empty() ? "退回行" : rejected.name, {}};
  std::vector<std::string> titles{std::string{ingest::kRejectNumberTitle}, "工作表序号", "原行号", "出错列", "退回代码",
                                  "退回原因", "处理建议"};
  titles.insert(titles.end(), rejected.titles.begin(), rejected.titles.end());
  sheet.rows.push_back(std::move(titles));
  for (const auto& row : rejected.rows) {
    const auto* info = schema::info_of(row.reject.reason);
    std::vector<std::string> cells{row.number, std::to_string(row.reject.table + 1), std::to_string(row.reject.row),
                                   row.reject.column, std::string{info ? info->code : ""}, std::string{info ? info->zh : ""},
                                   std::string{info ? info->advice_zh : ""}};
    cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

/// The delivery's own name without its type, so that the mended file is known by it; never a path.
std::string stem_of(std::string_view name) {
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  std::string stem;
  for (const char c : name) stem += c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 ? '_' : c;
  constexpr std::size_t kLongest = 120;
  while (stem.size() > kLongest || !is_utf8(stem)) stem.pop_back();
  return stem;
}

/// A workbook of all sheets, or a CSV file of each.
Result<std::vector<connector::Return::File>> files_of(const std::vector<report::Sheet>& sheets, const std::string& name,
                                                      bool workbook, report::Encoding encoding) {
  std::vector<connector::Return::File> files;
  if (workbook) {
    auto bytes = to_xlsx(sheets);
    if (!bytes) return bytes.error();
    files.push_back({name + ".xlsx", std::move(*bytes)});
    return files;
  }
  for (const auto& sheet : sheets) {
    const auto which = sheets.size() > 1 ? "_" + stem_of(sheet.name) : std::string{};
    files.push_back({name + which + ".csv", to_csv(sheet, encoding)});
  }
  return files;
}

}  // namespace

Result<std::vector<report::Sheet>> rejected_sheets(Hub& hub, const config::AgencyConfig& agency,
                                                   const store::Delivery& delivery) {
  const auto rejected = ingest::rejected_rows(hub.data, hub.config, agency, delivery, kMostRows);
  if (!rejected) return rejected.error();
  std::vector<report::Sheet> sheets;
  for (const auto& each : *rejected) sheets.push_back(sheet_of(each));
  return sheets;
}

Result<connector::Return> answer_to(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery) {
  const auto slip = slip_input(hub, agency, delivery);
  connector::Return answer{delivery.bookmark, report::verdict(slip), {}};
  const bool workbook = as_workbook(agency, delivery);
  const auto encoding = contains(delivery.format, "gb18030") ? report::Encoding::gb18030 : report::Encoding::utf8;
  const auto name = "delivery-" + std::to_string(delivery.id) + "_" + stem_of(delivery.name);
  const auto add = [&](const std::vector<report::Sheet>& sheets, const std::string& title) -> Status {
    auto files = files_of(sheets, title + name, workbook, encoding);
    if (!files) return files.error();
    for (auto& file : *files) answer.files.push_back(std::move(file));
    return {};
  };
  if (auto done = add({report::return_slip(slip)}, "退回单_"); !done) return done.error();
  if (!slip.rejected.empty()) {
    const auto rejected = rejected_sheets(hub, agency, delivery);
    if (!rejected) return rejected.error();
    if (auto done = add(*rejected, "退回行_"); !done) return done.error();
  }
  if (!agency.give_back.password.given()) return answer;
  const auto password = agency.give_back.password.resolve();
  if (!password) return password.error();
  std::vector<report::ArchivedFile> archived;
  for (auto& each : answer.files) archived.push_back({std::move(each.name), std::move(each.bytes)});
  auto bytes = report::zip(archived, *password);
  if (!bytes) return bytes.error();
  answer.files = {{"退回_" + name + ".zip", std::move(*bytes)}};
  return answer;
}

void give_back_all(Hub& hub, RunReport& report) {
  auto& store = hub.data.store();
  for (const auto& delivery : store.unanswered_deliveries()) {
    const auto* agency = hub.config.agency(delivery.agency);
    const bool by_hand = delivery.connector == "import";  // its slip is taken out with `yingbao slip`
    if (agency && !by_hand) {
      const auto problem = [&](const Error& error) {
        report.attention.push_back({Attention::Kind::unreturned, "delivery-" + std::to_string(delivery.id), error.detail()});
      };
      const auto answer = answer_to(hub, *agency, delivery);
      if (!answer) {
        problem(answer.error());
        continue;
      }
      if (const auto given = hub.connector_for(*agency, report.date)->give_back(*answer); !given) {
        problem(given.error());
        continue;
      }
    }
    store.set_answered(delivery.id);
  }
}

}  // namespace yingbao::exchange
