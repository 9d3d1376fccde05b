#include "sftp/child.hpp"

#include "process/child.hpp"
#include "process/sandbox.hpp"
#include "sftp/channel.hpp"
#include "sftp/login.hpp"
#include "sftp/remote_files.hpp"

#include <unistd.h>

#include <optional>

namespace yingbao::sftp {
namespace {

constexpr std::uint64_t kMemoryBytes = 512u << 20;
constexpr std::uint64_t kCpuSeconds = 7200;

Error malformed() { return Error{Errc::internal, "a request is malformed or out of turn"}; }

/// Answers one request at a time.
class Answers {
 public:
  explicit Answers(Channel& channel) : channel_{channel} {}

  /// False when the hub is gone.
  bool answer(const Frame& request) {
    const auto done = act(request);
    const auto told = done ? channel_.send(Word::done, {}, kForever)
                           : channel_.send(Word::failure, pack_failure(done.error()), kForever);
    return told.has_value();
  }

 private:
  Status act(const Frame& request) {
    WireReader in{request.payload};
    switch (request.word) {
      case Word::greet: return greet(in);
      case Word::login: return log_in(in);
      default: break;
    }
    if (!files_) return malformed();
    switch (request.word) {
      case Word::list: return list(in);
      case Word::look: return look(in);
      case Word::read: return read(in);
      case Word::write: return in_text(in, [&](const std::string& path) { return files_->create(path); });
      case Word::bytes: return files_->append(request.payload);
      case Word::close: return files_->close();
      case Word::remove: return in_text(in, [&](const std::string& path) { return files_->remove(path); });
      case Word::rename: return rename(in);
      default: return malformed();
    }
  }

  template <class Act>
  Status in_text(WireReader& in, const Act& act) {
    const std::string text{in.text()};
    return in.good() ? act(text) : malformed();
  }

  Status greet(WireReader& in) {
    const std::string host{in.text()}, key_algorithms{in.text()};
    if (!in.good()) return malformed();
    const auto key = login_.greet(kServerDescriptor, host, key_algorithms);
    if (!key) return key.error();
    return channel_.send(Word::host_key, packed({key->type, key->fingerprint}), kForever);
  }

  Status log_in(WireReader& in) {
    Credentials credentials;
    credentials.user = in.text();
    for (auto* secret : {&credentials.password, &credentials.key, &credentials.passphrase})
      *secret = Secret{std::string{in.text()}};
    if (!in.good()) return malformed();
    if (auto done = login_.authenticate(credentials); !done) return done;
    auto files = RemoteFiles::open(login_.session());
    if (!files) return files.error();
    files_.emplace(std::move(*files));
    return {};
  }

  Status list(WireReader& in) {
    return in_text(in, [&](const std::string& folder) {
      return files_->list(folder, [&](auto entries) { return channel_.send(Word::entries, entries, kForever); });
    });
  }

  Status look(WireReader& in) {
    return in_text(in, [&](const std::string& path) -> Status {
      const auto entry = files_->look(path);
      if (!entry) return entry.error();
      std::string out;
      append(out, *entry);
      return channel_.send(Word::entries, out, kForever);
    });
  }

  Status read(WireReader& in) {
    const std::string path{in.text()};
    Entry expected;
    expected.size = in.number();
    expected.modified = static_cast<std::int64_t>(in.number());
    const auto offset = in.number();
    if (!in.good() || offset > expected.size) return malformed();
    return files_->read(path, expected, offset,
                        [&](std::string_view bytes) { return channel_.send(Word::bytes, bytes, kForever); });
  }

  Status rename(WireReader& in) {
    const std::string from{in.text()}, to{in.text()};
    return in.good() ? files_->rename(from, to) : malformed();
  }

  Channel& channel_;
  Login login_;
  std::optional<RemoteFiles> files_;  // gone before the login it stands on
};

int serve() {
  Channel channel{UniqueFd{kChannelDescriptor}};
  Login::prepare();
  if (auto shut = process::enter_session_stage({kMemoryBytes, kCpuSeconds}); !shut) {
    (void)channel.send(Word::failure, pack_failure(shut.error()), kForever);
    return 1;
  }
  Answers answers{channel};
  for (;;) {
    const auto request = channel.receive(kForever);
    if (!request || !answers.answer(*request)) return 0;
  }
}

}  // namespace

int child_main() {
  process::die_with_parent();
  ::_exit(serve());
}

}  // namespace yingbao::sftp
