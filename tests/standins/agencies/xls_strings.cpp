#include "xls_strings.hpp"

#include <algorithm>
#include <utility>

#include "charset.hpp"
#include "little_endian.hpp"

namespace yingbao::sample {
namespace {

constexpr std::uint16_t id_sst = 0x00FC, id_continue = 0x003C;

class TableRecords {
 public:
  explicit TableRecords(std::string& stream) : stream_(stream) {}
  ~TableRecords() { flush(); }

  std::size_t room() const { return largest_record - content_.size(); }
  void write(std::string_view bytes) { content_ += bytes; }
  void flush() {
    append_record(stream_, id_, std::exchange(content_, {}));
    id_ = id_continue;
  }

 private:
  std::string& stream_;
  std::string content_;
  std::uint16_t id_ = id_sst;
};

void write_text(TableRecords& records, const std::string& text) {
  const std::string characters = flagged_characters(text);
  const char flag = characters[0];
  const std::size_t width = flag == 0 ? 1 : 2;
  std::string head;
  put(head, static_cast<std::uint16_t>((characters.size() - 1) / width));
  head += flag;
  if (records.room() < head.size() + width) records.flush();
  records.write(head);
  for (std::string_view rest = std::string_view(characters).substr(1); !rest.empty();) {
    const std::size_t fits = std::min(rest.size(), records.room() / width * width);
    records.write(rest.substr(0, fits));
    rest.remove_prefix(fits);
    if (rest.empty()) break;
    records.flush();
    records.write({&flag, 1});  // said again at the head of the next record
  }
}

}  // namespace

void append_record(std::string& stream, std::uint16_t id, std::string_view content) {
  put(stream, id);
  put(stream, static_cast<std::uint16_t>(content.size()));
  stream += content;
}

std::string flagged_characters(std::string_view text) {
  const std::string wide = to_utf16(text);
  std::string narrow(1, '\0');
  for (std::size_t i = 0; i < wide.size(); i += 2) {
    if (wide[i + 1] != 0) return '\1' + wide;
    narrow += wide[i];
  }
  return narrow;
}

std::uint32_t StringTable::index_of(const std::string& text) {
  ++uses_;
  const auto [found, added] = indices_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.push_back(text);
  return found->second;
}

void StringTable::append_to(std::string& stream) const {
  TableRecords records(stream);
  std::string counts;
  put(counts, uses_);
  put(counts, static_cast<std::uint32_t>(texts_.size()));
  records.write(counts);
  for (const std::string& text : texts_) write_text(records, text);
}

}  // namespace yingbao::sample
