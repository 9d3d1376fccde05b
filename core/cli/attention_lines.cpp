#include "cli/attention_lines.hpp"

#include "cli/screen.hpp"

#include <initializer_list>

namespace yingbao::cli {
namespace {

using exchange::FeedState;
using exchange::Trouble;

/// Each {} of a sentence gives way to the next value.
std::string filled(std::string_view sentence, std::initializer_list<std::string> values) {
  std::string text;
  for (const auto& value : values) {
    const auto at = sentence.find("{}");
    text.append(sentence.substr(0, at)).append(value);
    sentence.remove_prefix(at + 2);
  }
  return text.append(sentence);
}

std::string name_of(store::Id list) { return "list-" + std::to_string(list); }

/// Everything that is wrong, whichever of it is mended first.
std::string facts_of(const Language& words, const FeedState& feed, const store::List* held) {
  std::string facts;
  const auto fact = [&](std::string_view text) {
    facts.append(facts.empty() ? std::string_view{} : words(texts::kAndMore)).append(text);
  };
  if (held) fact(filled(words(texts::kHeldBecause), {held->reason}));
  if (feed.trouble == Trouble::not_configured) fact(words(texts::kNobodyDelivers));
  if (feed.trouble == Trouble::disabled) fact(words(texts::kSwitchedOff));
  if (!feed.came && feed.enabled()) fact(words(texts::kNeverSeen));
  if (feed.came && !feed.current && feed.trouble != Trouble::held) fact(words(texts::kNoneInForce));
  if (feed.enabled() && feed.stale && !feed.relied_on)
    fact(filled(words(texts::kTooOld), {feed.current->as_of.iso(), std::to_string(exchange::most_days(*feed.config))}));
  if (feed.enabled() && feed.missed)
    fact(filled(words(texts::kLate), {feed.missed.iso(), feed.config->expect->text()}));
  if (!feed.stops.empty()) {
    std::string groups;
    for (const auto& group : feed.stops) groups += (groups.empty() ? "" : " ") + group;
    fact(filled(words(texts::kStops), {groups}));
  }
  return facts;
}

/// The one step that helps.
std::string step_of(const Language& words, const FeedState& feed, const store::List* held) {
  if (held) return filled(words(texts::kReleaseIt), {name_of(held->id)});
  switch (feed.trouble) {
    case Trouble::not_configured: return filled(words(texts::kConfigureIt), {feed.kind});
    case Trouble::disabled: return filled(words(texts::kSwitchOn), {feed.agency->file.filename().string()});
    case Trouble::stale:
      if (feed.roster()) return filled(words(texts::kAskOrRely), {feed.agency->name, name_of(feed.current->id)});
      [[fallthrough]];
    default: return filled(words(texts::kAsk), {feed.agency->name});
  }
}

AttentionLine line_of(const Language& words, const FeedState& feed, const store::List* held) {
  AttentionLine line;
  line.kind = exchange::name_of(held ? Trouble::held : feed.trouble);
  line.object = held ? name_of(held->id) : feed.trouble == Trouble::stale ? name_of(feed.current->id) : feed.feed;
  line.why = facts_of(words, feed, held) + std::string{words(texts::kStep)} + step_of(words, feed, held);
  if (line.object != feed.feed) line.why = feed.feed + ": " + line.why;
  line.groups.assign(feed.stops.begin(), feed.stops.end());
  return line;
}

}  // namespace

std::vector<AttentionLine> attention_lines(const Language& words, std::span<const FeedState> feeds,
                                           std::span<const exchange::Attention> others) {
  std::vector<AttentionLine> lines;
  for (const auto& feed : feeds) {
    if (!feed.needs_look()) continue;
    const bool by_itself = feed.trouble != Trouble::held && feed.trouble != Trouble::none;
    if (by_itself) lines.push_back(line_of(words, feed, nullptr));
    if (feed.enabled())
      for (const auto& held : feed.held) lines.push_back(line_of(words, feed, &held));
  }
  for (const auto& other : others) lines.push_back({exchange::name_of(other.kind), other.object, other.why});
  return lines;
}

void write(JsonWriter& json, std::span<const AttentionLine> lines) {
  json.key("attention").begin_array();
  for (const auto& line : lines) {
    json.begin_object().member("kind", line.kind).member("object", line.object).member("why", line.why);
    json.key("groups").begin_array();
    for (const auto& group : line.groups) json.value(group);
    json.end_array().end_object();
  }
  json.end_array();
}

std::string text_of(const Language& words, std::span<const AttentionLine> lines) {
  if (lines.empty()) return {};
  std::string text = std::string{words(texts::kAttention)} + ":\n";
  for (const auto& line : lines) text += "  " + shown(line.object) + ": " + shown(line.why) + "\n";
  return text;
}

}  // namespace yingbao::cli
