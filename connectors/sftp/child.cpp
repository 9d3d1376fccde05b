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
    if (request.word == Word::greet) return read_as<Greeting>(request, [&](auto& greeting) { return greet(greeting); });
    if (request.word == Word::login) return read_as<Credentials>(request, [&](auto& who) { return log_in(who); });
    if (!files_) return malformed();
    switch (request.word) {
      case Word::list: return read_as<OnPath>(request, [&](auto& folder) { return list(folder.path); });
      case Word::look: return read_as<OnPath>(request, [&](auto& file) { return look(file.path); });
      case Word::read: return read_as<ReadFrom>(request, [&](auto& from) { return read(from); });
      case Word::write: return read_as<OnPath>(request, [&](auto& file) { return files_->create(file.path); });
      case Word::bytes: return files_->append(request.payload);
      case Word::close: return files_->close();
      case Word::remove: return read_as<OnPath>(request, [&](auto& file) { return files_->remove(file.path); });
      case Word::rename:
        return read_as<NewName>(request, [&](auto& name) { return files_->rename(name.from, name.to); });
      default: return malformed();
    }
  }

  template <class Message, class Act>
  Status read_as(const Frame& request, const Act& act) {
    const auto message = from_wire<Message>(request.payload);
    return message ? act(*message) : malformed();
  }

  Status greet(const Greeting& greeting) {
    const auto key = login_.greet(kServerDescriptor, greeting.host, greeting.key_algorithms);
    if (!key) return key.error();
    return channel_.send(Word::host_key, to_wire(*key), kForever);
  }

  Status log_in(const Credentials& credentials) {
    if (auto done = login_.authenticate(credentials); !done) return done;
    auto files = RemoteFiles::open(login_.session());
    if (!files) return files.error();
    files_.emplace(std::move(*files));
    return {};
  }

  Status list(const std::string& folder) {
    return files_->list(folder, [&](auto entries) { return channel_.send(Word::entries, entries, kForever); });
  }

  Status look(const std::string& path) {
    const auto entry = files_->look(path);
    return entry ? channel_.send(Word::entries, to_wire(*entry), kForever) : Status{entry.error()};
  }

  Status read(const ReadFrom& from) {
    if (from.offset > from.size) return malformed();
    Entry expected;
    expected.size = from.size;
    expected.modified = from.modified;
    return files_->read(from.path, expected, from.offset,
                        [&](std::string_view bytes) { return channel_.send(Word::bytes, bytes, kForever); });
  }

  Channel& channel_;
  Login login_;
  std::optional<RemoteFiles> files_;  // gone before the login it stands on
};

int serve(const Clock& clock) {
  Channel channel{UniqueFd{kChannelDescriptor}, clock};
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

int child_main(const Clock& clock) {
  process::die_with_parent();
  ::_exit(serve(clock));
}

}  // namespace yingbao::sftp
