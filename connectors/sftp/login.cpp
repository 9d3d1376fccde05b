#include "sftp/login.hpp"

#include <libssh/libssh.h>

#include <string_view>

namespace yingbao::sftp {
namespace {

// The fastest of the good ones first: with AES in the processor, GCM costs less than half of any other.
constexpr const char* kCiphers =
    "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr";
constexpr const char* kNowhere = "/nonexistent";
constexpr long kLongerThanAnyDeadline = 24 * 3600;

using Key = std::unique_ptr<ssh_key_struct, void (*)(ssh_key)>;

/// The bytes of a Secret end with a zero.
const char* c_text(const Secret& secret) { return secret.reveal().data(); }

std::string methods_text(int methods) {
  std::string text;
  const auto add = [&](int method, const char* name) {
    if (methods & method) text += (text.empty() ? "" : ", ") + std::string{name};
  };
  add(SSH_AUTH_METHOD_PUBLICKEY, "publickey");
  add(SSH_AUTH_METHOD_PASSWORD, "password");
  add(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive");
  add(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi");
  add(SSH_AUTH_METHOD_HOSTBASED, "hostbased");
  return text.empty() ? "no method that is known" : text;
}

std::string text_of(char* owned) {
  std::string text{owned ? owned : ""};
  ::ssh_string_free_char(owned);
  return text;
}

ShownKey shown(ssh_key key) {
  unsigned char* hash = nullptr;
  std::size_t size = 0;
  ShownKey shown{::ssh_key_type_to_char(::ssh_key_type(key)), {}};
  if (::ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) == 0) {
    shown.fingerprint = text_of(::ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size));
    ::ssh_clean_pubkey_hash(&hash);
  }
  return shown;
}

}  // namespace

void Login::prepare() { ::ssh_init(); }

Login::Login() : session_{::ssh_new(), ::ssh_free} {}

Error Login::lost(const std::string& what) {
  return Error{Errc::unreachable, what + ": " + ::ssh_get_error(session_.get())};
}

Result<ShownKey> Login::greet(int socket, const std::string& host, const std::string& key_algorithms) {
  const auto session = session_.get();
  const bool no = false;
  const int on = 1;
  const auto set = [&](ssh_options_e option, const void* value) {
    return ::ssh_options_set(session, option, value) == 0;
  };
  const bool ready = session && set(SSH_OPTIONS_PROCESS_CONFIG, &no) && set(SSH_OPTIONS_SSH_DIR, kNowhere) &&
                     set(SSH_OPTIONS_KNOWNHOSTS, kNowhere) && set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, kNowhere) &&
                     set(SSH_OPTIONS_USER, "nobody") && set(SSH_OPTIONS_HOST, host.c_str()) &&
                     set(SSH_OPTIONS_FD, &socket) && set(SSH_OPTIONS_NODELAY, &on) &&
                     set(SSH_OPTIONS_TIMEOUT, &kLongerThanAnyDeadline) && set(SSH_OPTIONS_CIPHERS_C_S, kCiphers) &&
                     set(SSH_OPTIONS_CIPHERS_S_C, kCiphers) && set(SSH_OPTIONS_COMPRESSION, "no") &&
                     (key_algorithms.empty() || set(SSH_OPTIONS_HOSTKEYS, key_algorithms.c_str()));
  if (!ready) return Error{Errc::internal, "libssh refuses an option"};
  if (::ssh_connect(session) != SSH_OK) {
    const std::string_view why = ::ssh_get_error(session);
    if (why.find("no match for method server host key") != std::string_view::npos)
      return Error{Errc::unauthorised, "the server has no host key of the configured type: " + std::string{why}};
    return lost("no SSH session");
  }
  ssh_key raw = nullptr;
  if (::ssh_get_server_publickey(session, &raw) != SSH_OK) return lost("no host key");
  const Key key{raw, ::ssh_key_free};
  return shown(key.get());
}

int Login::offer_key(const Credentials& credentials, Status& trouble) {
  const Secret text{std::string{credentials.key.reveal()} + "\n"};
  const char* passphrase = credentials.passphrase.empty() ? nullptr : c_text(credentials.passphrase);
  ssh_key raw = nullptr;
  if (::ssh_pki_import_privkey_base64(c_text(text), passphrase, nullptr, nullptr, &raw) != SSH_OK) {
    trouble = Error{Errc::invalid_config,
                    "the private key cannot be read: it is damaged, no private key, or its "
                    "passphrase is missing or wrong"};
    return SSH_AUTH_ERROR;
  }
  const Key key{raw, ::ssh_key_free};
  return ::ssh_userauth_publickey(session_.get(), nullptr, key.get());
}

int Login::offer_password(const Credentials& credentials, int methods) {
  const auto session = session_.get();
  const char* password = c_text(credentials.password);
  if (methods & SSH_AUTH_METHOD_PASSWORD) return ::ssh_userauth_password(session, nullptr, password);
  constexpr int kMostRounds = 4;
  int answer = ::ssh_userauth_kbdint(session, nullptr, nullptr);
  for (int round = 0; answer == SSH_AUTH_INFO && round < kMostRounds; ++round) {
    const int prompts = ::ssh_userauth_kbdint_getnprompts(session);
    for (int i = 0; i < prompts; ++i) {
      char visible = 0;
      ::ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &visible);
      // Only a question whose answer is hidden is one for the password.
      if (::ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i), visible ? "" : password) < 0)
        return SSH_AUTH_ERROR;
    }
    answer = ::ssh_userauth_kbdint(session, nullptr, nullptr);
  }
  return answer;
}

Status Login::authenticate(const Credentials& credentials) {
  const auto session = session_.get();
  if (::ssh_options_set(session, SSH_OPTIONS_USER, credentials.user.c_str()) != 0)
    return Error{Errc::invalid_config, "the user's name cannot be used"};
  int answer = ::ssh_userauth_none(session, nullptr);
  int methods = ::ssh_userauth_list(session, nullptr);
  const std::string offered = methods_text(methods);
  const auto open = [&] { return answer != SSH_AUTH_SUCCESS && answer != SSH_AUTH_ERROR; };
  Status trouble;
  if (open() && !credentials.key.empty() && (methods & SSH_AUTH_METHOD_PUBLICKEY)) {
    answer = offer_key(credentials, trouble);
    methods = ::ssh_userauth_list(session, nullptr);
  }
  if (open() && !credentials.password.empty() && (methods & (SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE)))
    answer = offer_password(credentials, methods);
  if (!trouble) return trouble;
  if (answer == SSH_AUTH_SUCCESS) return {};
  if (answer == SSH_AUTH_ERROR && !::ssh_is_connected(session)) return lost("the connection broke while logging in");
  const std::string given = credentials.key.empty()      ? "password"
                          : credentials.password.empty() ? "key"
                                                         : "key and password";
  return Error{Errc::unauthorised,
               "the server refuses the " + given + " of user " + credentials.user + "; it offers: " + offered};
}

}  // namespace yingbao::sftp
