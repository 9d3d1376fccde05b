// What an agency is told about one of its deliveries.
#pragma once

#include "store/store.hpp"

#include <string>

namespace yingbao::exchange {

/// JSON of a delivery that has been read: state (accepted, held, set_aside), counts, lists, why rows were rejected.
/// Nobody's data.
std::string verdict_json(store::Store& store, const store::Delivery& delivery);

}  // namespace yingbao::exchange
