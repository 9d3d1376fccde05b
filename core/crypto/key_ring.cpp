#include "crypto/key_ring.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "crypto/digest.hpp"

#include <openssl/evp.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <charconv>

namespace yingbao::crypto {
namespace {

constexpr std::string_view kTitleOfAny = "yingbao-keys ";
constexpr std::string_view kTitle = "yingbao-keys 2 aes256-gcm";
constexpr std::string_view kEscrowTitle = "yingbao-escrow 1 scrypt-15-8-1 aes256-gcm";
constexpr std::size_t kSaltBytes = 16;

std::uint64_t random_nonce() {
  std::uint64_t nonce = 0;
  fill_random({reinterpret_cast<unsigned char*>(&nonce), sizeof nonce});
  return nonce;
}

std::string nonce_bytes(std::uint64_t nonce) { return {reinterpret_cast<const char*>(&nonce), sizeof nonce}; }

std::uint64_t nonce_from(std::string_view bytes) {
  std::uint64_t nonce = 0;
  std::copy_n(bytes.data(), sizeof nonce, reinterpret_cast<char*>(&nonce));
  return nonce;
}

DataKey stretch(std::string_view passphrase, std::string_view salt) {
  std::string out(32, '\0');
  constexpr std::uint64_t kMaxMemory = 64u << 20;
  if (EVP_PBE_scrypt(passphrase.data(), passphrase.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                     salt.size(), 1u << 15, 8, 1, kMaxMemory, reinterpret_cast<unsigned char*>(out.data()),
                     out.size()) != 1)
    throw Failure{Error{Errc::internal, "scrypt failed"}};
  auto key = DataKey::from(out);
  wipe(out);
  return key;
}

}  // namespace

KeyRing KeyRing::generate() {
  KeyRing ring{DataKey::random(), DataKey::random()};
  ring.masters_.emplace(1, DataKey::random());
  return ring;
}

std::string KeyRing::text() const {
  std::string text{kTitle};
  text += '\n';
  for (const auto& [version, key] : masters_)
    text += "master " + std::to_string(version) + ' ' + hex(key.bytes()) + '\n';
  text += "person " + hex(person_key_.bytes()) + '\n';
  text += "reference " + hex(reference_key_.bytes()) + '\n';
  return text;
}

Result<KeyRing> KeyRing::parse(std::string_view text) {
  KeyRing ring{DataKey::random(), DataKey::random()};
  bool title = false, person = false, reference = false;
  for (const auto line : split(text, '\n')) {
    if (line.empty()) continue;
    const auto words = split(line, ' ');
    if (!title) {
      if (line != kTitle && line.starts_with(kTitleOfAny))
        return Error{Errc::invalid_config,
                     "it was made by another version of the hub, whose data folders this one does not read; move both "
                     "away, and begin again with `yingbao keys init`"};
      if (line != kTitle) return Error{Errc::invalid_config, "it is no key file"};
      title = true;
      continue;
    }
    auto key = unhex(words.back());
    if (key.size() != 32) return Error{Errc::invalid_config, "a key in the key file is damaged"};
    if (words[0] == "person" && words.size() == 2) {
      ring.person_key_ = DataKey::from(key);
      person = true;
    } else if (words[0] == "reference" && words.size() == 2) {
      ring.reference_key_ = DataKey::from(key);
      reference = true;
    } else if (words[0] == "master" && words.size() == 3) {
      std::uint32_t version = 0;
      const auto [end, ec] = std::from_chars(words[1].data(), words[1].data() + words[1].size(), version);
      if (ec != std::errc{} || end != words[1].data() + words[1].size() || words[1].empty())
        return Error{Errc::invalid_config, "a key in the key file has no version"};
      ring.masters_.emplace(version, DataKey::from(key));
    } else {
      return Error{Errc::invalid_config, "the key file holds a line this version does not know"};
    }
    wipe(key);
  }
  if (!person || !reference || ring.masters_.empty()) return Error{Errc::invalid_config, "the key file is incomplete"};
  return ring;
}

Result<KeyRing> KeyRing::load(const std::filesystem::path& file) {
  const UniqueFd fd{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
  if (!fd) return errno_error("key file " + file.string());
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return errno_error("key file " + file.string());
  if (!S_ISREG(info.st_mode) || (info.st_mode & 0077) != 0 || info.st_uid != ::geteuid())
    return Error{Errc::unauthorised,
                 "key file " + file.string() + ": others may read it; give it to the hub's user alone (chmod 600)"};
  std::string text(4096, '\0');
  const auto n = read_some(fd.get(), text);
  if (!n) return n.error();
  text.resize(*n);
  auto ring = parse(text);
  wipe(text);
  if (!ring) return ring.error().in("key file " + file.string());
  return ring;
}

Status KeyRing::save_new(const std::filesystem::path& file) const {
  const UniqueFd fd{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!fd) return errno_error("create key file " + file.string());
  auto content = text();
  const auto written = write_all(fd.get(), content);
  wipe(content);
  if (!written) return written.error();
  if (auto synced = sync_data(fd.get()); !synced) return synced.error();
  return sync_folder(file.has_parent_path() ? file.parent_path() : ".");
}

std::string KeyRing::escrow(std::string_view passphrase) const {
  const auto salt = random_bytes(kSaltBytes);
  std::string sealed;
  auto content = text();
  Aead{stretch(passphrase, salt)}.seal(0, kEscrowTitle, content, sealed);
  wipe(content);
  return std::string{kEscrowTitle} + '\n' + hex(salt) + '\n' + hex(sealed) + '\n';
}

Result<KeyRing> KeyRing::from_escrow(std::string_view text, std::string_view passphrase) {
  const auto lines = split(text, '\n');
  if (lines.size() < 3 || lines[0] != kEscrowTitle)
    return Error{Errc::invalid_config, "not an escrow copy of this version"};
  const auto salt = unhex(lines[1]), sealed = unhex(lines[2]);
  std::string content;
  if (salt.size() != kSaltBytes || !Aead{stretch(passphrase, salt)}.open(0, kEscrowTitle, sealed, content))
    return Error{Errc::unauthorised, "the passphrase does not open this escrow copy, or it was changed"};
  auto ring = parse(content);
  wipe(content);
  return ring;
}

WrappedKey KeyRing::wrap(const DataKey& key, std::string_view purpose) const {
  const auto& [version, master] = *masters_.rbegin();
  const auto nonce = random_nonce();
  WrappedKey wrapped{version, nonce_bytes(nonce)};
  Aead{master}.seal(nonce, purpose, key.bytes(), wrapped.bytes);
  return wrapped;
}

Result<DataKey> KeyRing::unwrap(const WrappedKey& wrapped, std::string_view purpose) const {
  const auto master = masters_.find(wrapped.master_version);
  if (master == masters_.end())
    return Error{Errc::unauthorised, "the key file lacks master key " + std::to_string(wrapped.master_version)};
  if (wrapped.bytes.size() <= 8) return Error{Errc::internal, "a wrapped key is cut off"};
  std::string plain;
  const auto nonce = nonce_from(wrapped.bytes);
  if (!Aead{master->second}.open(nonce, purpose, std::string_view{wrapped.bytes}.substr(8), plain))
    return Error{Errc::unauthorised, "the key file is not the one this data was sealed with"};
  auto key = DataKey::from(plain);
  wipe(plain);
  return key;
}

std::string KeyRing::fingerprint() const {
  const auto digest =
      sha256("yingbao fingerprint" + std::string{person_key_.bytes()} + std::string{reference_key_.bytes()});
  return hex(view(digest)).substr(0, 16);
}

}  // namespace yingbao::crypto
