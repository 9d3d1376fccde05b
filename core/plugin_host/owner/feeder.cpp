#include "plugin_host/owner/feeder.hpp"

#include <signal.h>

#include <array>

namespace yingbao::plugin_host {
namespace {

std::uint64_t count_of(char wanted, std::string_view bytes) {
  // Sixteen lanes of bytes, so that counting costs next to nothing.
  constexpr std::size_t kLanes = 16, kRounds = 255;
  std::uint64_t total = 0;
  while (bytes.size() >= kLanes) {
    std::array<unsigned char, kLanes> lanes{};
    const auto rounds = std::min(bytes.size() / kLanes, kRounds);
    for (std::size_t r = 0; r < rounds; ++r)
      for (std::size_t i = 0; i < kLanes; ++i)
        lanes[i] = static_cast<unsigned char>(lanes[i] + (bytes[r * kLanes + i] == wanted));
    for (const auto lane : lanes) total += lane;
    bytes.remove_prefix(rounds * kLanes);
  }
  return total + static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), wanted));
}

/// False for bytes that begin a container, UTF-16, or records in brackets and markup.
bool begins_lines(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  while (!start.empty() && (start[0] == ' ' || start[0] == '\n' || start[0] == '\r' || start[0] == '\t'))
    start.remove_prefix(1);
  constexpr std::string_view kOthers = "<[{\xFF\xFE";
  return !start.empty() && kOthers.find(start[0]) == std::string_view::npos && !start.starts_with("PK") &&
         start.substr(0, 4096).find('\0') == std::string_view::npos;
}

}  // namespace

Feeder::Feeder(UniqueFd out, const Job& job, const PieceSource& delivery, DeliveryMeter& meter)
    : thread_{[this, out = std::move(out), job = to_wire(job), &delivery, &meter] {
        feed(out.get(), job, delivery, meter);
      }} {}

void Feeder::feed(int out, const std::string& job, const PieceSource& delivery, DeliveryMeter& meter) {
  // A child that has ended early is told by its exit, not by a signal here.
  sigset_t pipe_signal;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);
  const auto length = static_cast<std::uint32_t>(job.size());
  if (!write_all(out, {reinterpret_cast<const char*>(&length), sizeof length}) || !write_all(out, job)) return;
  while (delivery) {
    const auto piece = delivery();
    if (!piece) {
      result_ = piece.error();
      return;
    }
    if (piece->empty()) {
      meter.complete = true;
      return;
    }
    if (meter.bytes == 0) meter.in_lines = begins_lines(*piece);
    meter.bytes += piece->size();
    meter.line_feeds += count_of('\n', *piece);
    meter.carriage_returns += count_of('\r', *piece);
    meter.quotes += count_of('"', *piece);
    if (!write_all(out, *piece)) return;
  }
}

}  // namespace yingbao::plugin_host
