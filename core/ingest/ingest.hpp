// A landed delivery becomes lists, or is set aside with its reason.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"
#include "ingest/rows_at_hand.hpp"

namespace yingbao::ingest {

/// Reads the delivery in its plugin's process and commits what comes of it. An error means that the hub itself could
/// not go on (no disk space, no child process): the delivery stays landed and the next run takes it up again.
/// `rows`: keeps its rows that may go back, as far as there is room.
Result<store::IngestCommit> ingest(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, store::Delivery delivery, Date business_date,
                                   RowsAtHand* rows = nullptr);

}  // namespace yingbao::ingest
