// The hub's end of one SFTP session: a child of its own behind it, a deadline before every answer.
#pragma once

#include "process/child.hpp"
#include "sftp/channel.hpp"
#include "sftp/config.hpp"

#include <functional>
#include <memory>

namespace yingbao::sftp {

/// Errc::unreachable: the connection broke or never was, another try may succeed. Errc::timed_out: the server was
/// silent too long; the child is killed.
class Session {
 public:
  /// The credential leaves the hub only when the server has shown a configured host key.
  static Result<std::unique_ptr<Session>> open(const Config& config, const Clock& clock);

  /// False once the connection broke, the server was silent too long, or an answer was cut off.
  bool alive() const { return alive_; }
  /// "ssh-ed25519 SHA256:… as user"
  const std::string& peer() const { return peer_; }

  /// Every entry of one folder, names as the server writes them.
  Result<std::vector<Entry>> list(const std::string& folder);
  /// Does not follow a link.
  Result<Entry> look(const std::string& path);
  /// The bytes from `offset` on. Errc::conflict when the file is or becomes another than expected.
  Status read(const std::string& path, const Entry& expected, std::uint64_t offset,
              const std::function<Status(std::string_view)>& sink, Clock::Steady until);
  /// On the server's disk afterwards, where the server can tell.
  Status write(const std::string& path, std::string_view bytes);
  Status rename(const std::string& from, const std::string& to);
  Status remove(const std::string& path);

 private:
  using Told = std::function<Status(const Frame&)>;
  Session(const Config& config, const Clock& clock, process::Child child, Channel channel);
  Status greet(Clock::Steady until);
  Status log_in(Clock::Steady until);
  /// Sends a request and hands `told` what comes before its end: at most `idle` between two signs of life.
  Status ask(Word word, std::string_view payload, const Told& told, Clock::Steady until);
  Status ask(Word word, std::string_view payload);
  Error given_up(const Error& error);
  void end();

  const Config& config_;
  const Clock& clock_;
  process::Child child_;
  Channel channel_;
  std::string peer_;
  bool alive_ = true;
};

}  // namespace yingbao::sftp
