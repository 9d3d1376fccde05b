// What the child that talks to a server says, on its socket and within its frames.
#include "check.hpp"

#include "base/text.hpp"
#include "sftp/channel.hpp"
#include "sftp/wire.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace {

using namespace yingbao;
using namespace yingbao::sftp;
using fuzz::require;

void require_entries(std::string_view payload) {
  std::vector<Entry> entries, again;
  if (!take_entries(payload, entries)) return;
  std::string sent;
  for (const auto& entry : entries) append(sent, entry);
  require(sent.size() == payload.size(), "a frame that is good is used up");
  require(take_entries(sent, again), "entries can be sent again");
  require(std::equal(entries.begin(), entries.end(), again.begin(), again.end(),
                     [](const Entry& a, const Entry& b) {
                       return a.name == b.name && a.kind == b.kind && a.same_content(b);
                     }),
          "entries arrive as they were sent");
}

void require_failure(std::string_view payload) {
  const auto error = unpack_failure(payload);
  const auto& words = error.detail();
  require(is_utf8(words), "a failure can be shown");
  require(std::none_of(words.begin(), words.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }),
          "a server's words are one line that steers no terminal");
  const auto again = unpack_failure(pack_failure(error));
  require(again.code() == error.code() || again.code() == Errc::internal, "a failure keeps its code");
}

/// The bytes as they come through the socket.
void require_frames(std::string_view bytes) {
  constexpr std::size_t kFitsIntoASocket = 60'000;
  if (bytes.size() > kFitsIntoASocket) return;
  int ends[2];
  require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) == 0, "there is a socket");
  const SystemClock clock;
  Channel channel{UniqueFd{ends[0]}, clock};
  {
    const UniqueFd in{ends[1]};
    require(::write(in.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "a socket takes the input");
  }
  for (std::size_t used = 0;;) {
    const auto frame = channel.receive(clock.steady() + std::chrono::seconds{1});
    if (!frame) {
      require(frame.error().code() == Errc::cancelled || frame.error().code() == Errc::refused,
              "nothing is waited for");
      return;
    }
    require(frame->payload.size() <= kMaxFrameBytes, "no frame is larger than the limit");
    used += 5 + frame->payload.size();
    require(used <= bytes.size(), "no frame is made of more than there is");
    require_entries(frame->payload);
    require_failure(frame->payload);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = yingbao::fuzz::text_of(data, size);
  require_entries(bytes);
  require_failure(bytes);
  require_frames(bytes);
  return 0;
}
