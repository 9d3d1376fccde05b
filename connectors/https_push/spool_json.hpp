// What a spool's records look like as JSON.
#pragma once

#include "https_push/spool.hpp"

namespace yingbao::https_push {

std::string to_json(const Received& received);
Result<Received> received_from(const std::string& json);
std::string to_json(const Answered& answered);
Result<Answered> answered_from(const std::string& json);

}  // namespace yingbao::https_push
