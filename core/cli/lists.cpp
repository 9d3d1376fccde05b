#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "exchange/manifest.hpp"
#include "exchange/run.hpp"
#include "exchange/statements.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

int show_lists(const Context& context) {
  auto hub = context.open();
  const auto lists = hub.data.store().lists(store::ListRole::feed);
  const auto words = context.words();
  if (context.json) {
    std::string text;
    JsonWriter json{text};
    json.begin_array();
    for (const auto& list : lists)
      json.begin_object()
          .member("id", list.id)
          .member("feed", list.feed)
          .member("delivery", list.delivery)
          .member("as_of", list.as_of.iso())
          .member("state", store::name_of(list.state))
          .member("reason", list.reason)
          .member("records", list.records)
          .member("keys", list.keys)
          .member("unkeyed", list.unkeyed)
          .member("new", list.added)
          .member("changed", list.changed)
          .member("gone", list.gone)
          .member("bytes", list.bytes)
          .end_object();
    json.end_array();
    std::cout << text << '\n';
    return 0;
  }
  const auto title = [&](Text text) { return std::string{words(text)}; };
  TerminalTable table{{title(texts::kList), title(texts::kFeed), title(texts::kState), title(texts::kAsOf),
                       title(texts::kRecords), title(texts::kNew), title(texts::kChanged), title(texts::kGone),
                       title(texts::kReason)}};
  for (const auto& list : lists)
    table.add({"list-" + std::to_string(list.id), list.feed, std::string{store::name_of(list.state)}, list.as_of.iso(),
               std::to_string(list.records), std::to_string(list.added), std::to_string(list.changed),
               std::to_string(list.gone), list.reason});
  std::cout << table.text();
  return 0;
}

[[noreturn]] void fail(const std::string& what) { throw Failure{Error{Errc::not_found, what}}; }

/// Lets a list count for so many days from the last exchange on, although it is too old.
void rely_on_stale(store::Store& store, store::Id list, int days, Instant now) {
  const auto last = store.latest_exchange();
  const auto from = last ? last->date : business_date(now);
  store.set_setting(exchange::stale_setting(list), business_date((from.days() + days) * 86400).iso());
}

int release(const Context& context, const std::string& id, const std::string& reason, int days) {
  auto hub = context.open();
  auto& store = hub.data.store();
  if (const auto number = id_in(id, "list-")) {
    const auto list = store.list(number);
    const bool in_force_already =
        list && list->role == store::ListRole::feed && list->state == store::ListState::current;
    if (in_force_already && days > 0) {
      rely_on_stale(store, number, days, context.clock.now());
      store.add_audit(context.audit("release for " + std::to_string(days) + " days", id, reason));
      std::cout << context.words()(texts::kReleased) << ": " << id << "  " << context.words()(texts::kNowRun) << '\n';
      return 0;
    }
    if (in_force_already)
      fail(id + " is not held; to let it count although it is too old, say for how many days: --days");
    if (!list || list->role != store::ListRole::feed || list->state != store::ListState::held)
      fail(id + " is not held");
    const auto in_force = store.current_list(list->feed);
    if (in_force && list->as_of < in_force->as_of)
      fail(id + " is of " + list->as_of.iso() + ", older than list-" + std::to_string(in_force->id) +
           " in force; revoke that one first");
    const auto days_said = days > 0 ? " for " + std::to_string(days) + " days" : std::string{};
    if (days > 0) rely_on_stale(store, number, days, context.clock.now());
    store.release_list(number, context.audit("release" + days_said, id, reason));
  } else if (const auto exchange = id_in(id, "plan-")) {
    const auto plan = store.plan(exchange);
    if (!plan || plan->state != store::PlanState::held) fail(id + " is not held");
    store.release_plan(exchange, context.audit("release", id, reason));
  } else if (id == "refused") {
    const auto refused = exchange::release_refused(hub.data, context.audit("release", id, reason));
    if (!refused) throw Failure{refused.error()};
    if (*refused == 0) fail("nothing stands refused");
  } else if (const auto set_aside = id_in(id, "delivery-")) {
    const auto delivery = store.delivery(set_aside);
    if (!delivery || delivery->state != store::DeliveryState::set_aside) fail(id + " is not set aside");
    store.read_again(set_aside, context.audit("read again", id, reason));
  } else {
    fail("name what is held or set aside, such as list-7, plan-3, delivery-9, or `refused`");
  }
  std::cout << context.words()(texts::kReleased) << ": " << id << "  " << context.words()(texts::kNowRun) << '\n';
  return 0;
}

int revoke(const Context& context, const std::string& id, const std::string& reason, int) {
  auto hub = context.open();
  const auto number = id_in(id, "list-");
  const auto list = number ? hub.data.store().list(number) : std::nullopt;
  const bool can = list && list->role == store::ListRole::feed &&
                   (list->state == store::ListState::current || list->state == store::ListState::held);
  if (!can) fail(id + " is no list in force and none that is held");
  hub.data.store().revoke_list(number, context.audit("revoke", id, reason));
  std::cout << context.words()(texts::kRevoked) << ": " << id << '\n';
  const auto again = hub.data.store().current_list(list->feed);
  std::cout << context.words()(texts::kInForce) << ": " << list->feed << ' '
            << (again ? "list-" + std::to_string(again->id) : "-") << '\n';
  return 0;
}

}  // namespace

void add_lists(CLI::App& app, Action& action) {
  app.add_subcommand("lists", "lists by feed, in force, held and past")->callback([&action] { action = show_lists; });
  struct Arguments {
    std::string id, reason;
    int days = 0;
  };
  const auto add = [&](const char* name, const char* help,
                       int (*act)(const Context&, const std::string&, const std::string&, int)) {
    auto arguments = std::make_shared<Arguments>();
    auto* command = app.add_subcommand(name, help);
    command->add_option("ID", arguments->id, "list-7, plan-3 or delivery-9")->required();
    command->add_option("--reason", arguments->reason, "kept in the audit")->required();
    command->callback([arguments, &action, act] {
      action = [arguments, act](const Context& context) {
        return act(context, arguments->id, arguments->reason, arguments->days);
      };
    });
    if (act == release)
      command->add_option("--days", arguments->days, "of a list that is too old: for how many days it may be relied on")
          ->check(CLI::Range(1, exchange::kMostStaleDays));
  };
  add("release", "let a held list count, a held plan go out, or a delivery that was set aside be read again", release);
  add("revoke", "take a list out of force; the one before it is in force again", revoke);
}

}  // namespace yingbao::cli
