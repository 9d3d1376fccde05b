// What everything printed passes through: names, titles and reasons come from outside.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace yingbao::cli {

/// One line as a screen may show it: no control character, no whole identity number.
std::string shown(std::string_view line);

/// Stands before a stream's buffer while it lives, and hands on whole lines as shown() makes them.
class Screen final : public std::streambuf {
 public:
  explicit Screen(std::ostream& stream) : stream_{stream}, behind_{stream.rdbuf(this)} {}
  ~Screen() override;
  Screen(const Screen&) = delete;

  /// Lets through as it is what was audited as given out whole, while it lives.
  class Whole {
   public:
    explicit Whole(std::ostream& stream);
    ~Whole();
    Whole(const Whole&) = delete;

   private:
    Screen* screen_;
  };

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;
  void end_line();

  std::ostream& stream_;
  std::streambuf* behind_;
  std::string line_;
  bool whole_ = false;
};

}  // namespace yingbao::cli
