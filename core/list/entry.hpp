// What a list holds, and what opens one.
#pragma once

#include "crypto/aead.hpp"
#include "crypto/person_key.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <tuple>

namespace yingbao::list {

using crypto::Key;
using crypto::KeyKind;

/// One record under its key. Within a key, `row_key` tells entries apart: an equal one is a duplicate.
struct Entry {
  Key key;
  KeyKind kind = KeyKind::person;
  bool primary = true;  ///< the first record of its row: duplicates are counted in rows
  std::uint64_t row_key = 0;
  std::string_view record;
};

/// What stands beside the key of a record, so that a comparison opens no records.
struct Beside {
  std::array<char, 8> unit{};   ///< code of the reporting unit, zeros behind it
  std::uint64_t business = 0;   ///< lower half of `schema::business_hash`
  std::uint64_t forwarded = 0;  ///< `schema::forwarded_hash`
  bool operator==(const Beside&) const = default;
  std::string_view unit_text() const { return {unit.data(), ::strnlen(unit.data(), unit.size())}; }
};
Beside beside_of(std::string_view record);

/// Names one list file for ever: random, never used twice, associated data of every seal in it.
struct ListFile {
  std::filesystem::path path;
  std::string uid;  ///< 16 bytes
  crypto::DataKey key;
};

struct ListSummary {
  std::uint64_t records = 0;         ///< without duplicates
  std::uint64_t keys = 0;            ///< distinct persons, cases and unkeyed rows
  std::uint64_t unkeyed = 0;         ///< records of unkeyed rows
  std::uint64_t duplicate_rows = 0;  ///< primary records left out because an equal row stands before
  std::uint64_t bytes = 0;           ///< of the file
};

}  // namespace yingbao::list
