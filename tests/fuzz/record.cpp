// Records as they come from a plugin's process and stand in lists.
#include "check.hpp"
#include "schema/hash.hpp"

#include "base/text.hpp"
#include "schema/draft.hpp"
#include "schema/json.hpp"

#include <algorithm>

namespace {

using namespace yingbao;
using namespace yingbao::schema;
using fuzz::require;

bool same_fields(std::string_view a, std::string_view b) {
  const RecordView left{a}, right{b};
  auto x = left.begin(), y = right.begin();
  for (; x != left.end() && y != right.end(); ++x, ++y)
    if (x->id != y->id || x->value != y->value) return false;
  return x == left.end() && y == right.end();
}

/// Reads any bytes in every way the hub does, checked or not.
void read_everywhere(std::string_view bytes) {
  const RecordView record{bytes};
  std::size_t used = 0;
  auto field = record.begin();
  for (; field != record.end(); ++field) {
    used += field->whole.size();
    std::size_t inside = 0;
    EntriesView entries{field->value};
    for (RecordView entry; entries.next(entry);) inside += entry.bytes().size();
    require(inside <= field->value.size(), "no entry leaves its field");
    static_cast<void>(fault_of(*field));
    static_cast<void>(decode_number(field->value));
  }
  require(used + field.rest().size() == bytes.size(), "a record is its fields and what cannot be read");
  static_cast<void>(business_hash(bytes));
  static_cast<void>(forwarded_hash(bytes));
  static_cast<void>(record.date(Field::birth_date));
  static_cast<void>(record.find(Field::relative_key));
}

void require_good(std::string_view bytes) {
  Draft draft;
  draft.take(bytes);
  std::string again;
  draft.encode(again);
  require(check_record(again).has_value(), "a good record stays one");
  require(same_fields(bytes, again), "decode(encode(x)) is x");
  for (const auto& field : RecordView{bytes}) {
    const auto* info = info_of(field.id);
    require(fault_of(field) == nullptr, "no field of a good record has a fault");
    if (!info || info->kind != Kind::entries) continue;
    std::size_t inside = 0;
    EntriesView entries{field.value};
    for (RecordView entry; entries.next(entry);) {
      require(check_record(entry.bytes()).has_value(), "the entries of a good record are good");
      inside += entry.bytes().size();
    }
    require(field.value.empty() || inside < field.value.size(), "entries have lengths");
  }
  std::string json, masked;
  JsonWriter whole{json}, open{masked};
  write_record(whole, RecordView{bytes}, true);
  write_record(open, RecordView{bytes}, false);
  require(is_utf8(json) && is_utf8(masked), "a good record can be shown");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = yingbao::fuzz::text_of(data, size);
  read_everywhere(bytes);
  if (check_record(bytes)) require_good(bytes);
  auto rest = bytes;
  if (const auto number = take_varint(rest)) {
    std::string written;
    append_varint(written, *number);
    require(written.size() <= 10, "a varint has ten bytes at most");
    std::string_view in{written};
    require(take_varint(in) == number && in.empty(), "a varint is read as it was written");
  }
  return 0;
}
