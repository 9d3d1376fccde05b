// The hub's data folder: one process owns it at a time.
//
//   control.db   the control tables            lists/        sealed lists
//   owner.lock   who owns the folder           deliveries/   sealed deliveries
#pragma once

#include "base/file.hpp"
#include "list/entry.hpp"
#include "store/store.hpp"

namespace yingbao::store {

class DataFolder {
 public:
  /// Creates what is missing, takes the lock and sweeps files that no transaction names. An error names the process
  /// that holds the lock. Children never inherit it.
  static Result<DataFolder> open(const std::filesystem::path& folder, const crypto::KeyRing& keys);

  Store& store() { return *store_; }
  std::filesystem::path lists() const { return folder_ / "lists"; }
  std::filesystem::path deliveries() const { return folder_ / "deliveries"; }

  /// What opens a list or a sealed delivery.
  Result<list::ListFile> file_of(const List& list) const;
  std::filesystem::path file_of(const Delivery& delivery) const;
  const crypto::KeyRing& keys() const { return *keys_; }
  /// Binds a data key to the file it seals.
  crypto::WrappedKey wrap(const crypto::DataKey& key, std::string_view uid) const;
  Result<crypto::DataKey> unwrap(const crypto::WrappedKey& key, std::string_view uid) const;

 private:
  DataFolder() = default;
  void sweep();

  std::filesystem::path folder_;
  const crypto::KeyRing* keys_ = nullptr;
  UniqueFd lock_;
  std::unique_ptr<Store> store_;
};

}  // namespace yingbao::store
