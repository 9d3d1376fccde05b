#include "format/xls/biff.hpp"

#include "base/text.hpp"
#include "format/replacement.hpp"
#include "format/xls/little_endian.hpp"

#include <algorithm>

namespace yingbao::format::xls {
namespace {

constexpr std::uint8_t kWide = 1, kReading = 4, kFonts = 8;

/// Joins the two halves of characters beyond the basic plane, wherever they were cut apart.
class Utf16Text {
 public:
  explicit Utf16Text(std::string& out) : out_{out} {}
  ~Utf16Text() { drop_half(); }

  void put(char32_t unit) {
    if (unit >= 0xDC00 && unit < 0xE000 && half_) {
      append_utf8(out_, 0x10000 + ((half_ - 0xD800) << 10) + (unit - 0xDC00));
      half_ = 0;
      return;
    }
    drop_half();
    if (unit >= 0xD800 && unit < 0xDC00) half_ = unit;
    else if (unit >= 0xDC00 && unit < 0xE000) out_ += kReplacement;
    else if (unit < 0x80) out_ += static_cast<char>(unit);
    else append_utf8(out_, unit);
  }

 private:
  void drop_half() {
    if (half_) out_ += kReplacement;
    half_ = 0;
  }
  std::string& out_;
  char32_t half_ = 0;
};

}  // namespace

bool Records::next() {
  if (next_ > stream_.size() || stream_.size() - next_ < 4) return false;
  const std::size_t length = u16(stream_, next_ + 2);
  if (stream_.size() - next_ - 4 < length) return false;
  at_ = next_;
  id_ = Id{u16(stream_, at_)};
  data_ = stream_.substr(at_ + 4, length);
  next_ = at_ + 4 + length;
  return true;
}

bool Continued::more() {
  while (at_ >= data_.size() && !failed_) {
    failed_ = !records_.next() || records_.id() != Id::continued;
    data_ = failed_ ? std::string_view{} : records_.data();
    at_ = 0;
  }
  return !failed_;
}

std::uint32_t Continued::number(std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes && more(); ++i) value |= static_cast<std::uint32_t>(u8(data_, at_++)) << (8 * i);
  return value;
}

void Continued::skip(std::size_t bytes) {
  while (bytes > 0 && more()) {
    const auto n = std::min(bytes, left());
    at_ += n;
    bytes -= n;
  }
}

void Continued::append_text(std::string& out, std::size_t length) {
  auto flags = number(1);
  const std::size_t fonts = flags & kFonts ? number(2) : 0;
  const std::size_t reading = flags & kReading ? number(4) : 0;
  {
    Utf16Text text{out};
    while (length > 0) {
      if (left() == 0) flags = number(1);  // each CONTINUE says anew how wide its characters are
      if (failed_) return;
      const std::size_t width = flags & kWide ? 2 : 1, n = std::min(length, left() / width);
      for (std::size_t i = 0; i < n; ++i) text.put(width == 2 ? u16(data_, at_ + 2 * i) : u8(data_, at_ + i));
      at_ += n * width;
      length -= n;
      if (n == 0 && left() > 0) {  // half a character before the border
        failed_ = true;
        return;
      }
    }
  }
  skip(fonts * 4 + reading);
}

void Continued::append_bytes(std::string& out, std::size_t length, Charset charset) {
  std::string bytes;
  while (length > 0 && more()) {
    const auto n = std::min(length, left());
    bytes += data_.substr(at_, n);
    at_ += n;
    length -= n;
  }
  append_as_utf8(out, bytes, charset, true);
}

}  // namespace yingbao::format::xls
