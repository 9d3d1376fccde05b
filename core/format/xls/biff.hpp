// The records of an old Excel workbook (BIFF5 and BIFF8), and text that runs on into CONTINUE records.
#pragma once

#include "base/error.hpp"
#include "format/charset.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::format::xls {

enum class Id : std::uint16_t {
  formula = 0x06,
  eof = 0x0A,
  date_mode = 0x22,
  file_pass = 0x2F,
  continued = 0x3C,
  code_page = 0x42,
  bound_sheet = 0x85,
  mul_rk = 0xBD,
  merged_cells = 0xE5,
  rich_string = 0xD6,
  xf = 0xE0,
  shared_strings = 0xFC,
  label_shared = 0xFD,
  number = 0x203,
  label = 0x204,
  bool_or_error = 0x205,
  string = 0x207,
  row = 0x208,
  rk = 0x27E,
  format = 0x41E,
  bof = 0x809,
};

/// Walks over records. They are a view of the stream.
class Records {
 public:
  Records(std::string_view stream, std::size_t at) : stream_{stream}, next_{at} {}

  /// False at the end of the stream, and where a record is cut by it.
  bool next();
  Id id() const { return id_; }
  std::string_view data() const { return data_; }
  /// Where the record begins in the stream.
  std::size_t at() const { return at_; }

 private:
  std::string_view stream_;
  std::size_t at_ = 0, next_;
  Id id_{};
  std::string_view data_;
};

/// Reads on through a record and its CONTINUEs. What is asked for behind their end reads as nothing, and failed().
class Continued {
 public:
  Continued(Records records, std::size_t at) : records_{records}, data_{records.data()}, at_{at} {}

  bool failed() const { return failed_; }
  std::uint32_t number(std::size_t bytes);
  void skip(std::size_t bytes);
  /// BIFF8: flags, `length` characters of one or two bytes, and behind them what is no text (fonts, readings).
  void append_text(std::string& out, std::size_t length);
  /// BIFF5: bytes in the workbook's code page.
  void append_bytes(std::string& out, std::size_t length, Charset charset);

 private:
  /// Moves on when this record is used up; false, and failed(), when nothing continues it.
  bool more();
  std::size_t left() const { return data_.size() - at_; }

  Records records_;
  std::string_view data_;
  std::size_t at_;
  bool failed_ = false;
};

}  // namespace yingbao::format::xls
