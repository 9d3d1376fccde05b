#include "sftp/session.hpp"

#include "base/text.hpp"
#include "sftp/child.hpp"
#include "sftp/dial.hpp"
#include "sftp/host_key.hpp"

#include <sys/socket.h>

#include <algorithm>

namespace yingbao::sftp {
namespace {

constexpr std::size_t kMostEntries = 100'000;

Status nothing_expected(const Frame&) { return Error{Errc::internal, "an answer is out of turn"}; }

std::string seconds(std::chrono::milliseconds time) { return std::to_string(time.count() / 1000) + " s"; }

}  // namespace

Session::Session(const Config& config, const Clock& clock, process::Child child, Channel channel)
    : config_{config}, clock_{clock}, child_{std::move(child)}, channel_{std::move(channel)} {}

Result<std::unique_ptr<Session>> Session::open(const Config& config, const Clock& clock) {
  const auto until = clock.steady() + config.connect_timeout;
  const auto where = config.host + ":" + std::to_string(config.port);
  auto server = dial(config.host, config.port, until, clock);
  if (!server) return server.error().in(where);
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  UniqueFd ours{ends[0]}, theirs{ends[1]};
  const int descriptors[] = {theirs.get(), server->get()};
  static_assert(kChannelDescriptor == 3 && kServerDescriptor == 4);
  auto child = process::Child::start({kChildArgument}, descriptors);
  if (!child) return child.error();
  theirs.reset();
  server->reset();
  std::unique_ptr<Session> session{new Session{config, clock, std::move(*child), Channel{std::move(ours), clock}}};
  if (auto done = session->greet(until); !done) return done.error().in(where);
  if (auto done = session->log_in(until); !done) return done.error().in(where);
  return session;
}

Status Session::greet(Clock::Steady until) {
  ShownKey key;
  const auto heard = [&](const Frame& frame) -> Status {
    auto shown = frame.word == Word::host_key ? from_wire<ShownKey>(frame.payload) : std::nullopt;
    if (!shown) return nothing_expected(frame);
    key = {printable(shown->type), printable(shown->fingerprint)};
    return {};
  };
  const auto request = to_wire(Greeting{config_.host, algorithms_for(config_.host_keys)});
  if (auto done = ask(Word::greet, request, heard, until); !done) return done;
  if (auto good = check_host_key(config_, key.type, key.fingerprint); !good) return good;
  peer_ = key.type + " " + key.fingerprint + " as " + config_.user;
  return {};
}

Status Session::log_in(Clock::Steady until) {
  const auto resolved = [](const config::SecretReference& reference) {
    return reference.given() ? reference.resolve() : Result<Secret>{Secret{}};
  };
  auto password = resolved(config_.password);
  if (!password) return password.error();
  auto key = resolved(config_.key);
  if (!key) return key.error();
  auto passphrase = resolved(config_.passphrase);
  if (!passphrase) return passphrase.error();
  const Secret request{
      to_wire(Credentials{config_.user, std::move(*password), std::move(*key), std::move(*passphrase)})};
  return ask(Word::login, request.reveal(), nothing_expected, until);
}

Status Session::ask(Word word, std::string_view payload) {
  return ask(word, payload, nothing_expected, clock_.steady() + config_.total);
}

Status Session::ask(Word word, std::string_view payload, const Told& told, Clock::Steady until) {
  const auto next = [&] { return std::min(until, clock_.steady() + config_.idle); };
  if (auto sent = channel_.send(word, payload, next()); !sent) return given_up(sent.error());
  for (;;) {
    const auto frame = channel_.receive(next());
    if (!frame) return given_up(frame.error());
    if (frame->word == Word::done) return {};
    if (frame->word == Word::failure) {
      const auto error = unpack_failure(frame->payload);
      if (error.code() == Errc::unreachable || error.code() == Errc::internal) end();
      return error;
    }
    if (auto done = told(*frame); !done) {
      end();  // in the middle of an answer
      return done;
    }
  }
}

void Session::end() {
  child_.kill();
  alive_ = false;
}

Error Session::given_up(const Error& error) {
  end();
  if (error.code() == Errc::timed_out)
    return Error{Errc::timed_out, "the server stopped answering (allowed: " + seconds(config_.connect_timeout) +
                                      " to connect, " + seconds(config_.idle) + " without a byte, " +
                                      seconds(config_.total) + " in all); the session was ended"};
  if (error.code() != Errc::cancelled) return Error{Errc::internal, "the session's process: " + error.detail()};
  const auto status = child_.wait();
  const auto how = status.exited ? "ended early (exit code " + std::to_string(status.code) + ")"
                                 : "crashed (signal " + std::to_string(status.signal) + ")";
  return Error{Errc::internal, "the session's process " + how};
}

Result<std::vector<Entry>> Session::list(const std::string& folder) {
  std::vector<Entry> entries;
  const auto heard = [&](const Frame& frame) -> Status {
    if (frame.word != Word::entries || !take_entries(frame.payload, entries)) return nothing_expected(frame);
    if (entries.size() <= kMostEntries) return {};
    return Error{Errc::refused, folder + " holds more than " + std::to_string(kMostEntries) +
                                    " entries; ask the agency to tidy it up"};
  };
  if (auto done = ask(Word::list, to_wire(OnPath{folder}), heard, clock_.steady() + config_.total); !done)
    return done.error();
  return entries;
}

Result<Entry> Session::look(const std::string& path) {
  std::vector<Entry> entries;
  const auto heard = [&](const Frame& frame) -> Status {
    return frame.word == Word::entries && take_entries(frame.payload, entries) ? Status{} : nothing_expected(frame);
  };
  if (auto done = ask(Word::look, to_wire(OnPath{path}), heard, clock_.steady() + config_.total); !done)
    return done.error();
  if (entries.size() != 1) return Error{Errc::internal, "an answer is out of turn"};
  return entries.front();
}

Status Session::read(const std::string& path, const Entry& expected, std::uint64_t offset,
                     const std::function<Status(std::string_view)>& sink, Clock::Steady until) {
  const auto heard = [&](const Frame& frame) {
    return frame.word == Word::bytes ? sink(frame.payload) : nothing_expected(frame);
  };
  return ask(Word::read, to_wire(ReadFrom{path, expected.size, expected.modified, offset}), heard, until);
}

Status Session::write(const std::string& path, std::string_view bytes) {
  if (auto done = ask(Word::write, to_wire(OnPath{path})); !done) return done;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kPieceBytes)))
    if (auto done = ask(Word::bytes, bytes.substr(0, kPieceBytes)); !done) return done;
  return ask(Word::close, {});
}

Status Session::rename(const std::string& from, const std::string& to) {
  return ask(Word::rename, to_wire(NewName{from, to}));
}

Status Session::remove(const std::string& path) { return ask(Word::remove, to_wire(OnPath{path})); }

}  // namespace yingbao::sftp
