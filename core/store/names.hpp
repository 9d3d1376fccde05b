// The names by which the control tables and every screen call the states of things.
#pragma once

#include "base/error.hpp"
#include "store/rows.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace yingbao::store {

/// In the order of the enumeration. What is written to a disk is the name, never the number.
template <class State>
inline constexpr std::array<std::string_view, 0> kNamesOf{};
template <>
inline constexpr std::array<std::string_view, 3> kNamesOf<DeliveryState>{"landed", "listed", "set_aside"};
template <>
inline constexpr std::array<std::string_view, 3> kNamesOf<SlipState>{"owed", "given", "given_in_part"};
template <>
inline constexpr std::array<std::string_view, 3> kNamesOf<ListRole>{"feed", "decisions", "statements"};
template <>
inline constexpr std::array<std::string_view, 5> kNamesOf<ListState>{"current", "held", "superseded", "revoked",
                                                                     "retired"};
template <>
inline constexpr std::array<std::string_view, 4> kNamesOf<Step>{"ingested", "decided", "sending", "settled"};
template <>
inline constexpr std::array<std::string_view, 3> kNamesOf<PlanState>{"held", "released", "settled"};
template <>
inline constexpr std::array<std::string_view, 3> kNamesOf<SubmissionState>{"open", "acknowledged", "parked"};

template <class State>
concept Named = !kNamesOf<State>.empty();

template <Named State>
constexpr std::string_view name_of(State state) {
  return kNamesOf<State>[static_cast<std::size_t>(state)];
}

/// Throws Failure when nothing is called so: the tables were changed by hand or are damaged.
template <Named State>
State named(std::string_view name) {
  const auto& names = kNamesOf<State>;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw Failure{Error{Errc::internal, "control tables: no state is called " + std::string{name}}};
  return static_cast<State>(found - names.begin());
}

}  // namespace yingbao::store
