#include "https_pull/paging.hpp"

namespace yingbao::https_pull {

using Kind = Paging::Kind;

bool Pages::ends(const PageSeen& seen) const {
  if (paging_.kind == Kind::none) return true;
  if (paging_.kind != Kind::page) return seen.next.empty();
  // A gateway may give fewer records than were asked for on every page: a short page is the last only by configuration.
  const bool all = seen.total && records_ >= *seen.total;
  const bool is_short = paging_.short_page_ends && seen.records < static_cast<std::uint64_t>(paging_.size);
  return all || seen.records == 0 || is_short;
}

Result<bool> Pages::advance(const PageSeen& seen) {
  constexpr std::uint64_t kMostPages = 1'000'000;
  records_ += seen.records;
  const bool same_page = paging_.kind == Kind::page && seen.records > 0 && seen.digest == digest_;
  const bool same_place = !seen.next.empty() && seen.next == at_;
  if (same_page || same_place || ++pages_ > kMostPages)
    return Error{Errc::malformed, "the same page came twice: its paging does not end"};
  if (ends(seen)) {
    if (seen.total && records_ != *seen.total)
      return Error{Errc::conflict, "it counts " + std::to_string(*seen.total) + " records and gave " +
                                       std::to_string(records_) + "; the next run asks again"};
    return false;
  }
  ++number_;
  at_ = seen.next;
  digest_ = seen.digest;
  return true;
}

}  // namespace yingbao::https_pull
