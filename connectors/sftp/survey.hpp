// What of a listing is for taking, what is left and why. No input or output.
#pragma once

#include "connector/connector.hpp"
#include "sftp/config.hpp"
#include "sftp/wire.hpp"

namespace yingbao::sftp {

/// One folder at the server.
struct Listing {
  std::string folder;  ///< its path there
  std::string within;  ///< the part of it below the configured folder, with a slash at its end; empty for itself
  std::vector<Entry> entries;
};

inline constexpr std::string_view kMarkerEnding = ".done";

std::string path_of(const std::string& folder, const std::string& name);
/// The folders below that are listed as well.
std::vector<Listing> folders_below(const Config& config, const Listing& listing);
/// The files that a pattern wants and that look complete, oldest first.
std::vector<connector::Found> survey(const Config& config, const std::vector<Listing>& listings,
                                     std::vector<connector::Left>& left);
/// Those that stand in both, unchanged; the others are still being written.
std::vector<connector::Found> settled(const std::vector<connector::Found>& before, std::vector<connector::Found> after,
                                      std::vector<connector::Left>& left);

store::Bookmark bookmark_of(const std::string& path, const Entry& entry);
/// As the bookmark has it: what the file must still be.
Entry entry_of(const store::Bookmark& bookmark);

}  // namespace yingbao::sftp
