// Where in a JSON object the records stand.
#pragma once

#include "format/json/json_text.hpp"

#include <vector>

namespace yingbao::format {

using Path = std::vector<std::string>;

/// "data.list" as its keys; one that holds a dot stands in quotes: data."a.b". Nothing when a quote is not closed.
std::optional<Path> read_path(std::string_view text);
std::string write_path(const Path& path);

/// Arrays met at most kLevels keys deep.
struct Arrays {
  static constexpr std::size_t kLevels = 3;
  std::vector<Path> of_objects, of_arrays, empty;
};

/// What the beginning of a delivery, an object, shows before it ends or stops being JSON.
Arrays find_arrays(std::string_view start);

/// The member that begins here: its key, and the colon passed.
Result<std::string> take_key(JsonText& text);

/// Passes the members that are left of the object at `path`, from behind one of them, and its bracket. Notes what
/// arrays are among them.
Status pass_members(JsonText& text, Path& path, Arrays& met);

}  // namespace yingbao::format
