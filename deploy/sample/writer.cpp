#include "writer.hpp"

#include <iconv.h>

#include <fstream>
#include <stdexcept>
#include <utility>

#include "dirt.hpp"

namespace yingbao::sample {
namespace {

class Gb18030 {
 public:
  Gb18030() : converter_(iconv_open("GB18030", "UTF-8")) {
    if (converter_ == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("iconv cannot write GB18030");
  }
  ~Gb18030() { iconv_close(converter_); }
  Gb18030(const Gb18030&) = delete;
  Gb18030& operator=(const Gb18030&) = delete;

  std::string convert(std::string text) {
    std::string bytes(text.size() * 2, '\0');  // at most 4 bytes for a character of 2 or more
    char* in = text.data();
    char* out = bytes.data();
    std::size_t in_left = text.size(), out_left = bytes.size();
    if (iconv(converter_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) {
      throw std::logic_error("text that is not UTF-8");
    }
    bytes.resize(bytes.size() - out_left);
    return bytes;
  }

 private:
  iconv_t converter_;
};

void append_cell(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string to_gb18030(const std::string& text) {
  Gb18030 gb18030;
  std::string bytes;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(stray_byte, begin);
    bytes += gb18030.convert(text.substr(begin, end - begin));
    if (end == std::string::npos) return bytes;
    bytes += stray_byte;
    begin = end + 1;
  }
}

}  // namespace

std::string csv(const File& file) {
  std::string text;
  if (file.encoding == Encoding::utf8_with_mark) text = "\xEF\xBB\xBF";
  for (const auto& record : file.records) {
    bool first = true;
    for (const auto& cell : record) {
      if (!std::exchange(first, false)) text += ',';
      append_cell(text, cell);
    }
    text += file.line_end;
  }
  return file.encoding == Encoding::gb18030 ? to_gb18030(text) : text;
}

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  const std::filesystem::path partial = path.parent_path() / joined({".", path.filename().string(), ".part"});
  std::ofstream out(partial, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
  std::filesystem::rename(partial, path);
}

}  // namespace yingbao::sample
