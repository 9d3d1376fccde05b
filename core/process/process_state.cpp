#include "process/process_state.hpp"

#include <malloc.h>

#include <csignal>

namespace yingbao::process {

void settle_process() {
  // A full disk or a closed connection is an error of the call that met it, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  // Buffers of some hundred KiB come and go with every block and batch, and fresh pages are dear.
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

}  // namespace yingbao::process
