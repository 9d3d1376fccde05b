// Every feed on a business date: its list in force, what of it is held, and what is wrong. One table, from which a run pins
// its lists, and which the run and `status` tell.
#pragma once

#include "exchange/hub.hpp"

#include <set>
#include <span>

namespace yingbao::exchange {

/// The one thing that helps first; in this order where several are wrong.
enum class Trouble {
  none,
  not_configured,  ///< a roster that the rules ask for and that no agency is to deliver
  disabled,        ///< switched off
  held,            ///< its newest list waits for a person
  never_seen,      ///< no list of it was ever made
  revoked,         ///< there were lists, and none is in force
  stale,           ///< the list in force is older than `max_age`
  late,            ///< nothing answers for a deadline of `expect`
};

struct FeedState {
  std::string feed;                              ///< FeedId text; the kind alone when it is not configured
  std::string kind;                              ///< G6, DIBAO, …
  const config::AgencyConfig* agency = nullptr;  ///< of the hub's configuration; null: not configured
  const config::FeedConfig* config = nullptr;
  std::optional<store::List> current = {};
  std::vector<store::List> held = {};  ///< oldest first
  bool came = false;                   ///< a list of it was made, whatever became of it
  bool stale = false;
  bool relied_on = false;  ///< stale, and a person lets it count on this day all the same
  Date missed = {};        ///< the first deadline that nothing answers for; no date: nothing is late
  Trouble trouble = Trouble::none;
  /// Groups that have a list tonight and are screened by nobody because of this roster.
  std::set<std::string> stops = {};

  bool enabled() const { return config && config->enabled; }
  bool roster() const;
  /// Whether tonight compares with its list.
  bool pinned() const { return enabled() && current; }
  /// A feed that should have a list and has none. Of a part of a roster, and of a baseline, that never came nobody knows
  /// that there should be one.
  bool missing() const;
  /// A person should look. What never came, or is gone or switched off, matters where a deadline or a group asks for it.
  bool needs_look() const;
};

/// Feeds in the order of the configuration, a row for each part; then rosters that are configured nowhere and missed.
std::vector<FeedState> feed_table(Hub& hub, Date business_date);

/// For at most so many days a person may let a roster count that is too old.
inline constexpr int kMostStaleDays = 31;
/// The store's setting that holds the last business date on which a list may be relied on though it is too old.
std::string stale_setting(store::Id list);
/// The limit of `max_age` in days.
std::int64_t most_days(const config::FeedConfig& feed);
/// "never_seen"
std::string_view name_of(Trouble trouble);

}  // namespace yingbao::exchange
