// The sealed files of a data folder, lists and deliveries: each under its uid, with a key of its own that the master key
// wraps.
#pragma once

#include "list/reader.hpp"
#include "list/writer.hpp"
#include "store/rows.hpp"

#include <span>

namespace yingbao::data {

using ReaderPtr = std::shared_ptr<const list::ListReader>;

class Shelf {
 public:
  /// Makes its folders below `folder`, for their owner alone.
  static Result<Shelf> open(const std::filesystem::path& folder, const crypto::KeyRing& keys);

  /// Where lists lie; scratch lists may be written beside them.
  const std::filesystem::path& lists() const { return lists_; }
  const std::filesystem::path& deliveries() const { return deliveries_; }
  bool empty() const;

  Result<ReaderPtr> open(const store::List& list) const;
  Result<list::ListWriter> create(list::ListWriter::Options options = {}) const {
    return list::ListWriter::create(lists_, crypto::DataKey::random(), options);
  }
  /// A closed list as the control tables name it.
  store::List describe(const list::ListFile& file, const list::ListSummary& summary, store::ListRole role,
                       Instant created_at) const;
  Result<list::ListFile> file_of(const store::List& list) const;

  std::filesystem::path file_of(const store::Delivery& delivery) const;
  /// Binds a data key to the file it seals.
  crypto::WrappedKey wrap(const crypto::DataKey& key, std::string_view uid) const;
  Result<crypto::DataKey> unwrap(const crypto::WrappedKey& key, std::string_view uid) const;

  /// Removes what none of the uids names. Files that this hub did not name stay.
  void sweep(std::span<const std::string> named) const;

 private:
  Shelf(const std::filesystem::path& folder, const crypto::KeyRing& keys)
      : lists_{folder / "lists"}, deliveries_{folder / "deliveries"}, keys_{&keys} {}

  std::filesystem::path lists_, deliveries_;
  const crypto::KeyRing* keys_;
};

}  // namespace yingbao::data
