// What every connector does: list what is new, take it over whole, confirm it at the source.
//
// A connector MUST give an object to take() only when it is complete, MUST fail take() when the object changed while
// it was read, and MUST confirm() only what the hub has committed. The hub keeps the bookmarks; a connector keeps
// nothing.
#pragma once

#include "store/rows.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yingbao::connector {

/// An object at its source that looks complete.
struct Found {
  std::string name;           ///< for people
  store::Bookmark bookmark;
};

/// Something that lies at the source and is not taken, with the reason for the operator.
struct Left {
  std::string name, reason;
};

using ByteSink = std::function<Status(std::string_view)>;

class Connector {
 public:
  virtual ~Connector() = default;
  virtual std::string_view type() const = 0;
  /// Empty when the source has nothing; an error when it cannot be reached. `left` gets what is passed over.
  virtual Result<std::vector<Found>> list_new(std::vector<Left>& left) = 0;
  /// Hands over every byte of the object as it was found.
  virtual Status take(const Found& found, const ByteSink& sink) = 0;
  /// The delivery is committed: remove, archive or acknowledge. True when the object lies at the source no more; false
  /// when it stays by configuration. An error leaves it to the next run.
  virtual Result<bool> confirm(const Found& found) = 0;
};

}  // namespace yingbao::connector
