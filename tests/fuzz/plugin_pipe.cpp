// The pipe from a plugin's process, cut into frames.
#include "check.hpp"

#include "base/file.hpp"
#include "process/frames.hpp"

#include <unistd.h>

#include <cstring>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  using namespace yingbao::process;
  constexpr std::size_t kLongest = 2u << 20;
  constexpr std::size_t kFitsIntoAPipe = 60'000;
  if (size > kFitsIntoAPipe) return 0;
  int ends[2];
  fuzz::require(::pipe(ends) == 0, "there is a pipe");
  const UniqueFd out{ends[0]};
  {
    const UniqueFd in{ends[1]};
    fuzz::require(::write(in.get(), data, size) == static_cast<ssize_t>(size), "a pipe takes the input");
  }
  FrameReader reader{out.get(), kLongest};
  auto rest = fuzz::text_of(data, size);
  for (;;) {
    std::uint8_t type = 0;
    std::string_view payload;
    const auto seen = reader.next(std::chrono::seconds{1}, type, payload);
    if (!seen) return 0;
    if (*seen != Seen::frame) {
      fuzz::require(*seen == Seen::end_of_pipe, "what is there needs no waiting");
      return 0;
    }
    std::uint32_t length = 0;
    fuzz::require(rest.size() >= 5, "a frame has a head");
    std::memcpy(&length, rest.data(), sizeof length);
    fuzz::require(payload.size() <= kLongest && static_cast<char>(type) == rest[4] && payload == rest.substr(5, length),
                  "a frame is what was sent");
    rest.remove_prefix(5 + payload.size());
  }
}
