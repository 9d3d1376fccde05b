// What runs in a plugin's process.
#pragma once

namespace yingbao::plugin_host {

/// The argument by which the executable knows that it is a plugin's process.
inline constexpr const char* kChildArgument = "--plugin-host";

/// Reads the job and the delivery from descriptor 3, writes frames to descriptor 4. The exit code of the process.
int child_main();

}  // namespace yingbao::plugin_host
