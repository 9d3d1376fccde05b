// What a plugin's process must never get done, whenever it tries.
#pragma once

#include "ordinary.hpp"

#include <arpa/inet.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace yingbao::hostile {

inline pid_t hub_of(const Scene& scene) { return std::atoi(scene.target.c_str()); }

inline void write_file(Scene& scene) {
  const int fd = ::open(scene.target.c_str(), O_WRONLY | O_CREAT, 0600);
  if (fd >= 0 && ::write(fd, "x", 1) == 1) ::close(fd);
}

inline void remove_file(Scene& scene) { ::unlink(scene.target.c_str()); }

inline void read_file(Scene& scene) {
  const int fd = ::open(scene.target.c_str(), O_RDONLY);
  if (fd < 0) throw std::runtime_error{"shut out"};
  ::close(fd);
}

inline void connect(Scene& scene) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<in_port_t>(std::atoi(scene.target.c_str())));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) ::send(fd, "x", 1, 0);
}

inline void fork_process(Scene&) {
  if (::fork() != 0) return;
  ::sleep(5);
  ::_exit(0);
}

inline void execute(Scene& scene) {
  char program[] = "/bin/touch";
  char* const arguments[] = {program, scene.target.data(), nullptr};
  char* const environment[] = {nullptr};
  ::execve(program, arguments, environment);
}

inline void start_thread(Scene&) {
  std::thread{[] {}}.join();
}

inline void signal_hub(Scene& scene) { ::kill(hub_of(scene), SIGUSR1); }

inline void signal_hub_thread(Scene& scene) { ::syscall(SYS_tgkill, hub_of(scene), hub_of(scene), SIGUSR1); }

/// Makes the hub the owner of the pipes, so that the kernel signals it when it uses them.
inline void signal_hub_through_pipes(Scene& scene) {
  for (const int fd : {3, 4}) {
    ::fcntl(fd, F_SETOWN, hub_of(scene));
    ::fcntl(fd, F_SETSIG, SIGUSR1);
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_ASYNC);
  }
}

inline void trace_hub(Scene& scene) { ::ptrace(PTRACE_ATTACH, hub_of(scene), nullptr, nullptr); }

inline void write_descriptors(Scene&) {
  for (int fd = 0; fd < 1024; ++fd)
    if (fd != 3 && fd != 4 && ::write(fd, "x", 1) == 1) continue;
}

inline void outlive_hub(Scene&) {
  ::prctl(PR_SET_PDEATHSIG, 0);
  for (volatile bool on = true; on;) {
  }
}

}  // namespace yingbao::hostile
