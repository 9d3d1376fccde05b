// A landed delivery becomes lists, or is set aside with its reason.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"

namespace yingbao::ingest {

/// Reads the delivery in its plugin's process and commits what comes of it. An error means that the hub itself could
/// not go on (no disk space, no child process): the delivery stays landed and the next run takes it up again.
Result<store::IngestCommit> ingest(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, store::Delivery delivery, Date business_date);

}  // namespace yingbao::ingest
