#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sandbox {

enum class FaultKind { refuse_every, refuse_reference, status, hang, drop_reply, late };

struct Fault {
  FaultKind kind = FaultKind::hang;
  std::string reference;                     // refuse_reference
  std::uint64_t every = 0;                   // refuse_every
  unsigned status = 0;                       // status
  std::optional<std::uint64_t> retry_after;  // status, seconds
  std::chrono::milliseconds after{0};        // late
  std::optional<std::uint64_t> times;        // what is left; none: for ever
};

struct InvalidFault : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

Fault parse_fault(std::string_view spec);  // throws InvalidFault

// The faults in force, in the order given. One caller at a time.
class Faults {
 public:
  explicit Faults(std::vector<Fault> faults) : faults_(std::move(faults)) {}

  void replace(std::vector<Fault> faults);

  // Before any work: the first `status` or `hang` with something left, now used once.
  std::optional<Fault> take_before_work();
  // After the work: the first `drop-reply`, or `late` where it may apply, now used once.
  std::optional<Fault> take_after_work(bool may_be_late);
  // Counts one item; true when a refusal rule hits it.
  bool refuses(std::string_view reference_id);

 private:
  template <class Applies>
  std::optional<Fault> take(Applies applies);

  std::vector<Fault> faults_;
  std::uint64_t items_seen_ = 0;
};

}  // namespace yingbao::sandbox
