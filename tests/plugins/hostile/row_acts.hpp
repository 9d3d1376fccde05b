// What a plugin can do wrong with a row and the sink, and by itself.
#pragma once

#include "ordinary.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

namespace yingbao::hostile {

inline void behave(Scene& s) { s.sink->emit(); }

// The process.

inline void write_to_null(Scene&) {
  volatile int* volatile nowhere = nullptr;
  *nowhere = 1;
}
inline void abort_process(Scene&) { std::abort(); }
inline void exit_process(Scene&) { ::_exit(0); }
inline void loop(Scene&) {
  for (volatile bool on = true; on;) {
  }
}
inline int recurse(int left) {
  volatile char page[4096];
  page[0] = static_cast<char>(left);
  return left == 0 ? 0 : recurse(left - 1) + page[0];
}
inline void exhaust_stack(Scene&) { recurse(1 << 20); }
/// Far more than a fixture is allowed, and no more than a machine bears.
inline void eat_memory(Scene&) {
  constexpr std::size_t kPiece = 16u << 20;
  std::vector<std::unique_ptr<char[]>> pieces;
  for (int i = 0; i < 64; ++i) {
    pieces.push_back(std::make_unique<char[]>(kPiece));
    for (std::size_t at = 0; at < kPiece; at += 4096) static_cast<volatile char*>(pieces.back().get())[at] = 1;
  }
}

// Exceptions.

inline void throw_exception(Scene&) { throw std::runtime_error{"out of order"}; }
inline void throw_number(Scene&) { throw 42; }

// Values.

inline void emit_other_feed(Scene& s) { s.sink->emit("G2"); }
inline void emit_unknown_feed(Scene& s) { s.sink->emit("G77"); }
inline void set_and_emit(Scene& s, Field field, std::string_view value) {
  s.sink->set(field, value);
  s.sink->emit();
}
inline void set_bad_utf8(Scene& s) { set_and_emit(s, Field::name, "\xE5\xBC"); }
inline void set_unknown_word(Scene& s) { set_and_emit(s, Field::sex, "3"); }
inline void set_code_with_blank(Scene& s) { set_and_emit(s, Field::ethnicity, "0 1"); }
inline void set_row(Scene& s) { set_and_emit(s, Field::row, "\x02"); }
inline void set_agency(Scene& s) { set_and_emit(s, Field::agency, "other"); }
inline void set_status(Scene& s) { set_and_emit(s, Field::id_status, "OK"); }
inline void set_control_field(Scene& s) { set_and_emit(s, Field::standing, "covered"); }
inline void set_reference(Scene& s) { set_and_emit(s, Field::reference_id, "0123456789abcdef"); }
inline void set_field_zero(Scene& s) { set_and_emit(s, Field{0}, "x"); }
inline void set_long_text(Scene& s) { set_and_emit(s, Field::remark, std::string(40u << 10, 'x')); }
inline void set_long_record(Scene& s) { set_and_emit(s, Field{127}, std::string(300u << 10, 'x')); }
inline void set_frame_of_text(Scene& s) { set_and_emit(s, Field::remark, std::string(3u << 20, 'x')); }
inline void set_bad_entries(Scene& s) { set_and_emit(s, Field::settlements, "\x7F\x01"); }
inline void set_impossible_day(Scene& s) {
  s.sink->set(Field::birth_date, std::int64_t{20210231});
  s.sink->emit();
}

// Outcomes.

inline void give_no_outcome(Scene&) {}
inline void emit_then_reject(Scene& s) {
  s.sink->emit();
  s.sink->reject(Reason::value_missing, Field::name);
}
inline void emit_then_skip(Scene& s) {
  s.sink->emit();
  s.sink->skip(Reason::filtered);
}
inline void reject_then_emit(Scene& s) {
  s.sink->reject(Reason::value_missing, Field::name);
  s.sink->emit();
}
inline void skip_twice(Scene& s) {
  s.sink->skip(Reason::filtered);
  s.sink->skip(Reason::filtered);
}
inline void emit_65_records(Scene& s) {
  for (int i = 0; i < 65; ++i) s.sink->emit();
}
inline void skip_for_a_finding(Scene& s) { s.sink->skip(Reason::id_missing); }
inline void skip_for_a_reject(Scene& s) { s.sink->skip(Reason::value_missing); }
inline void reject_for_a_skip(Scene& s) { s.sink->reject(Reason::total_row, Field::name); }
inline void note_a_skip(Scene& s) {
  s.sink->note(Reason::total_row);
  s.sink->emit();
}
/// A row of two people, of whom only the first says where.
inline void emit_person_without_county(Scene& s) {
  s.sink->emit();
  s.sink->set(Field::name, "李四");
  s.sink->erase(Field::id_number);
  s.sink->erase(Field::county);
  s.sink->emit();
}

}  // namespace yingbao::hostile
