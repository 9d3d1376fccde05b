// Frames arrive as they were written, however the pipe cuts them.
#include "process/frames.hpp"
#include "base/file.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

#include <thread>

namespace yingbao::process {
namespace {

using namespace std::chrono_literals;

struct Pipe {
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw Failure{errno_error("pipe")};
    read = UniqueFd{ends[0]};
    write = UniqueFd{ends[1]};
  }
  UniqueFd read, write;
};

TEST(Frames, ArriveAsTheyWereWritten) {
  Pipe pipe;
  const std::string payloads[] = {"", "x", std::string(70'000, 'y'), std::string(1'000'000, 'z'), ""};
  std::jthread writer{[&] {
    std::uint8_t type = 0;
    for (const auto& payload : payloads) write_frame(pipe.write.get(), ++type, payload).value();
    pipe.write.reset();
  }};
  FrameReader reader{pipe.read.get(), 1'000'000};
  std::uint8_t type = 0, expected = 0;
  std::string_view payload;
  for (const auto& sent : payloads) {
    ASSERT_EQ(reader.next(5s, type, payload).value(), Seen::frame);
    EXPECT_EQ(type, ++expected);
    EXPECT_TRUE(payload == sent);
  }
  EXPECT_EQ(reader.next(5s, type, payload).value(), Seen::end_of_pipe);
}

TEST(Frames, OfAPipeThatIsFullGoOnWhereTheyStopped) {
  for (const std::size_t room : {1, 3, 5, 6, 100}) {
    Pipe pipe;
    const auto capacity = static_cast<std::size_t>(::fcntl(pipe.write.get(), F_GETPIPE_SZ));
    const std::string filler(capacity - room, 'f');
    write_all(pipe.write.get(), filler).value();
    std::jthread writer{[&] { write_frame(pipe.write.get(), 7, "payload").value(); }};
    std::string taken(filler.size(), '\0');
    for (std::size_t have = 0; have < taken.size();)
      have += read_some(pipe.read.get(), std::span{taken}.subspan(have)).value();
    FrameReader reader{pipe.read.get(), 100};
    std::uint8_t type = 0;
    std::string_view payload;
    ASSERT_EQ(reader.next(5s, type, payload).value(), Seen::frame) << room;
    EXPECT_EQ(type, 7);
    EXPECT_EQ(payload, "payload") << room;
  }
}

TEST(Frames, ThatSayTheyAreTooLongAreRefused) {
  Pipe pipe;
  write_all(pipe.write.get(), "\xFF\xFF\xFF\x7Fx").value();
  FrameReader reader{pipe.read.get(), 100};
  std::uint8_t type = 0;
  std::string_view payload;
  EXPECT_EQ(reader.next(5s, type, payload).error().code(), Errc::refused);
}

TEST(Frames, ThatDoNotComeAreNotWaitedForLongerThanAllowed) {
  Pipe pipe;
  write_all(pipe.write.get(), "\x05").value();
  FrameReader reader{pipe.read.get(), 100};
  std::uint8_t type = 0;
  std::string_view payload;
  EXPECT_EQ(reader.next(10ms, type, payload).value(), Seen::stalled);
}

}  // namespace
}  // namespace yingbao::process
