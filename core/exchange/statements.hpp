// What a person states about people whom the hub knows: it stands from the next exchange on.
#pragma once

#include "data/data_folder.hpp"

namespace yingbao::exchange {

/// Whatever the platform refused may be told again although nothing changed. Gives the number of people; with none, nothing
/// is written.
Result<std::uint64_t> release_refused(data::DataFolder& data, const store::AuditEntry& audit);

}  // namespace yingbao::exchange
