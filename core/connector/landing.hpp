// Landing: an arrival is sealed and durable, with its digest, before anything looks into it.
#pragma once

#include "connector/connector.hpp"
#include "data/data_folder.hpp"

namespace yingbao::connector {

/// Seals what `give` hands over and records it as a landed delivery.
Result<store::Delivery> land(data::DataFolder& data, store::Delivery arrival,
                             const std::function<Status(const ByteSink&)>& give);

}  // namespace yingbao::connector
