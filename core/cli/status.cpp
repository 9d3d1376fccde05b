#include "base/json_writer.hpp"
#include "cli/attention_lines.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "cli/terminal_table.hpp"
#include "deciding/tally.hpp"
#include "exchange/attention.hpp"

#include <algorithm>
#include <iostream>

namespace yingbao::cli {
namespace {

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

std::string tell(const Language& words, const std::vector<Traffic>& all, JsonWriter& json) {
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
  return table.text();
}

/// A part of the answer as text, and whether something of it waits for a person.
struct Told {
  std::string text;
  bool waits = false;
};

std::string state_of(const Language& words, const exchange::FeedState& feed) {
  std::string state = feed.current ? "list-" + std::to_string(feed.current->id) : std::string{words(texts::kMissing)};
  for (const auto& held : feed.held) state += "; list-" + std::to_string(held.id) + " held";
  return state;
}

void write_feed(JsonWriter& json, const exchange::FeedState& feed) {
  json.begin_object().member("feed", feed.feed).member("current", feed.current ? feed.current->id : store::Id{0});
  json.member("as_of", feed.current ? feed.current->as_of.iso() : std::string{});
  json.member("expect", feed.config->expect ? feed.config->expect->text() : std::string{});
  json.member("trouble", exchange::name_of(feed.trouble)).member("was_due", feed.missed.iso());
  json.key("held").begin_array();
  for (const auto& held : feed.held) json.value(held.id);
  json.end_array().end_object();
}

/// Those that are switched on; a baseline once it was handed over.
std::string tell_feeds(const Language& words, const std::vector<exchange::FeedState>& feeds, JsonWriter& json) {
  TerminalTable table{{std::string{words(texts::kFeed)}, std::string{words(texts::kAsOf)},
                       std::string{words(texts::kPeople)}, std::string{words(texts::kUnkeyed)},
                       std::string{words(texts::kState)}}};
  json.key("feeds").begin_array();
  for (const auto& feed : feeds) {
    if (!feed.enabled() || (feed.config->baseline && !feed.current && feed.held.empty())) continue;
    write_feed(json, feed);
    const auto count = [&](std::uint64_t people) { return feed.current ? std::to_string(people) : std::string{"-"}; };
    const auto current = feed.current.value_or(store::List{});
    table.add({feed.feed, feed.current ? current.as_of.iso() : "-", count(current.keys - current.unkeyed),
               count(current.unkeyed), state_of(words, feed)});
  }
  json.end_array();
  return table.text();
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

/// What is wrong with the feeds, then what the last screening leaves to look at.
Told tell_attention(exchange::Hub& hub, const Language& words, const std::vector<exchange::FeedState>& feeds,
                    JsonWriter& json) {
  std::vector<exchange::Attention> left;
  if (const auto screened = hub.data.store().latest_decided(); screened && !screened->summary.empty()) {
    const auto tally = deciding::Tally::parse(screened->summary);
    if (!tally) throw Failure{tally.error()};
    left = exchange::attention_of(*tally, hub.config.rules, feeds);
  }
  const auto lines = attention_lines(words, feeds, left);
  write(json, lines);
  return {text_of(words, lines), !lines.empty()};
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
  const auto latest = store.latest_exchange();
  const auto date = latest ? latest->date : business_date(context.clock.now());
  const auto feeds = exchange::feed_table(hub, date);
  json.member("date", date.iso());
  const auto attention = tell_attention(hub, words, feeds, json);
  const auto table = tell_feeds(words, feeds, json);
  const auto connectors = tell(words, traffic(hub), json);
  const auto deliveries = tell_open_deliveries(store, json);
  const auto exchange = tell_exchange(words, latest, plan, json);
  json.end_object();
  if (context.json) {
    std::cout << text << '\n';
  } else {
    std::cout << attention.text << (attention.waits ? "\n" : "") << connectors << '\n'
              << table << '\n'
              << deliveries.text << exchange;
    if (plan && plan->state == store::PlanState::held)
      std::cout << "plan-" << planned->id << ": " << plan->reason << '\n' << words(texts::kReleaseHint) << '\n';
  }
  const bool plan_waits = plan && plan->state != store::PlanState::settled;
  return plan_waits || deliveries.waits || attention.waits ? 1 : 0;
}

}  // namespace

void add_status(CLI::App& app, Action& action) {
  app.add_subcommand("status", "tonight by feed and step; what is held and what to do")->callback([&action] {
    action = status;
  });
}

}  // namespace yingbao::cli
