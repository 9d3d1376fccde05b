// The command line: one file for each command.
#pragma once

#include "base/clock.hpp"

namespace yingbao::cli {

/// 0 done; 1 done, but something waits for a person; 2 usage or configuration; 3 temporarily impossible; 4 the account
/// or the audit chain does not verify.
int run_application(int argc, char** argv, const Clock& clock);

}  // namespace yingbao::cli
