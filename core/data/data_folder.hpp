// The hub's data folder: one process owns it at a time.
//
//   control.db   the control tables            lists/        sealed lists
//   owner.lock   who owns the folder           deliveries/   sealed deliveries
#pragma once

#include "base/clock.hpp"
#include "base/file.hpp"
#include "data/shelf.hpp"
#include "store/store.hpp"

#include <functional>

namespace yingbao::data {

class DataFolder {
 public:
  /// Creates what is missing, takes the lock and sweeps files that no transaction names. An error names the process
  /// that holds the lock. Children never inherit it. Keys and clock must outlive it.
  static Result<DataFolder> open(const std::filesystem::path& folder, const crypto::KeyRing& keys, const Clock& clock);

  store::Store& store() { return *store_; }
  const Shelf& shelf() const { return shelf_; }
  const crypto::KeyRing& keys() const { return *keys_; }
  /// By which everything in it is dated.
  const Clock& clock() const { return *clock_; }
  /// Destroys the lists that nothing rests on any more. No list may be under way.
  void retire_lists();
  /// Opens a list by its id, once for all who share the opener, from any thread: many lanes take no more descriptors than
  /// one. For as long as this folder is open and stays where it is.
  std::function<Result<ReaderPtr>(store::Id)> list_opener();

 private:
  DataFolder(Shelf shelf, const crypto::KeyRing& keys, const Clock& clock)
      : shelf_{std::move(shelf)}, keys_{&keys}, clock_{&clock} {}

  Shelf shelf_;
  const crypto::KeyRing* keys_;
  const Clock* clock_;
  UniqueFd lock_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace yingbao::data
