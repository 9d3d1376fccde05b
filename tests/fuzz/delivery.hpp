// A delivery read to its end as a plugin's process reads it, and what must hold of whatever comes out.
#pragma once

#include "check.hpp"

#include "base/text.hpp"
#include "format/decoder.hpp"
#include "format/queued_reader.hpp"
#include "format/utf16_source.hpp"

#include <initializer_list>

namespace yingbao::fuzz {

inline void require_refusal(const Error& error) {
  require(error.code() == Errc::malformed || error.code() == Errc::refused,
          "a delivery is refused as malformed or too large");
  require(!error.detail().empty() && is_utf8(error.detail()), "a refusal is a sentence");
}

/// One row; `own_bytes` are of CSV, whose cells come in the delivery's own encoding.
inline void require_row(const format::RowReader& rows, bool own_bytes, std::string& buffer) {
  std::size_t bytes = 0, at = 0;
  for (const auto cell : rows.cells()) {
    bytes += cell.size();
    const auto text = format::decode_cell(cell, rows.charset(), buffer);
    require(!text || is_utf8(*text), "a decoded cell is UTF-8");
    require(text || own_bytes || rows.fault(), "only cells in a delivery's own encoding can be undecodable");
    static_cast<void>(rows.is_number(at++));
  }
  require(bytes <= format::kMaxRowText, "no row is larger than the limit");
}

inline void require_tables(std::string_view bytes, const format::ReadOptions& options) {
  format::MemorySource source{bytes, 1 + bytes.size() % 977};
  const auto opened = format::open_rows(source, options);
  if (!opened) return require_refusal(opened.error());
  auto& rows = **opened;
  std::string buffer;
  for (bool tables = true; tables;) {
    require(is_utf8(rows.sheet()), "the name of a table is UTF-8");
    const auto described = rows.describe();
    require(is_utf8(described) && !described.empty(), "what is read says what it is");
    const bool own_bytes = contains(described, "CSV");
    std::uint64_t count = 0, last = 0;
    for (;; ++count) {
      const auto more = rows.next();
      if (!more) return require_refusal(more.error());
      if (!*more) break;
      require(count == 0 || rows.number() > last, "rows count upwards");
      last = rows.number();
      require_row(rows, own_bytes, buffer);
      static_cast<void>(rows.hidden());
    }
    const auto more = rows.next_table();
    if (!more) return require_refusal(more.error());
    tables = *more;
  }
}

/// Whether the product would give the bytes to this decoder: a search stays with one.
inline bool is_for(const format::Decoder& wanted, std::string_view bytes) {
  const auto text = format::utf16_order(bytes) ? format::text_as_utf8(bytes) : std::string{};
  const auto start = text.empty() ? bytes : std::string_view{text};
  const format::Decoder* surest = nullptr;
  auto claim = format::Claim::none;
  for (const auto* decoder : format::decoders())
    if (const auto claimed = decoder->claim(start); claimed > claim) {
      claim = claimed;
      surest = decoder;
    }
  return surest == &wanted;
}

/// Reads a delivery of the decoder, as it is and as somebody may have said that it is; which of these follows from its
/// length, so that a corpus holds plain files.
inline int read_delivery(const format::Decoder& decoder, std::string_view bytes,
                         std::initializer_list<format::ReadOptions> said) {
  [[maybe_unused]] static const bool prepared = (format::prepare_decoders(), true);
  if (bytes.empty() || !is_for(decoder, bytes)) return 0;
  require_tables(bytes, {});
  if (said.size() > 0) require_tables(bytes, said.begin()[bytes.size() % said.size()]);
  return 0;
}

}  // namespace yingbao::fuzz
