// What travels between the hub and the child that holds an SFTP session: frames of (length u32, word u8, payload).
//
//   hub    greet                          child   host_key, done | failure
//   hub    login                          child   done | failure
//   hub    list                           child   entries…, done | failure
//   hub    look                           child   entries (one), done | failure
//   hub    read                           child   bytes…, done | failure
//   hub    write, bytes…, close           child   done | failure, to each of them
//   hub    rename, remove                 child   done | failure
//
// The hub speaks first, one request at a time. What the child says is well-formed or the session ends; it is never
// taken for true.
#pragma once

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/wire.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sftp {

inline constexpr std::size_t kMaxFrameBytes = 1u << 20;
inline constexpr std::size_t kPieceBytes = 128u << 10;  ///< of a file, in one frame

enum class Word : std::uint8_t {
  greet = 'g',
  login = 'l',
  list = 'd',
  look = 's',
  read = 'r',
  write = 'w',
  close = 'c',
  rename = 'm',
  remove = 'x',
  host_key = 'K',
  entries = 'E',
  done = 'O',
  failure = 'F',
  bytes = 'B',
};

/// greet
struct Greeting {
  std::string host;
  std::string key_algorithms;  ///< the kinds of host key to ask for, in SSH's names; empty for all

  static void fields(auto& wire, auto& greeting) { wire.text(greeting.host).text(greeting.key_algorithms); }
};

/// host_key
struct ShownKey {
  std::string type, fingerprint;  ///< "ssh-ed25519", "SHA256:…"

  static void fields(auto& wire, auto& key) { wire.text(key.type).text(key.fingerprint); }
};

/// login
struct Credentials {
  std::string user;
  Secret password, key, passphrase;  ///< what is not used is empty

  static void fields(auto& wire, auto& credentials) {
    wire.text(credentials.user).text(credentials.password).text(credentials.key).text(credentials.passphrase);
  }
};

/// list, look, write, remove
struct OnPath {
  std::string path;

  static void fields(auto& wire, auto& request) { wire.text(request.path); }
};

/// read: of a file that is as large and as old as expected
struct ReadFrom {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::uint64_t offset = 0;

  static void fields(auto& wire, auto& request) {
    wire.text(request.path).number(request.size).number(request.modified).number(request.offset);
  }
};

/// rename
struct NewName {
  std::string from, to;

  static void fields(auto& wire, auto& request) { wire.text(request.from).text(request.to); }
};

/// failure
struct Failed {
  std::string sentence;
  std::uint64_t code = 0;  ///< of Errc

  static void fields(auto& wire, auto& failed) { wire.text(failed.sentence).number(failed.code); }
};

/// entries hold some of them: something in a folder at the server. Names are bytes.
struct Entry {
  enum class Kind : std::uint8_t { file, folder, other };
  std::string name;
  Kind kind = Kind::other;
  std::uint64_t size = 0;
  std::int64_t modified = 0;  ///< seconds since the epoch, by the server's clock

  bool same_content(const Entry& other) const { return size == other.size && modified == other.modified; }
  static void fields(auto& wire, auto& entry) {
    wire.text(entry.name).clamped(entry.kind, Kind::other).number(entry.size).number(entry.modified);
  }
};

void append(std::string& out, const Entry& entry);
/// Appends the entries of a frame to `entries`; false when it is malformed.
bool take_entries(std::string_view payload, std::vector<Entry>& entries);

std::string pack_failure(const Error& error);
/// What the child says went wrong, as text that can be shown.
Error unpack_failure(std::string_view payload);

}  // namespace yingbao::sftp
