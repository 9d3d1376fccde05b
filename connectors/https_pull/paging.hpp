// Which page comes next, and whether all came: pure decisions.
#pragma once

#include "base/error.hpp"
#include "https_pull/config.hpp"

#include <optional>
#include <string>

namespace yingbao::https_pull {

/// What one page says about itself and the next.
struct PageSeen {
  std::uint64_t records = 0;
  std::optional<std::uint64_t> total;
  std::string next;    ///< the next cursor or address; empty when there is none
  std::string digest;  ///< of its records
};

class Pages {
 public:
  explicit Pages(const Paging& paging) : paging_{paging}, number_{paging.start} {}
  std::int64_t number() const { return number_; }
  /// The cursor or the address of the page at hand; empty for the first.
  const std::string& at() const { return at_; }
  /// True when another page follows. An error when pages repeat themselves (`malformed`), or the source counted more
  /// or fewer records than it gave (`conflict`: it changed meanwhile, or pages were lost).
  Result<bool> advance(const PageSeen& seen);

 private:
  bool ends(const PageSeen& seen) const;

  const Paging& paging_;
  std::int64_t number_;
  std::string at_, digest_;
  std::uint64_t records_ = 0, pages_ = 0;
};

}  // namespace yingbao::https_pull
