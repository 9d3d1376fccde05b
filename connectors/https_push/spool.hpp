// One agency's folder between the listener and the hub. Two processes use it and coordinate through atomic renames
// alone; each file has one writer.
//
//   ID.sealed        the bytes, sealed             listener; removed by the hub once it has committed them
//   ID.json          what was received             listener; a delivery exists from the moment this file does
//   ID.answer.json   the hub's answer              hub
//   ID-NAME.slip     a file of the answer, sealed  hub
//
// ID and NAME are random, 32 hexadecimal digits: no name from outside becomes a path.
#pragma once

#include "base/date.hpp"
#include "crypto/key_ring.hpp"
#include "crypto/sealed_file.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yingbao::https_push {

struct Received {
  std::string id;
  std::string name, content_type;
  std::uint64_t size = 0;
  std::string sha256;            ///< of the bytes, hexadecimal
  std::int64_t received_ns = 0;  ///< since the epoch
  std::string retry_key;         ///< digest of its Idempotency-Key; empty without one
  crypto::WrappedKey key;
};

/// A file that goes back to the agency.
struct Slip {
  std::string name, content_type;
  std::uint64_t size = 0;
  std::string stored;  ///< NAME
  crypto::WrappedKey key;
};

struct Answered {
  std::string state, verdict;  ///< JSON of nobody's data
  std::vector<Slip> slips;
};

bool is_id(std::string_view text);

class Spool {
 public:
  /// Creates the folder where it is missing.
  static Result<Spool> open(const std::filesystem::path& folder, const crypto::KeyRing& keys);

  const std::filesystem::path& folder() const { return folder_; }
  /// Where a new delivery's bytes are sealed; nothing of it counts before add().
  Result<crypto::SealedFileWriter> create(const std::string& id, Received& received) const;
  /// Durable when it returns: the delivery exists.
  Status add(const Received& received) const;

  /// Everything that exists, oldest first.
  Result<std::vector<Received>> all() const;
  /// What exists and still has its bytes: what the hub has not committed.
  Result<std::vector<Received>> waiting() const;
  Result<std::optional<Received>> find(const std::string& id) const;
  Result<crypto::SealedFileReader> read(const Received& received) const;
  Status remove_bytes(const std::string& id) const;

  /// Replaces the answer there was; either the old or the whole new one is there.
  struct File {
    std::string name, bytes;
  };
  Status answer(const std::string& id, std::string state, std::string verdict, const std::vector<File>& files) const;
  Result<std::optional<Answered>> answer_of(const std::string& id) const;
  Result<crypto::SealedFileReader> read(const std::string& id, const Slip& slip) const;

  /// The listener's, before it takes anything: bytes of deliveries that never came to exist, and unfinished writing.
  Status sweep() const;
  /// Removes what was received before and has been committed, with its answer.
  Status forget(Instant before) const;

 private:
  Spool(std::filesystem::path folder, const crypto::KeyRing& keys) : folder_{std::move(folder)}, keys_{&keys} {}
  std::filesystem::path at(const std::string& name, const char* ending) const { return folder_ / (name + ending); }
  Result<std::vector<Received>> with(std::string_view ending) const;
  void remove_slips(const std::string& id, const std::vector<Slip>& but) const;

  std::filesystem::path folder_;
  const crypto::KeyRing* keys_;
};

}  // namespace yingbao::https_push
