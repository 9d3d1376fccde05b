#include "data/shelf.hpp"

#include "base/file.hpp"
#include "crypto/digest.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <unordered_set>

namespace yingbao::data {
namespace {

/// A name that only this hub gives: nothing else is ever swept.
bool is_sealed_file(const std::filesystem::path& file) {
  constexpr std::size_t kUidDigits = 32;
  const auto stem = file.stem().string();
  return (file.extension() == ".list" || file.extension() == ".sealed") && stem.size() == kUidDigits &&
         stem.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

Result<Shelf> Shelf::open(const std::filesystem::path& folder, const crypto::KeyRing& keys) {
  Shelf shelf{folder, keys};
  std::error_code failed;
  for (const auto& each : {folder, shelf.lists_, shelf.deliveries_}) {
    std::filesystem::create_directories(each, failed);
    if (failed) return Error{Errc::unauthorised, "data folder " + each.string() + ": " + failed.message()};
    if (::chmod(each.c_str(), 0700) != 0) return errno_error("data folder " + each.string());
  }
  return shelf;
}

bool Shelf::empty() const { return std::filesystem::is_empty(lists_) && std::filesystem::is_empty(deliveries_); }

Result<ReaderPtr> Shelf::open(const store::List& list) const {
  const auto file = file_of(list);
  if (!file) return file.error();
  return list::ListReader::open(*file);
}

store::List Shelf::describe(const list::ListFile& file, const list::ListSummary& summary, store::ListRole role,
                            Instant created_at) const {
  store::List list;
  list.role = role;
  list.uid = file.uid;
  list.key = wrap(file.key, file.uid);
  list.records = summary.records;
  list.keys = summary.keys;
  list.unkeyed = summary.unkeyed;
  list.bytes = summary.bytes;
  list.created_at = created_at;
  return list;
}

Result<list::ListFile> Shelf::file_of(const store::List& list) const {
  if (list.state == store::ListState::retired)
    return Error{Errc::not_found, "list-" + std::to_string(list.id) + " is not kept any more"};
  auto key = unwrap(list.key, list.uid);
  if (!key) return key.error();
  return list::ListFile{lists_ / (crypto::hex(list.uid) + ".list"), list.uid, *key};
}

std::filesystem::path Shelf::file_of(const store::Delivery& delivery) const {
  return deliveries_ / (crypto::hex(delivery.uid) + ".sealed");
}

crypto::WrappedKey Shelf::wrap(const crypto::DataKey& key, std::string_view uid) const {
  return keys_->wrap(key, "file " + std::string{uid});
}

Result<crypto::DataKey> Shelf::unwrap(const crypto::WrappedKey& key, std::string_view uid) const {
  return keys_->unwrap(key, "file " + std::string{uid});
}

void Shelf::sweep(std::span<const std::string> named) const {
  std::unordered_set<std::string> names;
  for (const auto& uid : named) names.insert(crypto::hex(uid));
  for (const auto& folder : {lists_, deliveries_})
    for (const auto& entry : std::filesystem::directory_iterator{folder})
      if (is_sealed_file(entry.path()) && !names.contains(entry.path().stem().string())) ::unlink(entry.path().c_str());
}

}  // namespace yingbao::data
