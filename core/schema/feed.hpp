// What replaces what: a feed is (agency, group or roster kind, part).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yingbao::schema {

/// A target group, a roster kind or a special list.
struct FeedKind {
  std::string_view code;  ///< "G6", "DIBAO"
  std::string_view zh;
  bool roster;           ///< people already protected
  bool case_counted;     ///< counts cases of an agency, not people
  bool special = false;  ///< neither: people who applied, were helped or recognised; gives a basis of low income
  std::string_view part_of = {};  ///< a roster whose people stand on this one as well
  std::string_view words = {};    ///< of sheets, files and cells that mean this group, joined by '|'
};

std::span<const FeedKind> feed_kinds();
const FeedKind* feed_kind(std::string_view code);
/// The group that a cell, a sheet's or a file's name calls by its code or one of its words; null for none or several.
const FeedKind* group_called(std::string_view text);

struct FeedId {
  std::string agency;
  std::string kind;
  std::string part = "all";  ///< a county's code, or "all"

  /// "human_resources/G6/all"
  std::string text() const { return agency + "/" + kind + "/" + part; }
  static std::optional<FeedId> parse(std::string_view text);
  auto operator<=>(const FeedId&) const = default;
};

}  // namespace yingbao::schema
