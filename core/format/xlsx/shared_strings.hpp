// The texts of a workbook, each stored once: one run of bytes and where each text in it ends.
#pragma once

#include "format/zip/archive.hpp"

namespace yingbao::format {

class SharedStrings {
 public:
  static constexpr std::size_t kMaxBytes = 192u << 20;

  static Result<SharedStrings> read(Archive& archive, std::string_view part);

  std::size_t size() const { return ends_.size(); }
  /// Valid as long as this object stays where it is.
  std::string_view operator[](std::size_t i) const {
    const std::size_t start = i ? ends_[i - 1] : 0;
    return {bytes_.data() + start, ends_[i] - start};
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace yingbao::format
