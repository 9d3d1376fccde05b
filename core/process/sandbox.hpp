// What shuts a plugin's process in, in two stages.
//
//   loading   no new privileges, limits, no network, no processes, no writing: files may be opened for reading, so that
//             the plugin and its libraries load
//   working   opening anything is shut as well; what is left is reading and writing open descriptors and memory
//
// A forbidden call kills the process with SIGSYS.
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yingbao::process {

struct SandboxLimits {
  std::uint64_t memory_bytes = 512u << 20;
  std::uint64_t cpu_seconds = 3600;
};

/// `readable`: the folders and files that may be opened while loading, where the kernel has Landlock.
Status enter_loading_stage(const SandboxLimits& limits, const std::vector<std::filesystem::path>& readable);
Status enter_working_stage();

/// The layers this kernel offers, for `check`.
struct SandboxLayers {
  bool seccomp = false;
  bool landlock = false;
};
SandboxLayers sandbox_layers();

/// Landlock alone (landlock.cpp): true when the rules are in force, false when the kernel has no Landlock.
Result<bool> allow_reading_only(const std::vector<std::filesystem::path>& readable);
bool has_landlock();

}  // namespace yingbao::process
