// Joins decisions with the lists they cite: the one place where facts are read again after deciding.
#pragma once

#include "deciding/candidate.hpp"
#include "list/reader.hpp"

#include <functional>
#include <map>
#include <memory>

namespace yingbao::deciding {

using ReaderPtr = std::shared_ptr<const list::ListReader>;
/// Opens a list by its id.
using ListOpener = std::function<Result<ReaderPtr>(std::int64_t list)>;

/// Asked in the order of keys it opens every block once. For one thread.
class Renderer {
 public:
  Renderer(const config::Rules& rules, ListOpener open) : rules_{rules}, open_{std::move(open)} {}

  // The record of the candidate that the decision wants told, valid until the next call. Throw Failure when a cited list is
  // not there any more.
  /// What of it the platform is told.
  std::string_view told(const Decision& decision);
  /// With what stays inside, for whoever looks at it here: the rules, the rows behind it, what is withheld.
  std::string candidate(const Decision& decision);
  /// A cited row; valid until the next call.
  std::string_view row(const Evidence& cited);

 private:
  const config::Rules& rules_;
  ListOpener open_;
  std::map<std::int64_t, list::PlaceReader> lists_;
  CandidateBuilder builder_{rules_};
};

}  // namespace yingbao::deciding
