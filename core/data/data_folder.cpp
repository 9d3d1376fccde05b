#include "data/data_folder.hpp"

#include "crypto/digest.hpp"
#include "data/folder_lock.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace yingbao::data {

Result<DataFolder> DataFolder::open(const std::filesystem::path& folder, const crypto::KeyRing& keys,
                                    const Clock& clock) {
  auto shelf = Shelf::open(folder, keys);
  if (!shelf) return shelf.error();
  DataFolder data{std::move(*shelf), keys, clock};
  auto lock = take_lock(folder / "owner.lock", clock.now());
  if (!lock) return lock.error();
  data.lock_ = std::move(*lock);
  data.store_ = store::open_sqlite_store(folder / "control.db");
  const auto known = data.store_->setting("key_fingerprint");
  if (known.empty() && !data.shelf_.empty())
    return Error{Errc::invalid_config,
                 "the data folder " + folder.string() +
                     " holds sealed files but no control tables that name them; restore control.db"};
  if (known.empty()) data.store_->set_setting("key_fingerprint", keys.fingerprint());
  else if (known != keys.fingerprint())
    return Error{Errc::unauthorised, "the key file is not the one this data folder was made with"};
  if (data.store_->setting("sender_epoch").empty())
    data.store_->set_setting("sender_epoch", crypto::hex(crypto::random_bytes(8)));
  data.shelf_.sweep(data.store_->named_files());
  return data;
}

void DataFolder::retire_lists() {
  if (store_->retire_lists() > 0) shelf_.sweep(store_->named_files());
}

std::function<Result<ReaderPtr>(store::Id)> DataFolder::list_opener() {
  struct Opened {
    std::mutex mutex;
    std::map<store::Id, ReaderPtr> readers;
  };
  return [this, opened = std::make_shared<Opened>()](store::Id id) -> Result<ReaderPtr> {
    const std::lock_guard lock{opened->mutex};
    auto& reader = opened->readers[id];
    if (reader) return reader;
    const auto list = store_->list(id);
    if (!list) return Error{Errc::internal, "no list has the id " + std::to_string(id)};
    auto made = shelf_.open(*list);
    if (made) reader = *made;
    return made;
  };
}

}  // namespace yingbao::data
