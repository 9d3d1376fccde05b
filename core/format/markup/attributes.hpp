// The names and attributes of elements, whatever prefixes their writer chose.
#pragma once

#include <cstring>
#include <string_view>

namespace yingbao::format {

/// "Record" of "ns:Record": what stands behind the first colon.
inline std::string_view without_prefix(const char* name) {
  if (name[0] && !name[1]) return {name, 1};  // most of a sheet is <c> and <v>
  const char* colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}

/// Of one element, valid while it is told. What is not there is empty.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_{pairs} {}
  /// The one that is written so, its prefix included.
  std::string_view operator[](std::string_view name) const;
  /// The one with any prefix: "id" finds r:id, never id.
  std::string_view prefixed(std::string_view name) const;
  /// The first with any prefix or none: "Name" finds ss:Name and Name.
  std::string_view find(std::string_view name) const;
  /// An XML boolean, written so.
  bool is_true(std::string_view name) const;
  /// A name and its value in turn; a null pointer behind the last.
  const char** pairs() const { return pairs_; }

 private:
  const char** pairs_;
};

}  // namespace yingbao::format
