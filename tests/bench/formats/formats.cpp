// Reads all cells of all tables of each delivery, one process for each, and prints what that took of a processor: what
// else the machine does meanwhile changes little.
//   bench_formats FILE...
#include "format/decoder.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace {

using namespace yingbao;

struct Read {
  std::uint64_t rows = 0, cells = 0, bytes = 0;
};

Result<Read> read_all(format::RowReader& reader) {
  Read read;
  for (bool tables = true; tables;) {
    for (;;) {
      const auto more = reader.next();
      if (!more) return more.error();
      if (!*more) break;
      ++read.rows;
      read.cells += reader.cells().size();
      for (const auto cell : reader.cells()) read.bytes += cell.size();
    }
    const auto more = reader.next_table();
    if (!more) return more.error();
    tables = *more;
  }
  return read;
}

double of(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

int measure(const char* path) {
  format::prepare_decoders();
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::perror(path), 1;
  format::DescriptorSource source{fd};
  const auto reader = format::open_rows(source, {});
  const auto read = reader ? read_all(**reader) : Result<Read>{reader.error()};
  if (!read) return std::fprintf(stderr, "%s: %s\n", path, read.error().detail().c_str()), 1;
  rusage usage{};
  static_cast<void>(::getrusage(RUSAGE_SELF, &usage));
  const auto seconds = of(usage.ru_utime) + of(usage.ru_stime);
  const auto size = static_cast<double>(std::filesystem::file_size(path));
  std::printf(
      "%-24s %-12s %9llu rows %10llu cells %7.3f s of CPU %11.0f rows/s %7.1f MB/s of the file  %5ld MiB at most\n",
      std::filesystem::path{path}.filename().c_str(), (*reader)->describe().c_str(),
      static_cast<unsigned long long>(read->rows), static_cast<unsigned long long>(read->cells), seconds,
      static_cast<double>(read->rows) / seconds, size / 1e6 / seconds, usage.ru_maxrss >> 10);
  return 0;
}

}  // namespace

int main(int count, char** paths) {
  bool good = true;
  for (int i = 1; i < count; ++i) {
    const auto child = ::fork();
    if (child == 0) {
      const int code = measure(paths[i]);
      std::fflush(stdout);
      ::_exit(code);
    }
    int status = 0;
    good &= child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
  }
  return good ? 0 : 1;
}
