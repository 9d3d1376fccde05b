#include "sftp/survey.hpp"

#include "base/text.hpp"
#include "connector/file_names.hpp"
#include "connector/file_version.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace yingbao::sftp {
namespace {

using connector::Found;
using connector::Left;

constexpr std::int64_t kNanoseconds = 1'000'000'000;

bool is_name(std::string_view name) {
  return !name.empty() && name != "." && name != ".." && name.find_first_of(std::string_view{"/\0", 2}) == name.npos;
}

bool is_ours(const Config& config, const std::string& path) { return path == config.archive || path == config.outbox; }

/// Why a file is not for taking; empty when it is.
std::string why_left(const Config& config, const Entry& entry,
                     const std::unordered_map<std::string_view, const Entry*>& by_name) {
  if (!connector::is_wanted(config.patterns, entry.name)) return "matches no pattern of this agency";
  if (entry.kind == Entry::Kind::folder) return "is a folder; recursive = true takes what is in it";
  if (entry.kind != Entry::Kind::file) return "is not a regular file, or the server does not tell its size and time";
  if (entry.size > config.max_size) return "is larger than max_size";
  if (!config.marker) return {};
  const auto marker = by_name.find(entry.name + std::string{kMarkerEnding});
  if (marker == by_name.end()) return "has no marker " + std::string{kMarkerEnding} + " yet";
  return marker->second->modified < entry.modified ? "is newer than its marker" : "";
}

}  // namespace

std::string path_of(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + "/" + name;
}

store::Bookmark bookmark_of(const std::string& path, const Entry& entry) {
  return {path, connector::FileVersion{entry.size, entry.modified * kNanoseconds}.text()};
}

Entry entry_of(const store::Bookmark& bookmark) {
  const auto version = connector::FileVersion::parse(bookmark.version);
  return {bookmark.object, Entry::Kind::file, version.size, version.modified_ns / kNanoseconds};
}

std::vector<Listing> folders_below(const Config& config, const Listing& listing) {
  std::vector<Listing> below;
  for (const auto& entry : listing.entries) {
    const auto path = path_of(listing.folder, entry.name);
    const bool wanted = is_name(entry.name) && !connector::is_litter(entry.name) && !is_ours(config, path);
    if (entry.kind == Entry::Kind::folder && wanted) below.push_back({path, listing.within + entry.name + "/", {}});
  }
  return below;
}

std::vector<Found> survey(const Config& config, const std::vector<Listing>& listings, std::vector<Left>& left) {
  std::vector<Found> found;
  for (const auto& [folder, within, entries] : listings) {
    std::unordered_map<std::string_view, const Entry*> by_name;
    for (const auto& entry : entries) by_name.emplace(entry.name, &entry);
    for (const auto& entry : entries) {
      const auto path = path_of(folder, entry.name);
      const auto name = printable(within + entry.name);
      const bool passed = connector::is_litter(entry.name) || is_ours(config, path) ||
                          (config.marker && entry.name.ends_with(kMarkerEnding)) ||
                          (config.recursive && entry.kind == Entry::Kind::folder);
      if (!is_name(entry.name)) left.push_back({name, "has a name that no file can have"});
      else if (passed) continue;
      else if (auto why = why_left(config, entry, by_name); !why.empty()) left.push_back({name, std::move(why)});
      else found.push_back({name, bookmark_of(path, entry)});
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    const auto first = connector::FileVersion::parse(a.bookmark.version).modified_ns,
               second = connector::FileVersion::parse(b.bookmark.version).modified_ns;
    return std::tie(first, a.bookmark.object) < std::tie(second, b.bookmark.object);
  });
  return found;
}

std::vector<Found> settled(const std::vector<Found>& before, std::vector<Found> after, std::vector<Left>& left) {
  std::map<std::string_view, const Found*> known;
  for (const auto& each : before) known.emplace(each.bookmark.object, &each);
  std::erase_if(after, [&](const Found& each) {
    const auto same = known.find(each.bookmark.object);
    if (same != known.end() && entry_of(same->second->bookmark).same_content(entry_of(each.bookmark))) return false;
    left.push_back({each.name, "still being written; the next run takes it"});
    return true;
  });
  return after;
}

}  // namespace yingbao::sftp
