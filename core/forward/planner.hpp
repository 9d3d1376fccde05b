// What to send: tonight's candidates merged with what the platform knows.
//
//   new person                        upsert, version 1, a new random reference
//   known, content changed            upsert, next version
//   known, unchanged                  silence; what was refused waits for a change
//   known, no candidate any more      upsert with standing "source_changed", once; nobody is withdrawn for
//                                     disappearing
//
// A group that was not screened tonight, and whatever is withheld of a person, says nothing: known people keep it as it
// was told, and of somebody new the platform does not learn it.
#pragma once

#include "config/hub_config.hpp"
#include "forward/sent_view.hpp"
#include "forward/standing_groups.hpp"

namespace yingbao::forward {

struct PlanCounts {
  std::uint64_t candidates = 0, known = 0;
  std::uint64_t added = 0, changed = 0, source_changed = 0, unchanged = 0, refused_waiting = 0;
  std::uint64_t items() const { return added + changed + source_changed; }
};

struct Planned {
  PlanCounts counts;
  std::optional<store::List> plan;  ///< none when there is nothing to send
  std::optional<store::List> sent;  ///< the sent list with the plan before taken in
};

/// Every submission of the plan before must be settled. The lists are written but in no table yet.
/// `resend_refused`: a person wants refused items sent again although they did not change.
Result<Planned> plan(data::DataFolder& data, const store::List& candidates, const Scope& scope,
                     bool resend_refused = false);

/// Why the plan must wait for a person, in Chinese and English; empty when it may go out. Pure.
std::string why_withheld(const config::OutboundGate& gate, const PlanCounts& counts);

/// 16 bytes over the forwarded fields alone: equal when the platform would be told nothing new.
std::string forwarded_hash(std::string_view record);

}  // namespace yingbao::forward
