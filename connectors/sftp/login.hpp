// The child's SSH session: the server shows its key first, what the hub makes of it decides whether to log in.
#pragma once

#include "sftp/wire.hpp"

#include <memory>
#include <string>

struct ssh_session_struct;

namespace yingbao::sftp {

class Login {
 public:
  /// Once, before the sandbox: the libraries read what they need.
  static void prepare();

  Login();
  /// Agrees on keys over a connected socket, which it owns from then on. `key_algorithms`: the kinds of host key to
  /// ask for, in SSH's names; empty for all. Reads no configuration and no known_hosts.
  Result<ShownKey> greet(int socket, const std::string& host, const std::string& key_algorithms);
  /// By key, by password, or by both where the server wants both. No agent.
  Status authenticate(const Credentials& credentials);
  ssh_session_struct* session() { return session_.get(); }

 private:
  int offer_key(const Credentials& credentials, Status& trouble);
  int offer_password(const Credentials& credentials, int methods);
  Error lost(const std::string& what);

  std::unique_ptr<ssh_session_struct, void (*)(ssh_session_struct*)> session_;
};

}  // namespace yingbao::sftp
