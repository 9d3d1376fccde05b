#include "store/data_folder.hpp"

#include "crypto/digest.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <unordered_set>

namespace yingbao::store {
namespace {

Result<UniqueFd> take_lock(const std::filesystem::path& file) {
  UniqueFd fd{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!fd) return errno_error("lock file " + file.string());
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return errno_error("lock " + file.string());
    char holder[128] = {};
    const auto n = ::pread(fd.get(), holder, sizeof holder - 1, 0);
    std::string who{holder, static_cast<std::size_t>(std::max<ssize_t>(n, 0))};
    std::erase(who, '\n');
    return Error{Errc::conflict, "the data folder " + file.parent_path().string() + " is in use by " +
                                     (who.empty() ? "another process" : who) + "; wait for it or stop it"};
  }
  const std::string who = "process " + std::to_string(::getpid()) + ", since " + iso_local(now()) + "\n";
  if (::ftruncate(fd.get(), 0) != 0) return errno_error("lock " + file.string());
  if (auto done = write_all(fd.get(), who); !done) return done.error().in("lock");
  return fd;
}

/// A name that only this hub gives: nothing else is ever swept.
bool is_sealed_file(const std::filesystem::path& file) {
  constexpr std::size_t kUidDigits = 32;
  const auto stem = file.stem().string();
  return (file.extension() == ".list" || file.extension() == ".sealed") && stem.size() == kUidDigits &&
         stem.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

Result<DataFolder> DataFolder::open(const std::filesystem::path& folder, const crypto::KeyRing& keys) {
  DataFolder data;
  data.folder_ = folder;
  data.keys_ = &keys;
  std::error_code failed;
  for (const auto& each : {folder, folder / "lists", folder / "deliveries"}) {
    std::filesystem::create_directories(each, failed);
    if (failed) return Error{Errc::unauthorised, "data folder " + each.string() + ": " + failed.message()};
    if (::chmod(each.c_str(), 0700) != 0) return errno_error("data folder " + each.string());
  }
  auto lock = take_lock(folder / "owner.lock");
  if (!lock) return lock.error();
  data.lock_ = std::move(*lock);
  data.store_ = open_sqlite_store(folder / "control.db");
  const auto known = data.store_->setting("key_fingerprint");
  const auto holds_files = [](const std::filesystem::path& each) { return !std::filesystem::is_empty(each); };
  if (known.empty() && (holds_files(data.lists()) || holds_files(data.deliveries())))
    return Error{Errc::invalid_config, "the data folder " + folder.string() +
                                           " holds sealed files but no control tables that name them; restore control.db"};
  if (known.empty()) data.store_->set_setting("key_fingerprint", keys.fingerprint());
  else if (known != keys.fingerprint())
    return Error{Errc::unauthorised, "the key file is not the one this data folder was made with"};
  if (data.store_->setting("sender_epoch").empty())
    data.store_->set_setting("sender_epoch", crypto::hex(crypto::random_bytes(8)));
  data.sweep();
  return data;
}

void DataFolder::sweep() {
  std::unordered_set<std::string> named;
  for (const auto& uid : store_->named_files()) named.insert(crypto::hex(uid));
  for (const auto& folder : {lists(), deliveries()})
    for (const auto& entry : std::filesystem::directory_iterator{folder})
      if (is_sealed_file(entry.path()) && !named.contains(entry.path().stem().string())) ::unlink(entry.path().c_str());
}

Result<list::ListFile> DataFolder::file_of(const List& list) const {
  auto key = unwrap(list.key, list.uid);
  if (!key) return key.error();
  return list::ListFile{lists() / (crypto::hex(list.uid) + ".list"), list.uid, *key};
}

std::filesystem::path DataFolder::file_of(const Delivery& delivery) const {
  return deliveries() / (crypto::hex(delivery.uid) + ".sealed");
}

crypto::WrappedKey DataFolder::wrap(const crypto::DataKey& key, std::string_view uid) const {
  return keys_->wrap(key, "file " + std::string{uid});
}

Result<crypto::DataKey> DataFolder::unwrap(const crypto::WrappedKey& key, std::string_view uid) const {
  return keys_->unwrap(key, "file " + std::string{uid});
}

}  // namespace yingbao::store
