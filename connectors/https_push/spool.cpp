#include "https_push/spool.hpp"

#include "base/file.hpp"
#include "crypto/digest.hpp"
#include "https_push/spool_json.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>

namespace yingbao::https_push {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdDigits = 32;
constexpr std::int64_t kSecond = 1'000'000'000;

Status remove_file(const fs::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) return errno_error("remove " + file.string());
  return {};
}

/// The ids whose file has this ending.
Result<std::vector<std::string>> ids_with(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> ids;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator{folder, failed}) {
    const auto name = entry.path().filename().string();
    if (name.size() == kIdDigits + ending.size() && name.ends_with(ending) && is_id(name.substr(0, kIdDigits)))
      ids.push_back(name.substr(0, kIdDigits));
  }
  if (failed) return Error{Errc::unreachable, "spool " + folder.string() + ": " + failed.message()};
  return ids;
}

std::string purpose(const std::string& id) { return "spool " + id; }

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".csv")) return "text/csv; charset=utf-8";
  if (name.ends_with(".json")) return "application/json";
  if (name.ends_with(".xlsx")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return "application/octet-stream";
}

}  // namespace

bool is_id(std::string_view text) {
  return text.size() == kIdDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<Spool> Spool::open(const fs::path& folder, const crypto::KeyRing& keys) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return Error{Errc::unauthorised, "spool " + folder.string() + ": " + failed.message()};
  if (::chmod(folder.c_str(), 0700) != 0) return errno_error("spool " + folder.string());
  return Spool{folder, keys};
}

Result<crypto::SealedFileWriter> Spool::create(const std::string& id, Received& received) const {
  const auto key = crypto::DataKey::random();
  received.id = id;
  received.key = keys_->wrap(key, purpose(id));
  return crypto::SealedFileWriter::create(at(id, ".sealed"), crypto::unhex(id), key);
}

Status Spool::add(const Received& received) const {
  return write_file_durably(at(received.id, ".json"), to_json(received), 0600);
}

Result<std::vector<Received>> Spool::with(std::string_view ending) const {
  const auto ids = ids_with(folder_, ending);
  if (!ids) return ids.error();
  std::vector<Received> found;
  for (const auto& id : *ids) {
    auto received = find(id);
    if (!received) return received.error();
    if (*received) found.push_back(std::move(**received));
  }
  std::sort(found.begin(), found.end(), [](const Received& a, const Received& b) {
    return std::tie(a.received_ns, a.id) < std::tie(b.received_ns, b.id);
  });
  return found;
}

Result<std::vector<Received>> Spool::all() const { return with(".json"); }

Result<std::vector<Received>> Spool::waiting() const { return with(".sealed"); }

Result<std::optional<Received>> Spool::find(const std::string& id) const {
  const auto file = at(id, ".json");
  const auto json = read_file(file);
  if (!json && ::access(file.c_str(), F_OK) != 0) return std::optional<Received>{};
  if (!json) return json.error();
  auto received = received_from(*json);
  if (!received) return received.error().in(file.string());
  if (received->id != id) return Error{Errc::malformed, file.string() + ": is another delivery's record"};
  return std::optional{std::move(*received)};
}

Result<crypto::SealedFileReader> Spool::read(const Received& received) const {
  const auto key = keys_->unwrap(received.key, purpose(received.id));
  if (!key) return key.error();
  return crypto::SealedFileReader::open(at(received.id, ".sealed"), crypto::unhex(received.id), *key);
}

Status Spool::remove_bytes(const std::string& id) const {
  if (auto done = remove_file(at(id, ".sealed")); !done) return done;
  return sync_folder(folder_);
}

Status Spool::answer(const std::string& id, std::string state, std::string verdict,
                     const std::vector<File>& files) const {
  Answered answered{std::move(state), std::move(verdict), {}};
  for (const auto& file : files) {
    const auto stored = crypto::hex(crypto::random_bytes(kIdDigits / 2));
    const auto key = crypto::DataKey::random();
    auto writer = crypto::SealedFileWriter::create(at(id + '-' + stored, ".slip"), crypto::unhex(stored), key);
    if (!writer) return writer.error();
    if (auto done = writer->write(file.bytes); !done) return done;
    if (auto done = writer->finish(); !done) return done;
    answered.slips.push_back(
        {file.name, std::string{type_of(file.name)}, file.bytes.size(), stored, keys_->wrap(key, purpose(stored))});
  }
  if (auto done = write_file_durably(at(id, ".answer.json"), to_json(answered), 0600); !done) return done;
  remove_slips(id, answered.slips);
  return {};
}

void Spool::remove_slips(const std::string& id, const std::vector<Slip>& but) const {
  std::set<std::string> kept;
  for (const auto& slip : but) kept.insert(id + '-' + slip.stored + ".slip");
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator{folder_, ignored}) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(id + '-') && name.ends_with(".slip") && !kept.contains(name)) ::unlink(entry.path().c_str());
  }
}

Result<std::optional<Answered>> Spool::answer_of(const std::string& id) const {
  const auto file = at(id, ".answer.json");
  const auto json = read_file(file);
  if (!json && ::access(file.c_str(), F_OK) != 0) return std::optional<Answered>{};
  if (!json) return json.error();
  auto answered = answered_from(*json);
  if (!answered) return answered.error().in(file.string());
  return std::optional{std::move(*answered)};
}

Result<crypto::SealedFileReader> Spool::read(const std::string& id, const Slip& slip) const {
  const auto key = keys_->unwrap(slip.key, purpose(slip.stored));
  if (!key) return key.error();
  return crypto::SealedFileReader::open(at(id + '-' + slip.stored, ".slip"), crypto::unhex(slip.stored), *key);
}

Status Spool::sweep() const {
  const auto sealed = ids_with(folder_, ".sealed"), unfinished = ids_with(folder_, ".json.new");
  if (!sealed) return sealed.error();
  if (!unfinished) return unfinished.error();
  for (const auto& id : *sealed)
    if (::access(at(id, ".json").c_str(), F_OK) != 0)
      if (auto done = remove_file(at(id, ".sealed")); !done) return done;
  for (const auto& id : *unfinished)
    if (auto done = remove_file(at(id, ".json.new")); !done) return done;
  return sync_folder(folder_);
}

Status Spool::forget(Instant before) const {
  const auto found = all();
  if (!found) return found.error();
  for (const auto& each : *found) {
    const bool is_committed = ::access(at(each.id, ".sealed").c_str(), F_OK) != 0;
    if (!is_committed || each.received_ns / kSecond >= before) continue;
    // The record goes last: while it stands, the next time finds what is left.
    remove_slips(each.id, {});
    for (const auto* ending : {".answer.json", ".json"})
      if (auto done = remove_file(at(each.id, ending)); !done) return done;
  }
  return sync_folder(folder_);
}

}  // namespace yingbao::https_push
