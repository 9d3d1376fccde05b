// One run of an exchange: what was asked for and what came of it.
#pragma once

#include "deciding/deciding.hpp"
#include "exchange/feed_table.hpp"
#include "forward/sender.hpp"
#include "store/rows.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::exchange {

enum class Until { ingest, screen, forward, report };

struct RunOptions {
  std::optional<Date> date;           ///< default: the business date of now
  std::vector<std::string> agencies;  ///< default: all
  Until until = Until::report;
  /// Told where the run is, for a person who watches: a word for the step, done, of how many (0: not known).
  std::function<void(std::string_view step, std::uint64_t done, std::uint64_t of)> progress;
};

/// Something a person should look at. `object` is what release and revoke take, or a name.
struct Attention {
  enum class Kind {
    left,
    not_taken,
    set_aside,
    held_plan,
    not_screened,
    refused,
    unreachable,
    unconfirmed,
    unreturned,
    idle,
    left_out,
    to_verify
  } kind;
  std::string object, why;
};
/// "set_aside"
std::string_view name_of(Attention::Kind kind);

struct StepTime {
  std::string step;
  double seconds = 0;
  double cpu = 0, children_cpu = 0;  ///< seconds of processors, of this process and of its children
};

struct RunReport {
  Date date;
  store::Id exchange = 0;
  bool dry = false;
  bool nothing_new = false;                 ///< this manifest was worked through before
  std::vector<store::Delivery> deliveries;  ///< read in this run
  std::vector<std::pair<store::Id, std::vector<store::ColumnLeft>>> columns_left;  ///< of them, where any were
  deciding::Tally tally;
  std::optional<deciding::Changes> changes;  ///< when this run decided
  std::optional<forward::SendReport> sent;
  std::vector<FeedState> feeds;  ///< after this run took in
  std::vector<Attention> attention;
  std::vector<StepTime> times;
  std::optional<Error> trouble;  ///< why the run could not be finished; the next one goes on from there
};

}  // namespace yingbao::exchange
