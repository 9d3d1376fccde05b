// Sends a released plan: a few connections take batch after batch, receipts are stored as they come.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"

#include <functional>

namespace yingbao::forward {

struct SendReport {
  std::uint64_t batches = 0;                ///< of the plan
  std::uint64_t answered = 0;               ///< acknowledged or parked, earlier runs included
  std::uint64_t parked = 0;                 ///< refused whole in this run
  std::uint64_t accepted = 0, refused = 0;  ///< items in this run
  std::uint64_t cut = 0;                    ///< submissions that were too large and went out in two
  Error trouble;                            ///< why some have no answer
  bool complete() const { return answered == batches; }
};

enum class SendTask {
  send,       ///< ask first where an earlier run may have sent, then send
  reconcile,  ///< only ask: what the platform does not know stays unsent
};

/// `progress` is told of the items answered so far. A lost store throws; a lost platform is in the report.
Result<SendReport> send_plan(data::DataFolder& data, const config::HubConfig& config, const store::Exchange& exchange,
                             SendTask task, const std::function<void(std::uint64_t)>& progress);

}  // namespace yingbao::forward
