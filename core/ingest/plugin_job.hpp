// What the plugin's process is told about an agency's delivery, and the delivery's bytes.
#pragma once

#include "config/hub_config.hpp"
#include "data/data_folder.hpp"
#include "plugin_host/owner/host.hpp"

namespace yingbao::ingest {

/// For one delivery: with its name, and the feed that the name tells. An error when a configured password cannot be read.
Result<plugin_host::Job> job_for(const config::HubConfig& hub, const config::AgencyConfig& agency,
                                 std::string_view file_name = {});
plugin_host::RunLimits limits_of(const config::HubConfig& hub);

/// Opens a sealed delivery as the pieces that a plugin's process is fed with.
Result<plugin_host::PieceSource> pieces_of(const data::DataFolder& data, const store::Delivery& delivery);

}  // namespace yingbao::ingest
