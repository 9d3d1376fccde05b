#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "crypto/digest.hpp"
#include "exchange/account.hpp"
#include "exchange/manifest.hpp"
#include "forward/batch.hpp"
#include "list/reader.hpp"
#include "reading/identity.hpp"
#include "schema/json.hpp"

#include <iostream>
#include <optional>

namespace yingbao::cli {
namespace {

void write_rows(JsonWriter& json, exchange::Hub& hub, const store::List& list, list::Key key, bool whole) {
  const auto reader = hub.data.shelf().open(list);
  if (!reader) throw Failure{reader.error()};
  for (const auto& record : list::lookup(*reader, key)) {
    json.begin_object().member("list", "list-" + std::to_string(list.id)).member("feed", list.feed).key("record");
    schema::write_record(json, schema::RecordView{record}, whole);
    json.end_object();
  }
}

std::optional<deciding::Decision> decision_in(const deciding::ReaderPtr& decisions, list::Key key) {
  const auto found = decisions ? list::lookup(decisions, key) : std::vector<std::string>{};
  if (found.empty()) return {};
  auto decision = deciding::decode(found.front());
  if (!decision) throw Failure{decision.error()};
  return std::move(*decision);
}

/// What was decided last of the person, in a rehearsal as well, joined with the facts.
void write_candidate(JsonWriter& json, exchange::Hub& hub, list::Key key, bool whole) {
  json.key("candidate").begin_array();
  const auto exchange = hub.data.store().latest_decided();
  if (const auto list = exchange ? hub.data.store().list(exchange->decisions) : std::nullopt) {
    const auto reader = hub.data.shelf().open(*list);
    if (!reader) throw Failure{reader.error()};
    deciding::Renderer renderer{hub.config.rules, hub.data.list_opener()};
    if (const auto decision = decision_in(*reader, key))
      schema::write_record(json, schema::RecordView{renderer.candidate(*decision)}, whole);
  }
  json.end_array();
}

/// How the person stands with the platform.
void write_sent(JsonWriter& json, exchange::Hub& hub, list::Key key) {
  using enum exchange::ReferenceState;
  const auto last = exchange::last_decisions(hub.data);
  if (!last) throw Failure{last.error()};
  const auto decision = decision_in(last->base.reader, key);
  const auto state = decision ? exchange::state_of(*last, key, *decision) : none;
  if (state == none) return;
  const auto known = last->base.settled(key, *decision).decision;
  const bool waits = state == pending || state == withheld;
  const auto& view = waits ? decision->wanted : known.told;
  crypto::Keyer references{hub.keys->reference_key()};
  json.key("sent")
      .begin_object()
      .member("state", name_of(state))
      .member("reference_id", forward::reference_of(references, key))
      .member("version", std::uint64_t{known.version} + (waits ? 1u : 0u))
      .member("standing", name_of(view.standing))
      .member("groups", deciding::words_of(view.groups));
  if (state == refused) {
    const auto refusal = hub.data.store().refusal_of(key);
    json.member("refusal", refusal ? refusal->code : "PARKED").member("message", refusal ? refusal->message : "");
  }
  json.end_object();
}

/// Lets an auditor who knows the person find the entry, and nobody else learn the person from it.
std::string trace_of(list::Key key) {
  const auto digest = crypto::sha256("unmask " + key.bytes());
  return "person " + crypto::hex(crypto::view(digest)).substr(0, 16);
}

int explain(const Context& context, bool whole, const std::string& reason) {
  if (whole && reason.empty()) throw Failure{Error{Errc::invalid_config, "--unmask needs --reason"}};
  const auto identity = reading::judge_identity(line_from_input());
  if (!identity.usable())
    throw Failure{Error{Errc::malformed, "give one identity number on standard input; this one is " +
                                             std::string{name_of(identity.status)}}};
  auto hub = context.open();
  crypto::Keyer keyer{hub.keys->person_key()};
  const auto key = keyer.person(identity.number);
  if (whole) hub.data.store().add_audit(context.audit("unmask", trace_of(key), reason));
  const auto last = hub.data.store().latest_exchange();
  const auto manifest = exchange::pin_manifest(hub, last ? last->date : business_date(context.clock.now()));
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("rules", hub.config.rules.version).key("groups").begin_array();
  for (const auto& pinned : manifest.groups) write_rows(json, hub, pinned.list, key, whole);
  json.end_array().key("rosters").begin_array();
  for (const auto& pinned : manifest.rosters) write_rows(json, hub, pinned.list, key, whole);
  json.end_array();
  write_candidate(json, hub, key, whole);
  write_sent(json, hub, key);
  json.end_object();
  std::optional<Screen::Whole> as_it_is;
  if (whole) as_it_is.emplace(std::cout);
  std::cout << text << '\n';
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
  struct Arguments {
    bool whole = false;
    std::string reason;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("explain", "why one person was or was not sent; the number comes on standard input");
  command->add_flag("--unmask", arguments->whole, "show values whole; audited");
  command->add_option("--reason", arguments->reason, "why they are shown whole");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) { return explain(context, arguments->whole, arguments->reason); };
  });
}

}  // namespace yingbao::cli
