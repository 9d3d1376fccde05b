// What the listener knows of one agency, and the taking in of one delivery.
#pragma once

#include "https_push/config.hpp"
#include "https_push/listener_config.hpp"
#include "https_push/retry_window.hpp"
#include "https_push/token_bucket.hpp"
#include "net/http/service.hpp"

#include <mutex>

namespace yingbao::https_push {

/// A line for the operator; nobody's data.
using Log = std::function<void(const std::string& line)>;

/// Used by several threads.
class Door {
 public:
  /// Clears away what a crash left in the agency's spool and reads what was received before.
  static Result<std::unique_ptr<Door>> open(const ListenerConfig& listener, const std::string& agency,
                                            const Config& config, const crypto::KeyRing& keys, const Clock& clock,
                                            const Log& log);

  const std::string& agency() const { return agency_; }
  const Config& config() const { return config_; }
  const Spool& spool() const { return spool_; }
  /// See TokenBucket::take.
  int take_turn();
  /// Judges what came before the body.
  net::Begun receive(const net::Request& request);
  void forget();

 private:
  friend class DeliveryUpload;
  Door(const ListenerConfig& listener, const std::string& agency, const Config& config, Spool spool, const Clock& clock,
       const Log& log);
  std::optional<net::Answer> no_room(std::uint64_t coming) const;

  const ListenerConfig& listener_;
  std::string agency_;
  Config config_;
  Spool spool_;
  const Clock& clock_;
  const Log& log_;
  std::mutex closing_;  ///< one delivery at a time comes to exist, so that of two alike only one does
  std::mutex mutex_;
  // State below is protected by mutex_.
  RetryWindow window_;
  TokenBucket bucket_;
};

}  // namespace yingbao::https_push
