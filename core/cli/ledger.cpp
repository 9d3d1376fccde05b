#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/delivery_counts.hpp"
#include "cli/terminal_table.hpp"
#include "exchange/account.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

/// On what each agency's people were passed on.
struct Disclosed {
  std::string agency, legal_basis, catalogue;
  std::uint64_t references = 0;
};

std::vector<Disclosed> disclosed(const config::HubConfig& hub, const exchange::Account& account) {
  std::vector<Disclosed> all;
  for (const auto& [agency, references] : account.disclosed) {
    const auto* config = hub.agency(agency);
    all.push_back({agency, config ? config->legal_basis : "", config ? config->catalogue : "", references});
  }
  return all;
}

std::string text_of(const Language& words, const std::vector<Disclosed>& all) {
  if (all.empty()) return {};
  TerminalTable table{{std::string{words(texts::kDisclosedOf)}, std::string{words(texts::kPeople)},
                       std::string{words(texts::kLegalBasis)}, std::string{words(texts::kCatalogue)}}};
  const auto said = [](const std::string& text) { return text.empty() ? std::string{"-"} : text; };
  for (const auto& each : all)
    table.add({each.agency, std::to_string(each.references), said(each.legal_basis), said(each.catalogue)});
  return table.text() + "\n";
}

void print_json(const exchange::Account& account, const std::vector<Disclosed>& told) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("balanced", account.faults.empty()).key("deliveries").begin_array();
  for (const auto& d : account.deliveries) {
    json.begin_object().member("id", d.id).member("agency", d.agency).member("state", store::name_of(d.state));
    write_counts(json, d);
    json.end_object();
  }
  json.end_array().member("references", account.references).key("by_state").begin_object();
  for (const auto& [state, count] : account.by_state) json.member(state, count);
  json.end_object().member("plan_items", account.plan_items).member("plan_answered", account.plan_answered);
  json.key("disclosed").begin_array();
  for (const auto& each : told)
    json.begin_object()
        .member("agency", each.agency)
        .member("references", each.references)
        .member("legal_basis", each.legal_basis)
        .member("catalogue", each.catalogue)
        .end_object();
  json.end_array().key("faults").begin_array();
  for (const auto& fault : account.faults) json.value(fault);
  json.end_array().end_object();
  std::cout << text << '\n';
}

int ledger(const Context& context) {
  auto hub = context.open();
  const auto account = exchange::draw_account(hub);
  if (!account) throw Failure{account.error()};
  const auto told = disclosed(hub.config, *account);
  if (context.json) {
    print_json(*account, told);
  } else {
    const auto words = context.words();
    const auto title = [&](Text text) { return std::string{words(text)}; };
    TerminalTable table{{title(texts::kDelivery), title(texts::kAgency), title(texts::kState), title(texts::kRows),
                         title(texts::kUsed), title(texts::kRejected), title(texts::kDuplicate),
                         title(texts::kSkipped)}};
    for (const auto& d : account->deliveries)
      table.add({"delivery-" + std::to_string(d.id), d.agency, std::string{store::name_of(d.state)},
                 std::to_string(d.rows), std::to_string(d.used), std::to_string(d.rejected),
                 std::to_string(d.duplicate), std::to_string(d.skipped)});
    std::cout << table.text() << '\n'
              << text_of(words, told) << words(texts::kReferences) << ": " << account->references << '\n';
    for (const auto& [state, count] : account->by_state) std::cout << "  " << state << ": " << count << '\n';
    for (const auto& fault : account->faults) std::cout << "  " << fault << '\n';
    std::cout << words(account->faults.empty() ? texts::kBalanced : texts::kNotBalanced) << '\n';
  }
  return account->faults.empty() ? 0 : 4;
}

int submissions(const Context& context) {
  auto hub = context.open();
  auto& store = hub.data.store();
  const auto planned = store.latest_planned();
  std::string text;
  JsonWriter json{text};
  TerminalTable table{{"#", "submission_id", std::string{context.words()(texts::kState)},
                       std::string{context.words()(texts::kAccepted)}, std::string{context.words()(texts::kRefused)}}};
  json.begin_array();
  for (const auto& each : planned ? store.submissions(planned->id) : std::vector<store::Submission>{}) {
    json.begin_object()
        .member("exchange", each.exchange)
        .member("number", each.number)
        .member("submission_id", each.submission_id)
        .member("items", each.items)
        .member("state", store::name_of(each.state))
        .member("accepted", each.accepted)
        .member("refused", each.refused)
        .member("reason", each.reason)
        .member("answered_at", each.answered_at ? iso_local(each.answered_at) : std::string{})
        .end_object();
    table.add({std::to_string(each.number), each.submission_id,
               each.reason.empty() ? std::string{store::name_of(each.state)} : each.reason,
               std::to_string(each.accepted), std::to_string(each.refused)});
  }
  json.end_array();
  std::cout << (context.json ? text + "\n" : table.text());
  return 0;
}

}  // namespace

void add_ledger(CLI::App& app, Action& action) {
  app.add_subcommand("ledger", "the account: nothing lost, nothing counted twice")->callback([&action] {
    action = ledger;
  });
  app.add_subcommand("submissions", "batches of the last plan and their receipts")->callback([&action] {
    action = submissions;
  });
}

}  // namespace yingbao::cli
