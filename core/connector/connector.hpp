// What every connector does: list what is new, take it over whole, confirm it at the source.
//
// A connector MUST give an object to take() only when it is complete, MUST fail take() when the object changed while
// it was read, and MUST confirm() only what the hub has committed. The hub keeps the bookmarks; a connector keeps
// nothing.
#pragma once

#include "store/rows.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::connector {

/// An object at its source that looks complete.
struct Found {
  std::string name;  ///< for people
  store::Bookmark bookmark;
  std::uint64_t rows_said = 0;  ///< how many rows its manifest says it has; 0: nothing
};

/// Something that lies at the source and is not taken, with the reason for the operator.
struct Left {
  std::string name, reason;
  bool passes = false;  ///< by itself: a later run may take it
};

/// What a try of the connection saw, for `check --connect`.
struct Probe {
  std::string who;                             ///< who answered: a folder, a host key, a certificate's name
  std::optional<Instant> certificate_until;    ///< the last instant of the peer's certificate
  std::uint64_t waiting = 0;                   ///< objects that are new
  std::optional<std::int64_t> clock_ahead_ms;  ///< the peer's clock less ours
};

/// What goes back to the agency about one of its deliveries.
struct Return {
  store::Bookmark bookmark;  ///< of the object that it is about
  std::string verdict;       ///< JSON: state, counts, reasons; nobody's data
  struct File {
    std::string name, bytes;  ///< a plain file name; what stands at its place is replaced
  };
  std::vector<File> files;  ///< the return slip, the rejected rows
};

using ByteSink = std::function<Status(std::string_view)>;

class Connector {
 public:
  virtual ~Connector() = default;
  virtual std::string_view type() const = 0;
  /// True when an object is offered as long as its source stands, taken or not: its bookmark then names one arrival for
  /// good, and what was taken once is never new again. False when another object may come to the same place.
  virtual bool offers_again() const { return false; }
  /// Empty when the source has nothing; an error when it cannot be reached. `left` gets what is passed over.
  virtual Result<std::vector<Found>> list_new(std::vector<Left>& left) = 0;
  /// Hands over every byte of the object as it was found. `not_found` when there was nothing in it: it is left then.
  virtual Status take(const Found& found, const ByteSink& sink) = 0;
  /// The delivery is committed: remove, archive or acknowledge. True when the object lies at the source no more; false
  /// when it stays by configuration. An error leaves it to the next run.
  virtual Result<bool> confirm(const Found& found) = 0;
  /// Hands an answer back to the agency, whole or not at all. False when the configuration names no place for it.
  virtual Result<bool> give_back(const Return& answer) = 0;
  /// Tries the connection without taking anything.
  virtual Result<Probe> probe() = 0;
};

}  // namespace yingbao::connector
