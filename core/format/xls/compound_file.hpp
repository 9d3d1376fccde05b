// The container of old Office files (MS-CFB): streams with names, cut into sectors that tables chain together.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format::xls {

inline constexpr std::string_view kCompoundSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What every part of an old Excel file says when it does not hold together.
Error damaged(std::string_view where);
Error protected_by_password();

class CompoundFile {
 public:
  static Result<CompoundFile> open(std::string bytes);

  /// Of the streams at the top, in ASCII and lower case; those inside embedded objects are not seen.
  bool has(std::string_view name) const { return find(name) != nullptr; }
  Result<std::string> read(std::string_view name) const;

 private:
  struct Stream {
    std::string name;
    std::uint32_t first;
    std::uint64_t size;
  };
  using Chain = std::vector<std::uint32_t>;

  Status load_tables();
  Status load_names();
  const Stream* find(std::string_view name) const;
  std::string_view sector(std::uint32_t id) const;
  /// The sectors from `first` on; a chain that comes back to itself or leaves its table is an error.
  static Result<Chain> follow(std::uint32_t first, const Chain& table);
  Result<std::string> join(std::uint32_t first) const;
  Result<std::string> join_small(const Stream& stream) const;

  std::string bytes_;
  unsigned sector_shift_ = 9;
  Chain next_;        // for each sector the one that follows
  Chain small_next_;  // the same for the 64-byte sectors that small streams lie in
  std::string small_;
  std::vector<Stream> streams_;
};

}  // namespace yingbao::format::xls
