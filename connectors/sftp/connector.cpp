#include "sftp/connector.hpp"

#include "sftp/transfer.hpp"

#include <thread>

namespace yingbao::sftp {
namespace {

using connector::Found;
using connector::Left;

constexpr std::size_t kMostEntries = 100'000;
constexpr std::size_t kDeepest = 8;

std::string beside(const std::string& path) { return path + ".part"; }

}  // namespace

Result<std::vector<Listing>> SftpConnector::list_all() {
  std::vector<Listing> listings;
  for (const auto& folder : config_.folders)
    if (auto done = list_below({folder, {}, {}}, listings); !done) return done.error();
  return listings;
}

Status SftpConnector::list_below(Listing top, std::vector<Listing>& listings) {
  std::vector<Listing> level{std::move(top)}, next;
  std::size_t total = 0;
  for (std::size_t depth = 0; !level.empty(); ++depth, level = std::move(next), next = {}) {
    if (depth > kDeepest) return Error{Errc::refused, "folders are more than " + std::to_string(kDeepest) + " deep"};
    for (auto& listing : level) {
      auto entries = line_.ask([&](Session& session) { return session.list(listing.folder); });
      if (!entries) return entries.error();
      total += entries->size();
      if (total > kMostEntries)
        return Error{Errc::refused, "more than " + std::to_string(kMostEntries) + " entries lie at the server"};
      listing.entries = std::move(*entries);
      if (config_.recursive)
        for (auto& below : folders_below(config_, listing)) next.push_back(std::move(below));
      listings.push_back(std::move(listing));
    }
  }
  return {};
}

Result<std::vector<Found>> SftpConnector::list_new(std::vector<Left>& left) {
  const auto listings = list_all();
  if (!listings) return listings.error();
  std::vector<Left> first_left;
  auto found = survey(config_, *listings, first_left);
  // A marker is the agency's own word that the file is complete.
  if (found.empty() || config_.marker || config_.settle.count() == 0) {
    left.insert(left.end(), first_left.begin(), first_left.end());
    return found;
  }
  std::this_thread::sleep_for(config_.settle);
  const auto again = list_all();
  if (!again) return again.error();
  return settled(found, survey(config_, *again, left), left);
}

Status SftpConnector::take(const Found& found, const connector::ByteSink& sink) {
  return sftp::take(line_, config_, found.bookmark.object, entry_of(found.bookmark), sink);
}

Result<bool> SftpConnector::confirm(const Found& found) {
  if (config_.after == connector::AfterAction::none) return false;
  const auto& path = found.bookmark.object;
  const auto entry = line_.ask([&](Session& session) { return session.look(path); });
  if (!entry) return entry.error();
  if (entry->kind != Entry::Kind::file || !entry->same_content(entry_of(found.bookmark)))
    return Error{Errc::conflict, "another file stands in its place; it is a new arrival"};
  const auto done = line_.ask_once([&](Session& session) {
    if (config_.after == connector::AfterAction::remove) return session.remove(path);
    const auto name = path.substr(path.rfind('/') + 1);
    const auto unique = std::to_string(entry->modified) + "-" + std::to_string(line_.clock().now_ms()) + "-" + name;
    return session.rename(path, path_of(config_.archive, unique));
  });
  if (!done) return done.error();
  if (config_.marker) {
    const auto marker = path + std::string{kMarkerEnding};
    if (auto gone = line_.ask_once([&](Session& session) { return session.remove(marker); }); !gone)
      return gone.error().in("its marker stays");
  }
  return true;
}

Status SftpConnector::replace(Session& session, const std::vector<connector::Return::File>& files) {
  for (const auto& file : files)
    if (auto done = session.write(beside(path_of(config_.outbox, file.name)), file.bytes); !done) return done;
  for (const auto& file : files) {
    const auto path = path_of(config_.outbox, file.name);
    auto done = session.rename(beside(path), path);
    // A server that cannot rename over a file says no more than that it refuses.
    if (!done && done.error().code() == Errc::rejected && session.remove(path))
      done = session.rename(beside(path), path);
    if (!done) return done;
  }
  return {};
}

Result<bool> SftpConnector::give_back(const connector::Return& answer) {
  if (config_.outbox.empty()) return false;
  // Writing and renaming again gives the same: a broken connection costs another try.
  const auto done = line_.ask([&](Session& session) { return replace(session, answer.files); });
  if (!done) return done.error();
  return true;
}

Result<std::int64_t> SftpConnector::clock_ahead(Session& session) {
  const auto path = path_of(config_.outbox, ".yingbao-clock.part");
  const auto before = line_.clock().now_ms();
  if (auto done = session.write(path, "."); !done) return done.error();
  const auto now = (before + line_.clock().now_ms()) / 2;
  const auto entry = session.look(path);
  if (auto gone = session.remove(path); !gone) return gone.error();
  if (!entry) return entry.error();
  // A server tells whole seconds: half of one is the best guess.
  return entry->modified * 1000 + 500 - now;
}

Result<connector::Probe> SftpConnector::probe() {
  const auto session = line_.session();
  if (!session) return session.error();
  connector::Probe probe;
  probe.who = (*session)->peer();
  const auto listings = list_all();
  if (!listings) return listings.error();
  std::vector<Left> left;
  probe.waiting = survey(config_, *listings, left).size();
  if (config_.outbox.empty()) return probe;
  const auto ahead = line_.ask_once([&](Session& at_hand) { return clock_ahead(at_hand); });
  if (!ahead) return ahead.error().in("outbox");
  probe.clock_ahead_ms = *ahead;
  return probe;
}

}  // namespace yingbao::sftp
