#include "charset.hpp"

#include <iconv.h>

#include <cerrno>
#include <stdexcept>

#include "dirt.hpp"

namespace yingbao::sample {
namespace {

class Converter {
 public:
  explicit Converter(const char* charset) : converter_(iconv_open(charset, "UTF-8")) {
    if (converter_ == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("iconv lacks a charset");
  }
  ~Converter() { iconv_close(converter_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // Converts as far as it can; returns how much of the text that was.
  std::size_t convert(std::string_view text, std::string& bytes) {
    const std::size_t had = bytes.size();
    bytes.resize(had + text.size() * 2 + 4);  // at most 4 bytes for a character of 2 or more, 2 for one of 1
    char* in = const_cast<char*>(text.data());
    char* out = bytes.data() + had;
    std::size_t in_left = text.size(), out_left = bytes.size() - had;
    const bool failed = iconv(converter_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
    if (failed && errno != EILSEQ) throw std::logic_error("text that is not UTF-8");
    bytes.resize(bytes.size() - out_left);
    return text.size() - in_left;
  }

  std::string convert(std::string_view text) {
    std::string bytes;
    if (convert(text, bytes) != text.size()) throw std::logic_error("text that is not UTF-8, or beyond the charset");
    return bytes;
  }

 private:
  iconv_t converter_;
};

std::size_t length_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string reference_to(std::string_view character) {
  const std::string utf32 = Converter("UTF-32LE").convert(character);
  unsigned code = 0;
  for (std::size_t i = 4; i-- > 0;) code = code << 8 | static_cast<unsigned char>(utf32[i]);
  return "&#" + std::to_string(code) + ";";
}

}  // namespace

std::string to_gb18030(std::string_view text) {
  Converter gb18030("GB18030");
  std::string bytes;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(stray_byte, begin);
    bytes += gb18030.convert(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return bytes;
    bytes += stray_byte;
    begin = end + 1;
  }
}

std::string to_gbk(std::string_view text) {
  Converter gbk("GBK");
  std::string bytes;
  while (true) {
    text.remove_prefix(gbk.convert(text, bytes));
    if (text.empty()) return bytes;
    const std::string_view lacking = text.substr(0, length_of_character(text[0]));
    bytes += reference_to(lacking);
    text.remove_prefix(lacking.size());
  }
}

std::string to_utf16(std::string_view text) {
  static Converter utf16("UTF-16LE");
  return utf16.convert(text);
}

}  // namespace yingbao::sample
