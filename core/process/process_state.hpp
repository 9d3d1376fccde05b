// What holds for the whole process, in one place.
#pragma once

namespace yingbao::process {

/// Called once, before anything else runs: signals that only repeat an error of a call are ignored, and freed memory is
/// kept. A child inherits the former and calls it as well.
void settle_process();

}  // namespace yingbao::process
