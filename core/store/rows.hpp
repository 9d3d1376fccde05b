// The rows of the control tables.
#pragma once

#include "base/date.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/person_key.hpp"
#include "schema/reason.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::store {

using Id = std::int64_t;

enum class DeliveryState {
  landed,     ///< sealed and durable, not yet read
  listed,     ///< read; its lists were made
  set_aside,  ///< could not be read; the reason says why
};

/// Of the return slip that a delivery's agency gets.
enum class SlipState {
  owed,
  given,
  given_in_part,  ///< rows were left out, and it is given again once a file has mended some of those that went back
};

/// Which arrival of which object; the connector alone knows what the words mean.
struct Bookmark {
  std::string object;   ///< as the source names it, of any bytes
  std::string version;  ///< another one at the same place is another arrival
  bool operator==(const Bookmark&) const = default;
};

struct Delivery {
  Id id = 0;
  std::string agency, connector, name;  ///< `name`: what the source called it
  Bookmark bookmark;
  std::string sha256;  ///< of the bytes, hexadecimal
  std::uint64_t bytes = 0;
  Instant received_at = 0;
  std::string handover;  ///< who brought and took a disc; empty otherwise
  std::string uid;       ///< of the sealed file
  crypto::WrappedKey key;
  DeliveryState state = DeliveryState::landed;
  std::string reason;  ///< why it was set aside
  Date as_of;
  std::string as_of_said;  ///< given by the operator at import
  std::string layout, format;
  std::string header;  ///< the titles of its tables: a line for each, joined by tabs
  std::uint64_t header_row = 0;
  std::string part;             ///< of its feeds, when they come in parts; said by the operator at import or found
  std::uint64_t rows_said = 0;  ///< by its manifest; 0: nothing
  Id mends = 0;                 ///< the full delivery of which it stands in for rejected rows; 0: a full one itself
  std::uint64_t rows = 0, used = 0, rejected = 0, duplicate = 0, skipped = 0, unkeyed = 0;
};

struct Tally {
  schema::Reason reason;
  std::uint64_t rows = 0;
};

/// A column of a delivery that is not read, or only where the one that goes before it says nothing.
struct ColumnLeft {
  std::string title;
  std::string preferred = {};  ///< the title of the one that goes before it for the same field
  bool others = false;         ///< it is about somebody beside the person
  bool operator==(const ColumnLeft&) const = default;
};

/// A row that was refused, or one that was used and bears a finding: both go back and may come back mended.
struct Reject {
  std::uint64_t row = 0;
  schema::Reason reason{};
  std::string column;
  std::uint64_t table = 0;  ///< of the delivery, from 0
  Id mended_by = 0;         ///< the delivery that brought the row again; 0: nobody has
  /// In a mended file: the number of the row of the full delivery that it stands in for; empty elsewhere.
  std::string origin = {};
  /// The list holds a record of it all the same: a finding, or what came back for one and was refused.
  bool in_use = false;
};

/// Which rows of a delivery: those that were refused, or those that were used with a finding.
enum class RowClass { rejected, noted };

/// A rejected row, or one with a finding, that a mended file stands in for.
struct MendedRow {
  Id delivery = 0;
  std::uint64_t table = 0, row = 0;
  auto operator<=>(const MendedRow&) const = default;
};

enum class ListRole { feed, decisions, statements };

enum class ListState {
  current,     ///< in force
  held,        ///< a gate said no; waits for a person
  superseded,  ///< a newer one is in force
  revoked,     ///< taken out of force by a person
  retired,     ///< nothing rested on it any more: file and key are gone
};

struct List {
  Id id = 0;
  std::string uid;
  crypto::WrappedKey key;
  ListRole role = ListRole::feed;
  ListState state = ListState::current;
  std::string feed;  ///< FeedId text; empty for lists of an exchange
  Id delivery = 0;
  Id exchange = 0;
  Date as_of;
  std::string reason;  ///< why it is held
  std::uint64_t records = 0, keys = 0, unkeyed = 0, bytes = 0;
  std::uint64_t added = 0, changed = 0, gone = 0;  ///< against the list that was in force
  Instant created_at = 0;
  int version = 0;             ///< of decisions: of the build that made them
  std::uint64_t replaced = 0;  ///< counts up over a feed whenever a list gives way to another; 0: never did
};

enum class Step { ingested, decided, sending, settled };

struct Exchange {
  Id id = 0;
  Date date;
  std::string manifest;  ///< what it was worked out from; equal manifest, equal result
  Step step = Step::ingested;
  bool dry = false;     ///< nothing of it is sent: an older day, or a rehearsal
  Id decisions = 0;     ///< their list: of an exchange before when nothing differs from it
  std::string summary;  ///< JSON of the counts of deciding
  Instant started_at = 0, settled_at = 0;
};

/// An exchange rests on a list: it was decided from it, or its decisions cite it.
struct Pin {
  Id exchange = 0, list = 0;
  bool cited = false;  ///< only that
};

enum class PlanState { held, released, settled };

struct Plan {
  Id exchange = 0;
  PlanState state = PlanState::held;
  std::string reason;  ///< why it is held
  std::uint64_t items = 0, upserts = 0, standings = 0;
};

enum class SubmissionState { open, acknowledged, parked };

/// One batch of a plan: so many of the decisions that tell something, from its first one on in the order of keys.
struct Submission {
  Id exchange = 0;
  std::uint64_t number = 0;  ///< from 0
  crypto::Key first;
  std::uint64_t items = 0;
  std::string submission_id;  ///< once it has an answer
  SubmissionState state = SubmissionState::open;
  std::uint64_t accepted = 0, refused = 0;
  std::string reason;  ///< why the whole batch is parked
  Instant answered_at = 0;
};

struct Refusal {
  crypto::Key person;
  std::uint64_t version = 0;
  std::string code, message;
};

struct AuditEntry {
  Id id = 0;
  Instant at = 0;
  std::string actor, action, object, reason;
};

}  // namespace yingbao::store
