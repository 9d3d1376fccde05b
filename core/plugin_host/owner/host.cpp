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

/// Hands the frames of one run to its handler and keeps how the run ended.
class Conversation {
 public:
  Conversation(const Job& job, RunHandler& handler) : job_{job}, handler_{handler} {}

  /// An error that blames the plugin is `refused`.
  Status take(FrameType type, std::string_view payload) {
    if (outcome_) return Error{Errc::refused, "went on after its last word"};
    if (const auto* fault = out_of_turn(type)) return Error{Errc::refused, fault};
    switch (type) {
      case FrameType::description: return hand(payload, &RunHandler::description);
      case FrameType::header: return hand(payload, &RunHandler::header);
      case FrameType::records: return handler_.records(payload);
      case FrameType::reject: return hand(payload, &RunHandler::reject);
      case FrameType::finding: return hand(payload, &RunHandler::finding);
      case FrameType::skipped: return hand(payload, &RunHandler::skipped);
      case FrameType::extracted: return handle_extracted(payload, handler_);
      case FrameType::progress: return {};
      case FrameType::end: return end(payload);
      case FrameType::failure: outcome_ = told_failure(job_, payload); return {};
      default: return Error{Errc::refused, "sent a frame of no known type"};
    }
  }

  /// What the run came to, once the process has ended.
  Result<EndFrame> verdict(const process::ExitStatus& status, const DeliveryMeter& meter) const {
    const bool ended_well = status.exited && status.code == 0;
    if (ended_well && outcome_) {
      const bool whole = job_.task != Task::normalise || job_.max_rows || !*outcome_ || meter.complete;
      return whole ? *outcome_ : plugin_error(job_, "ended before it had read the whole delivery");
    }
    if (ended_well && job_.task == Task::describe && described_) return EndFrame{};
    return ended_badly(job_, status);
  }

 private:
  /// Frames come in one order: description, then a header and its rows for each table. Null when this one has its turn.
  const char* out_of_turn(FrameType type) {
    switch (type) {
      case FrameType::description:
        if (described_) return "described itself twice";
        described_ = true;
        return nullptr;
      case FrameType::header:
        if (!described_) return "told of a header row out of turn";
        headed_ = true;
        return nullptr;
      case FrameType::records:
      case FrameType::reject:
      case FrameType::finding:
      case FrameType::skipped:
      case FrameType::extracted:
      case FrameType::end: return headed_ ? nullptr : "told of rows before their header";
      default: return nullptr;
    }
  }

  static Error malformed() { return Error{Errc::refused, "a frame from the plugin's process is malformed"}; }

  template <class Frame>
  Status hand(std::string_view payload, Status (RunHandler::*to)(const Frame&)) {
    const auto frame = from_wire<Frame>(payload);
    return frame ? (handler_.*to)(*frame) : Status{malformed()};
  }

  Status end(std::string_view payload) {
    auto frame = from_wire<EndFrame>(payload);
    if (!frame) return malformed();
    outcome_ = std::move(*frame);
    return {};
  }

  const Job& job_;
  RunHandler& handler_;
  std::optional<Result<EndFrame>> outcome_;
  bool described_ = false, headed_ = false;
};

/// Until the process closes its pipe. Silence, and taking longer than it may, are errors of the plugin.
Status hear(int from, const Job& job, const RunLimits& limits, const Clock& clock, Conversation& conversation) {
  process::FrameReader frames{from, kMaxFrameBytes};
  const auto until = clock.steady() + limits.total;
  for (;;) {
    std::uint8_t word = 0;
    std::string_view payload;
    const auto seen = frames.next(limits.stall, word, payload);
    if (!seen) return plugin_error(job, seen.error().detail());
    if (*seen == process::Seen::end_of_pipe) return {};
    if (*seen == process::Seen::stalled)
      return plugin_error(job, "gave no sign of life for " + std::to_string(limits.stall.count() / 1000) +
                                   " s; it was stopped");
    if (clock.steady() > until) return plugin_error(job, "took longer than it is allowed; it was stopped");
    if (const auto done = conversation.take(static_cast<FrameType>(word), payload); !done) {
      const auto& error = done.error();
      return error.code() == Errc::refused ? plugin_error(job, error.detail()) : error;
    }
  }
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

  Conversation conversation{job, handler};
  if (auto heard = hear(output->read.get(), job, limits, clock, conversation); !heard) return heard.error();
  const auto status = child->wait();
  if (!feeder.result()) return feeder.result().error();
  return conversation.verdict(status, meter);
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
