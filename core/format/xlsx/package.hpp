// How the parts of an office document refer to one another.
#pragma once

#include "format/zip/archive.hpp"

namespace yingbao::format {

struct Relationship {
  std::string id;
  std::string kind;  ///< the last word of its type: "worksheet", "sharedStrings", …
  std::string part;  ///< the name of what it refers to, in the archive
};

/// Of a part, or of the whole document where `part` is empty. None when the archive tells of none.
Result<std::vector<Relationship>> relationships_of(Archive& archive, std::string_view part);

/// The content of a part; an error names it.
Result<std::unique_ptr<ByteSource>> open_part(Archive& archive, std::string_view part);

}  // namespace yingbao::format
