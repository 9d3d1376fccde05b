// One agencies/<agency>.toml.
#pragma once

#include "base/text.hpp"
#include "config/connector_type.hpp"
#include "config/expectation.hpp"
#include "config/problems.hpp"
#include "config/secret_reference.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::config {

/// When a new list is held instead of counted.
struct FeedGates {
  double max_reject_share = 0.05;
  double max_shrink = 0.3;          ///< of people who can be compared, against the list in force
  double max_unkeyed_share = 0.3;   ///< of people without a usable number
  double max_unclear_share = 0.01;  ///< of a roster's rows that do not say clearly whether they protect
  std::chrono::milliseconds max_age{std::chrono::hours{24 * 45}};  ///< of the as-of date, judged at every run as well
  std::uint64_t min_records = 1;
};

enum class AsOfFrom {
  file_name,      ///< a date in the file's name
  operator_only,  ///< said at import
  arrival,        ///< the business date of its arrival, where the agency delivers the same day
};

struct FeedConfig {
  std::string kind;                ///< G6, DIBAO, …
  std::vector<std::string> files;  ///< name patterns with * and ?; empty: every file
  std::vector<std::string> parts;  ///< units or townships that deliver on their own; empty: one list for all
  std::string case_agency;         ///< whose case numbers they are; empty: this agency's own
  bool increment = false;          ///< a delivery changes the list in force row by row, and replaces none
  bool baseline = false;           ///< taken as distributed, not screened again
  bool header_may_change = false;  ///< titles that come or go are noted, and hold nothing
  AsOfFrom as_of = AsOfFrom::file_name;
  bool enabled = true;
  std::optional<Expectation> expect;  ///< when it has to come; none: nobody waits for it
  FeedGates gates;
};

/// What goes back to the agency after each of its deliveries.
struct GiveBack {
  std::chrono::milliseconds mend_within{std::chrono::hours{24 * 3}};  ///< by when it is asked to mend
  std::string form;                                                   ///< "csv", "xlsx", or "auto": as delivered
  SecretReference password;  ///< of the ZIP archive that holds both files; none: they go as they are
};

struct AgencyConfig {
  std::filesystem::path file;
  std::string id, name, plugin;
  std::string unit;            ///< the sender's own county, when it is a county's bureau
  std::string legal_basis;     ///< document and article that allow the exchange
  std::string catalogue;       ///< its number in the catalogue of shared data
  std::string connector_type;  ///< "file_drop", …
  std::shared_ptr<const ConnectorSettings> connector;
  std::vector<FeedConfig> feeds;
  std::string charset;       ///< empty: found out
  char delimiter = 0;        ///< 0: found out
  std::string records;       ///< where the records of JSON or XML stand; empty: found out
  SecretReference password;  ///< of archives
  GiveBack give_back;
  std::vector<std::string> allowed;
  std::vector<std::pair<std::string, std::string>> overrides;
  std::vector<std::pair<std::string, std::string>> settings;

  /// The feed that a file of this name carries; null when none, or several, claim it.
  const FeedConfig* feed_of_file(std::string_view file_name) const;
  const FeedConfig* feed(std::string_view kind) const;
};

/// The tables of hub.toml that connectors read, by type.
using HubTables = std::map<std::string, std::shared_ptr<const ConnectorSettings>, std::less<>>;

/// Relative paths start at `base`.
AgencyConfig load_agency(const std::filesystem::path& file, const std::filesystem::path& base,
                         const ConnectorTypes& types, const HubTables& of_hub, Problems& problems);

using yingbao::matches_pattern;

}  // namespace yingbao::config
