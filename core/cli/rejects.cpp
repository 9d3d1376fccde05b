#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "ingest/plugin_job.hpp"
#include "report/csv.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

constexpr std::uint64_t kMostRejects = 1'000'000;

/// Writes the rejected rows as they come back from the delivery, decoded again in the plugin's process.
struct RejectedRows final : plugin_host::RunHandler {
  RejectedRows(std::string& out, const std::vector<store::Reject>& refused) : csv{out}, rejects{refused} {}

  Status header(const plugin_host::HeaderFrame& frame) override {
    for (const auto* title : {"行号", "出错列", "代码", "退回原因", "处理建议"}) csv.cell(title);
    for (std::size_t i = 0; i < frame.columns.size(); ++i) {
      if (frame.columns[i].target.empty()) continue;  // never taken in, so never given out
      taken.push_back(i);
      csv.cell(frame.columns[i].title);
    }
    csv.end_row();
    return {};
  }
  Status records(std::string_view) override { return {}; }
  Status reject(const plugin_host::RejectFrame&) override { return {}; }
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override {
    while (next < rejects.size() && rejects[next].row < row) ++next;
    if (next == rejects.size() || rejects[next].row != row) return Error{Errc::refused, "sent a row nobody asked for"};
    const auto* info = schema::info_of(rejects[next].reason);
    csv.cell(row).cell(rejects[next].column);
    csv.cell(info ? info->code : "").cell(info ? info->zh : "").cell(info ? info->advice_zh : "");
    for (const auto i : taken) csv.cell(i < cells.size() ? cells[i] : std::string_view{});
    csv.end_row();
    return {};
  }

  report::CsvWriter csv;
  const std::vector<store::Reject>& rejects;
  std::vector<std::size_t> taken;
  std::size_t next = 0;
};

std::string rejected_rows(exchange::Hub& hub, const store::Delivery& delivery) {
  const auto* agency = hub.config.agency(delivery.agency);
  if (!agency) throw Failure{Error{Errc::not_found, "agency " + delivery.agency + " is not configured any more"}};
  const auto rejects = hub.data.store().rejects(delivery.id, kMostRejects);
  auto job = ingest::job_for(hub.config, *agency);
  job.task = plugin_host::Task::extract;
  for (const auto& reject : rejects) job.rows.push_back(reject.row);
  const auto pieces = ingest::pieces_of(hub.data, delivery);
  if (!pieces) throw Failure{pieces.error()};
  std::string text;
  RejectedRows rows{text, rejects};
  if (const auto end = plugin_host::run_plugin(job, *pieces, ingest::limits_of(hub.config), rows); !end)
    throw Failure{end.error()};
  return text;
}

int rejects(const Context& context, const std::string& id, const std::filesystem::path& out) {
  auto hub = context.open();
  const auto delivery = hub.data.store().delivery(id_in(id, "delivery-"));
  if (!delivery)
    throw Failure{Error{Errc::not_found, "name a delivery as `yingbao deliveries` shows it, such as delivery-7"}};
  const auto text = rejected_rows(hub, *delivery);
  hub.data.store().add_audit({0, now(), Context::actor(), "rejects", id, "rejected rows given out whole"});
  if (out.empty()) {
    std::cout << text;
    return 0;
  }
  if (auto done = write_file_durably(out, text, 0600); !done) throw Failure{done.error()};
  std::cout << context.words()(texts::kWritten) << ' ' << out.string() << '\n';
  return 0;
}

}  // namespace

void add_rejects(CLI::App& app, Action& action) {
  struct Arguments {
    std::string id;
    std::filesystem::path out;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("rejects", "the rejected rows of a delivery as CSV, with where and why");
  command->add_option("ID", arguments->id, "delivery-7")->required();
  command->add_option("--out", arguments->out, "a file; default: standard output");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) { return rejects(context, arguments->id, arguments->out); };
  });
}

}  // namespace yingbao::cli
