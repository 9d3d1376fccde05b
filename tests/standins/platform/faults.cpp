#include "faults.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::sandbox {
namespace {

std::string_view take_until(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

[[noreturn]] void refuse(std::string_view spec, std::string_view why) {
  std::string text = "fault '";
  throw InvalidFault(text.append(spec).append("': ").append(why));
}

std::uint64_t number(std::string_view spec, std::string_view text) {
  constexpr std::uint64_t most = 1'000'000'000;  // keeps every sum of times and durations in range
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > most)
    refuse(spec, std::string(text.empty() ? "nothing" : text) + " is not a whole number up to 1000000000");
  return value;
}

FaultKind kind_of(std::string_view spec, std::string_view word) {
  if (word == "refuse") return FaultKind::refuse_every;
  if (word == "refuse-reference") return FaultKind::refuse_reference;
  if (word == "status") return FaultKind::status;
  if (word == "hang") return FaultKind::hang;
  if (word == "drop-reply") return FaultKind::drop_reply;
  if (word == "late") return FaultKind::late;
  refuse(spec, "unknown kind; known: refuse, refuse-reference, status, hang, drop-reply, late");
}

void set_parameter(Fault& fault, std::string_view spec, std::string_view key, std::string_view value) {
  const FaultKind kind = fault.kind;
  if (key == "times" && kind != FaultKind::refuse_every) fault.times = number(spec, value);
  else if (key == "every" && kind == FaultKind::refuse_every) fault.every = number(spec, value);
  else if (key == "retry-after" && kind == FaultKind::status) fault.retry_after = number(spec, value);
  else if (key == "after" && kind == FaultKind::late) fault.after = std::chrono::milliseconds(number(spec, value));
  else refuse(spec, "has no parameter " + std::string(key));
}

void check_complete(const Fault& fault, std::string_view spec) {
  if (fault.kind == FaultKind::refuse_every && fault.every == 0) refuse(spec, "needs every=N, at least 1");
  if (fault.kind == FaultKind::status && (fault.status < 400 || fault.status > 599))
    refuse(spec, "needs a status from 400 to 599");
  if (fault.kind == FaultKind::late && fault.after.count() == 0) refuse(spec, "needs after=MS, at least 1");
}

}  // namespace

Fault parse_fault(std::string_view spec) {
  std::string_view rest = spec;
  Fault fault;
  fault.kind = kind_of(spec, take_until(rest, ':'));
  if (fault.kind == FaultKind::refuse_reference) {
    if (rest.empty()) refuse(spec, "needs a reference id");
    fault.reference = rest;  // all of it: an id may hold colons
    return fault;
  }
  if (fault.kind == FaultKind::status) fault.status = static_cast<unsigned>(number(spec, take_until(rest, ':')));
  while (!rest.empty()) {
    std::string_view value = take_until(rest, ':');
    const std::string_view key = take_until(value, '=');
    set_parameter(fault, spec, key, value);
  }
  check_complete(fault, spec);
  return fault;
}

void Faults::replace(std::vector<Fault> faults) {
  faults_ = std::move(faults);
  items_seen_ = 0;
}

template <class Applies>
std::optional<Fault> Faults::take(Applies applies) {
  const auto found = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& fault) {
    return applies(fault.kind) && (!fault.times || *fault.times > 0);
  });
  if (found == faults_.end()) return std::nullopt;
  if (found->times) --*found->times;
  return *found;
}

std::optional<Fault> Faults::take_before_work() {
  return take([](FaultKind kind) { return kind == FaultKind::status || kind == FaultKind::hang; });
}

std::optional<Fault> Faults::take_after_work(bool may_be_late) {
  return take(
      [=](FaultKind kind) { return kind == FaultKind::drop_reply || (may_be_late && kind == FaultKind::late); });
}

bool Faults::refuses(std::string_view reference_id) {
  ++items_seen_;
  return std::any_of(faults_.begin(), faults_.end(), [&](const Fault& fault) {
    return (fault.kind == FaultKind::refuse_every && items_seen_ % fault.every == 0) ||
           (fault.kind == FaultKind::refuse_reference && fault.reference == reference_id);
  });
}

}  // namespace yingbao::sandbox
