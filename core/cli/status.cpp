#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "cli/terminal_table.hpp"
#include "deciding/tally.hpp"
#include "exchange/attention.hpp"
#include "ingest/part.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <iostream>

namespace yingbao::cli {
namespace {

/// A feed tonight: the list in force and what waits or failed.
struct FeedStatus {
  std::string feed;
  std::optional<store::List> current;
  std::vector<store::List> held;
};

std::vector<FeedStatus> feed_statuses(exchange::Hub& hub) {
  std::vector<FeedStatus> statuses;
  const auto lists = hub.data.store().lists(store::ListRole::feed);
  for (const auto& agency : hub.config.agencies)
    for (const auto& feed : agency.feeds) {
      if (!feed.enabled) continue;
      const auto parts = feed.parts.empty() ? std::vector<std::string>{std::string{ingest::kWhole}} : feed.parts;
      for (const auto& part : parts) {
        FeedStatus status{schema::FeedId{agency.id, feed.kind, part}.text(), {}, {}};
        for (const auto& list : lists) {
          if (list.feed != status.feed) continue;
          if (list.state == store::ListState::current) status.current = list;
          if (list.state == store::ListState::held) status.held.push_back(list);
        }
        const bool never_came = !status.current && status.held.empty();
        if (!(feed.baseline && never_came)) statuses.push_back(std::move(status));
      }
    }
  return statuses;
}

/// What one agency's connector has brought so far.
struct Traffic {
  std::string agency, connector;
  std::uint64_t deliveries = 0, set_aside = 0, bytes = 0;
  Instant last = 0;
};

std::vector<Traffic> traffic(exchange::Hub& hub) {
  std::vector<Traffic> all;
  for (const auto& agency : hub.config.agencies) all.push_back({agency.id, agency.connector_type});
  for (const auto& d : hub.data.store().deliveries())
    for (auto& each : all)
      if (each.agency == d.agency) {
        ++each.deliveries;
        each.set_aside += d.state == store::DeliveryState::set_aside ? 1 : 0;
        each.bytes += d.bytes;
        each.last = std::max(each.last, d.received_at);
      }
  return all;
}

void tell(const Context& context, const std::vector<Traffic>& all, JsonWriter& json) {
  const auto words = context.words();
  TerminalTable table{{std::string{words(texts::kAgency)}, std::string{words(texts::kConnector)},
                       std::string{words(texts::kDeliveries)}, std::string{words(texts::kSetAside)}, "MiB",
                       std::string{words(texts::kLast)}}};
  json.key("connectors").begin_array();
  for (const auto& each : all) {
    const auto last = each.last ? iso_local(each.last) : std::string{"-"};
    json.begin_object()
        .member("agency", each.agency)
        .member("type", each.connector)
        .member("deliveries", each.deliveries)
        .member("set_aside", each.set_aside)
        .member("bytes", each.bytes)
        .member("last", each.last ? last : std::string{})
        .end_object();
    table.add({each.agency, each.connector, std::to_string(each.deliveries), std::to_string(each.set_aside),
               std::to_string(each.bytes >> 20), last});
  }
  json.end_array();
  if (!context.json) std::cout << table.text() << '\n';
}

/// What the last screening leaves to look at.
std::vector<exchange::Attention> screening_attention(exchange::Hub& hub) {
  const auto screened = hub.data.store().latest_decided();
  if (!screened || screened->summary.empty()) return {};
  const auto tally = deciding::Tally::parse(screened->summary);
  if (!tally) throw Failure{tally.error()};
  const auto manifest = exchange::pin_manifest(hub, screened->date);
  if (!manifest) throw Failure{manifest.error()};
  return exchange::attention_of(*tally, hub.config.rules, *manifest);
}

/// A part of the answer as text, and whether something of it waits for a person.
struct Told {
  std::string text;
  bool waits = false;
};

Told tell_feeds(const Language& words, const std::vector<FeedStatus>& statuses, JsonWriter& json) {
  Told told;
  TerminalTable table{{std::string{words(texts::kFeed)}, std::string{words(texts::kAsOf)},
                       std::string{words(texts::kPeople)}, std::string{words(texts::kUnkeyed)},
                       std::string{words(texts::kState)}}};
  json.key("feeds").begin_array();
  for (const auto& each : statuses) {
    std::string state = each.current ? "list-" + std::to_string(each.current->id) : std::string{words(texts::kMissing)};
    for (const auto& held : each.held) state += "; list-" + std::to_string(held.id) + " held: " + held.reason;
    told.waits = told.waits || !each.held.empty();
    table.add({each.feed, each.current ? each.current->as_of.iso() : "-",
               each.current ? std::to_string(each.current->keys - each.current->unkeyed) : "-",
               each.current ? std::to_string(each.current->unkeyed) : "-", state});
    json.begin_object().member("feed", each.feed).member("current", each.current ? each.current->id : store::Id{0});
    json.member("as_of", each.current ? each.current->as_of.iso() : std::string{});
    json.key("held").begin_array();
    for (const auto& held : each.held) json.value(held.id);
    json.end_array().end_object();
  }
  json.end_array();
  told.text = table.text();
  return told;
}

Told tell_open_deliveries(store::Store& store, JsonWriter& json) {
  Told told;
  json.key("deliveries").begin_array();
  for (const auto& d : store.deliveries()) {
    if (d.state == store::DeliveryState::listed) continue;
    told.waits = true;
    const auto state = store::name_of(d.state);
    json.begin_object().member("id", d.id).member("state", state).member("reason", d.reason).end_object();
    told.text += "delivery-" + std::to_string(d.id) + " " + std::string{state} + ": " + shown(d.reason) + "\n";
  }
  json.end_array();
  return told;
}

Told tell_attention(exchange::Hub& hub, JsonWriter& json) {
  Told told;
  json.key("attention").begin_array();
  for (const auto& each : screening_attention(hub)) {
    told.waits = true;
    json.begin_object().member("object", each.object).member("why", each.why).end_object();
    told.text += "  " + each.object + ": " + each.why + "\n";
  }
  json.end_array();
  return told;
}

std::string tell_exchange(const Language& words, const std::optional<store::Exchange>& latest,
                          const std::optional<store::Plan>& plan, JsonWriter& json) {
  if (!latest) return std::string{words(texts::kNoExchange)} + "\n";
  const auto date = latest->date.iso();
  const auto step = store::name_of(latest->step);
  json.key("exchange")
      .begin_object()
      .member("id", latest->id)
      .member("date", date)
      .member("step", step)
      .member("dry", latest->dry);
  if (plan)
    json.member("plan", store::name_of(plan->state)).member("items", plan->items).member("reason", plan->reason);
  json.end_object();
  return std::string{words(texts::kExchange)} + " " + std::to_string(latest->id) + "  " + date + "  " +
         std::string{step} + "\n";
}

int status(const Context& context) {
  auto hub = context.open();
  auto& store = hub.data.store();
  const auto words = context.words();
  const auto planned = store.latest_planned();
  const auto plan = planned ? store.plan(planned->id) : std::nullopt;
  std::string text;
  JsonWriter json{text};
  json.begin_object();
  const auto feeds = tell_feeds(words, feed_statuses(hub), json);
  tell(context, traffic(hub), json);
  const auto deliveries = tell_open_deliveries(store, json);
  const auto attention = tell_attention(hub, json);
  const auto exchange = tell_exchange(words, store.latest_exchange(), plan, json);
  json.end_object();
  if (context.json) {
    std::cout << text << '\n';
  } else {
    std::cout << feeds.text << '\n' << deliveries.text << exchange << attention.text;
    if (plan && plan->state == store::PlanState::held)
      std::cout << "plan-" << planned->id << ": " << plan->reason << '\n' << words(texts::kReleaseHint) << '\n';
  }
  const bool plan_waits = plan && plan->state != store::PlanState::settled;
  return plan_waits || feeds.waits || deliveries.waits || attention.waits ? 1 : 0;
}

}  // namespace

void add_status(CLI::App& app, Action& action) {
  app.add_subcommand("status", "tonight by feed and step; what is held and what to do")->callback([&action] {
    action = status;
  });
}

}  // namespace yingbao::cli
