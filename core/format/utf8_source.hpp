// A delivery in one of the charsets, read as UTF-8, for formats whose marks are told from text only in UTF-8.
#pragma once

#include "format/charset.hpp"
#include "format/recoded_source.hpp"

namespace yingbao::format {

/// A mark is left out, and so is Ctrl-Z at the end. What is not said is judged where the first character beyond ASCII
/// stands. Bytes that are no character become bytes that are no UTF-8, so that they cost the record they stand in.
class Utf8Source final : public RecodedSource {
 public:
  Utf8Source(ByteSource& source, std::optional<Charset> charset, std::string start)
      : RecodedSource{source, std::move(start)}, charset_{charset} {}

  Charset charset() const { return charset_.value_or(Charset::utf8); }

 private:
  Status convert(std::string& raw, bool at_end, std::string& out) override;
  void convert_text(std::string& raw, bool at_end, std::string& out);

  std::optional<Charset> charset_;
  bool begun_ = false;
};

/// Bytes that are held whole, or the first of a delivery for judging, as Utf8Source gives them.
std::string as_utf8(std::string_view start, std::optional<Charset> charset);

}  // namespace yingbao::format
