// Taking one file over, across as many sessions as it needs.
#pragma once

#include "connector/connector.hpp"
#include "sftp/line.hpp"

namespace yingbao::sftp {

/// Hands the sink every byte of the file once and in order. A broken transfer goes on where it broke, when size and
/// time are what they were and the last bytes before the break read again as they were; otherwise Errc::conflict.
Status take(Line& line, const Config& config, const std::string& path, const Entry& expected,
            const connector::ByteSink& sink);

}  // namespace yingbao::sftp
