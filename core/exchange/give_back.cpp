#include "exchange/give_back.hpp"

#include "base/guarded_text.hpp"
#include "base/text.hpp"
#include "document/zip_archive.hpp"
#include "exchange/answer_files.hpp"
#include "ingest/mending.hpp"
#include "ingest/returned_rows.hpp"
#include "report/return_slip.hpp"

namespace yingbao::exchange {
namespace {

constexpr std::int64_t kMillisecondsOfDay = 86'400'000;

bool as_workbook(const config::AgencyConfig& agency, const store::Delivery& delivery) {
  const auto& form = agency.give_back.form;
  if (form == "xlsx" || form == "csv") return form == "xlsx";
  return contains(delivery.format, "XLS") || contains(delivery.format, "HTML") ||
         contains(delivery.format, "Spreadsheet");
}

report::SlipInput slip_input(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery,
                             const ReturnedSheets& rows) {
  auto& store = hub.data.store();
  const auto days = agency.give_back.mend_within.count() / kMillisecondsOfDay;
  report::SlipInput slip{delivery, agency.name,
                         {},       store.tallies(delivery.id),
                         {},       business_date(hub.data.clock().now() + days * kMillisecondsOfDay / 1000)};
  slip.rejected = store.open_reasons(delivery.id, store::RowClass::rejected);
  slip.rows_of_finding = ingest::kMostRowsOfFinding;
  slip.rejected_left = rows.rejected_left;
  slip.to_check_left = rows.noted_left;
  for (const auto& sheet : rows.noted) slip.to_check += sheet.rows.size() - 1;
  slip.columns_left = store.columns_left(delivery.id);
  slip.lists = store.lists(store::ListRole::feed);
  std::erase_if(slip.lists, [&](const auto& list) { return list.delivery != delivery.id; });
  return slip;
}

void join(std::string& text, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += "；";
  text += part;
}

/// Where, why and what to do; several of each when the row bears several findings.
void append_faults(std::vector<std::string>& cells, const std::vector<ingest::Fault>& faults) {
  std::string column, code, reason, advice;
  for (const auto& fault : faults) {
    join(column, fault.column);
    const auto* info = schema::info_of(fault.reason);
    if (!info) continue;
    join(code, info->code);
    join(reason, info->zh);
    join(advice, info->advice_zh);
  }
  for (auto* text : {&column, &code, &reason, &advice}) cells.push_back(std::move(*text));
}

document::Table sheet_of(const ingest::ReturnedSheet& returned, std::string_view title) {
  document::Table sheet{returned.name.empty() ? std::string{title} : returned.name, {}};
  std::vector<std::string> titles{
      std::string{ingest::kRejectNumberTitle}, "工作表序号", "原行号", "出错列", "退回代码", "退回原因", "处理建议"};
  titles.insert(titles.end(), returned.titles.begin(), returned.titles.end());
  sheet.rows.push_back(std::move(titles));
  for (const auto& row : returned.rows) {
    std::vector<std::string> cells{row.number, std::to_string(row.table + 1), std::to_string(row.row)};
    append_faults(cells, row.faults);
    for (const auto& cell : row.cells) cells.push_back(guarded(cell));
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

}  // namespace

Result<ReturnedSheets> returned_sheets(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery,
                                       const ingest::RowsAtHand* rows) {
  const auto returned = ingest::returned_rows(hub.data, hub.config, agency, delivery, rows);
  if (!returned) return returned.error();
  ReturnedSheets sheets;
  for (const auto& each : returned->rejected.sheets) sheets.rejected.push_back(sheet_of(each, kRejectedTitle));
  for (const auto& each : returned->noted.sheets) sheets.noted.push_back(sheet_of(each, kNotedTitle));
  sheets.rejected_left = returned->rejected.left;
  sheets.noted_left = returned->noted.left;
  return sheets;
}

Result<connector::Return> answer_to(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery,
                                    const ingest::RowsAtHand* at_hand, bool* in_part) {
  ReturnedSheets rows;
  if (delivery.state == store::DeliveryState::listed) {
    auto returned = returned_sheets(hub, agency, delivery, at_hand);
    if (!returned) return returned.error();
    rows = std::move(*returned);
  }
  if (in_part) *in_part = rows.rejected_left + rows.noted_left > 0;
  const auto slip = slip_input(hub, agency, delivery, rows);
  connector::Return answer{delivery.bookmark, report::verdict(slip), {}};
  const AnswerForm form{as_workbook(agency, delivery), delivery.format.starts_with("ZIP"),
                        contains(delivery.format, "gb18030") ? document::Encoding::gb18030 : document::Encoding::utf8};
  const auto name = "delivery-" + std::to_string(delivery.id) + "_" + file_stem(delivery.name);
  const std::vector<document::Table> slips{report::return_slip(slip)};
  const std::pair<std::string_view, const std::vector<document::Table>*> parts[] = {{kSlipTitle, &slips},
                                                                                    {kRejectedTitle, &rows.rejected},
                                                                                    {kNotedTitle, &rows.noted}};
  for (const auto& [title, sheets] : parts)
    if (auto done = add_files(answer.files, *sheets, std::string{title} + "_" + name, form); !done) return done.error();
  if (!agency.give_back.password.given()) return answer;
  const auto password = agency.give_back.password.resolve();
  if (!password) return password.error();
  std::vector<document::ArchivedFile> archived;
  for (auto& each : answer.files) archived.push_back({std::move(each.name), std::move(each.bytes)});
  auto bytes = document::zip(archived, *password);
  if (!bytes) return bytes.error();
  answer.files = {{"退回_" + name + ".zip", std::move(*bytes)}};
  return answer;
}

void give_back_all(Hub& hub, Sessions& sessions, const RowsByDelivery& rows, RunReport& report) {
  auto& store = hub.data.store();
  for (const auto& delivery : store.unanswered_deliveries()) {
    const auto* agency = hub.config.agency(delivery.agency);
    bool in_part = false;
    const bool by_hand = delivery.connector == "import";  // its slip is taken out with `yingbao slip`
    if (agency && !by_hand) {
      const auto problem = [&](const Error& error) {
        report.attention.push_back(
            {Attention::Kind::unreturned, "delivery-" + std::to_string(delivery.id), error.detail()});
      };
      const auto at_hand = rows.find(delivery.id);
      const auto answer =
          answer_to(hub, *agency, delivery, at_hand == rows.end() ? nullptr : &at_hand->second, &in_part);
      if (!answer) {
        problem(answer.error());
        continue;
      }
      if (const auto given = sessions.of(*agency).give_back(*answer); !given) {
        problem(given.error());
        continue;
      }
    }
    store.set_slip(delivery.id, in_part ? store::SlipState::given_in_part : store::SlipState::given);
  }
}

}  // namespace yingbao::exchange
