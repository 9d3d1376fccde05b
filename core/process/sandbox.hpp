// What shuts a child in: a plugin's process in two stages, a network session's in one.
//
//   loading   no new privileges, limits, no network, no processes, no writing: files may be opened for reading, so that
//             the plugin and its libraries load
//   working   opening anything is shut as well; what is left is reading and writing open descriptors and memory
//   session   no new privileges, limits, no files, no processes, no new connection: what is left is memory and talking
//             over the sockets that were open before
//
// A forbidden call kills the process with SIGSYS; in a session, a library that looks for its files finds none.
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
Status enter_session_stage(const SandboxLimits& limits);

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
