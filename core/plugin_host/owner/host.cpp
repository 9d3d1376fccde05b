#include "plugin_host/owner/host.hpp"

#include "base/text.hpp"
#include "plugin_host/child/child_main.hpp"
#include "plugin_host/owner/plugin_file.hpp"
#include "process/child.hpp"
#include "process/frames.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <optional>

namespace yingbao::plugin_host {
namespace {

constexpr int kPipeBytes = 1 << 20;

struct Pipe {
  UniqueFd read, write;
};

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return errno_error("pipe");
  Pipe pipe{UniqueFd{ends[0]}, UniqueFd{ends[1]}};
  ::fcntl(pipe.write.get(), F_SETPIPE_SZ, kPipeBytes);  // a smaller pipe only costs time
  return pipe;
}

Error plugin_error(const Job& job, std::string_view what) {
  return Error{Errc::refused, "plugin " + job.plugin.filename().string() + ": " + std::string{what}};
}

Error ended_badly(const Job& job, const process::ExitStatus& status) {
  if (status.exited)
    return plugin_error(job, "its process ended early (exit code " + std::to_string(status.code) + ")");
  if (status.signal == SIGSYS)
    return plugin_error(job,
                        "tried what the sandbox forbids (to open a file, a connection or a process); it was stopped");
  if (status.signal == SIGXCPU || status.signal == SIGKILL)
    return plugin_error(job, "used more time or memory than it is allowed; it was stopped");
  return plugin_error(job, "crashed (signal " + std::to_string(status.signal) + ")");
}

Status handle_extracted(std::string_view payload, RunHandler& handler) {
  const auto frame = from_wire<ExtractedFrame<std::string_view>>(payload);
  if (!frame) return Error{Errc::refused, "sent a malformed row"};
  return handler.extracted(frame->row, frame->cells);
}

template <class Frame, class Use>
Status decoded(std::string_view payload, const Use& use) {
  const auto frame = from_wire<Frame>(payload);
  if (!frame) return Error{Errc::refused, "a frame from the plugin's process is malformed"};
  return use(*frame);
}

/// Frames come in one order: description, then a header and its rows for each table. Null when this one has its turn.
const char* out_of_turn(FrameType type, bool& described, bool& headed) {
  switch (type) {
    case FrameType::description:
      if (described) return "described itself twice";
      described = true;
      return nullptr;
    case FrameType::header:
      if (!described) return "told of a header row out of turn";
      headed = true;
      return nullptr;
    case FrameType::records:
    case FrameType::reject:
    case FrameType::finding:
    case FrameType::skipped:
    case FrameType::extracted:
    case FrameType::end: return headed ? nullptr : "told of rows before their header";
    default: return nullptr;
  }
}

/// An error of the delivery as the child tells it, or one of the plugin, which names it. A plugin can forge the frame:
/// it may blame its delivery and itself, nobody else.
Error told_failure(const Job& job, std::string_view payload) {
  constexpr std::size_t kLongest = 2000;
  const auto frame = from_wire<FailureFrame>(payload);
  if (!frame || frame->sentence.size() > kLongest || !is_utf8(frame->sentence))
    return plugin_error(job, "sent a malformed frame");
  const auto code = static_cast<Errc>(frame->code);
  const auto detail = printable(frame->sentence);  // it may name a sheet or a title
  if (code == Errc::malformed) return Error{Errc::malformed, detail};
  const bool named = detail.starts_with("plugin " + job.plugin.filename().string() + ": ");
  return named ? Error{Errc::refused, detail} : plugin_error(job, detail);
}

}  // namespace

Status RunHandler::extracted(std::uint64_t, const std::vector<std::string_view>&) {
  return Error{Errc::refused, "sent rows that nobody asked for"};
}

Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, const Clock& clock,
                            RunHandler& handler, DeliveryMeter& meter) {
  if (auto good = check_plugin_file(job.plugin); !good) return good.error();
  auto input = make_pipe();
  if (!input) return input.error();
  auto output = make_pipe();
  if (!output) return output.error();
  const int descriptors[] = {input->read.get(), output->write.get()};
  auto child = process::Child::start({kChildArgument}, descriptors);
  if (!child) return child.error();
  input->read.reset();
  output->write.reset();
  const PieceSource source = job.task == Task::describe ? PieceSource{} : delivery;
  Feeder feeder{std::move(input->write), job, source, meter};

  // Ends the child before the feeder is joined, whatever way this function is left: it may be writing to the child.
  struct Stop {
    process::Child& child;
    ~Stop() { child.kill(); }
  } stop{*child};

  process::FrameReader frames{output->read.get(), kMaxFrameBytes};
  std::optional<Result<EndFrame>> outcome;
  bool described = false, headed = false;
  const auto start = clock.steady();
  const auto finish = [&](Error error) -> Result<EndFrame> {
    child->kill();
    output->read.reset();
    return error;
  };
  for (;;) {
    std::uint8_t word = 0;
    std::string_view payload;
    const auto seen = frames.next(limits.stall, word, payload);
    if (!seen) return finish(plugin_error(job, seen.error().detail()));
    if (*seen == process::Seen::stalled)
      return finish(plugin_error(job, "gave no sign of life for " + std::to_string(limits.stall.count() / 1000) +
                                          " s; it was stopped"));
    if (*seen == process::Seen::end_of_pipe) break;
    if (outcome) return finish(plugin_error(job, "went on after its last word"));
    if (clock.steady() - start > limits.total)
      return finish(plugin_error(job, "took longer than it is allowed; it was stopped"));
    const auto type = static_cast<FrameType>(word);
    if (const auto* fault = out_of_turn(type, described, headed)) return finish(plugin_error(job, fault));
    Status done;
    switch (type) {
      case FrameType::description:
        done = decoded<DescriptionFrame>(payload, [&](const auto& frame) { return handler.description(frame); });
        break;
      case FrameType::header:
        done = decoded<HeaderFrame>(payload, [&](const auto& frame) { return handler.header(frame); });
        break;
      case FrameType::records: done = handler.records(payload); break;
      case FrameType::reject:
        done = decoded<RejectFrame>(payload, [&](const auto& frame) { return handler.reject(frame); });
        break;
      case FrameType::finding:
        done = decoded<FindingFrame>(payload, [&](const auto& frame) { return handler.finding(frame); });
        break;
      case FrameType::skipped:
        done = decoded<SkipFrame>(payload, [&](const auto& frame) { return handler.skipped(frame); });
        break;
      case FrameType::extracted: done = handle_extracted(payload, handler); break;
      case FrameType::progress: break;
      case FrameType::end:
        done = decoded<EndFrame>(payload, [&](const auto& frame) {
          outcome = frame;
          return Status{};
        });
        break;
      case FrameType::failure: outcome = told_failure(job, payload); break;
      default: done = Error{Errc::refused, "sent a frame of no known type"};
    }
    if (!done) {
      const auto& error = done.error();
      return finish(error.code() == Errc::refused ? plugin_error(job, error.detail()) : error);
    }
  }
  const auto status = child->wait();
  if (!feeder.result()) return feeder.result().error();
  if (outcome && status.exited && status.code == 0) {
    const bool whole = job.task != Task::normalise || job.max_rows || !*outcome || meter.complete;
    if (!whole) return plugin_error(job, "ended before it had read the whole delivery");
    return *outcome;
  }
  if (job.task == Task::describe && described && status.exited && status.code == 0) return EndFrame{};
  return ended_badly(job, status);
}

Result<EndFrame> run_plugin(const Job& job, const PieceSource& delivery, const RunLimits& limits, const Clock& clock,
                            RunHandler& handler) {
  DeliveryMeter meter;
  return run_plugin(job, delivery, limits, clock, handler, meter);
}

Result<DescriptionFrame> describe_plugin(const Job& job, const Clock& clock) {
  struct Keep final : RunHandler {
    DescriptionFrame kept;
    Status description(const DescriptionFrame& frame) override {
      kept = frame;
      return {};
    }
    Status records(std::string_view) override { return {}; }
    Status reject(const RejectFrame&) override { return {}; }
  } keep;
  Job describe = job;
  describe.task = Task::describe;
  const auto end = run_plugin(describe, {}, RunLimits{}, clock, keep);
  if (!end) return end.error();
  return keep.kept;
}

}  // namespace yingbao::plugin_host
