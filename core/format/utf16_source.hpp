// UTF-16, as Excel saves "Unicode text", read as UTF-8.
#pragma once

#include "format/recoded_source.hpp"

#include <optional>

namespace yingbao::format {

enum class ByteOrder { little, big };

/// What a mark says; without one, UTF-16 shows in a start of which a good part is ASCII and nothing is no text.
std::optional<ByteOrder> utf16_order(std::string_view start);

/// The mark is left out. Half a character, alone or at the end, becomes a byte that is no UTF-8, so that it costs the
/// row it stands in.
class Utf16Source final : public RecodedSource {
 public:
  Utf16Source(ByteSource& source, std::string start, ByteOrder order)
      : RecodedSource{source, std::move(start)}, order_{order} {}

 private:
  Status convert(std::string& raw, bool at_end, std::string& out) override;

  ByteOrder order_;
  bool begun_ = false;
};

}  // namespace yingbao::format
