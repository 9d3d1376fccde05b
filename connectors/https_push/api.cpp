#include "https_push/api.hpp"

#include "base/json_writer.hpp"
#include "base/text.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

namespace yingbao::https_push {

using net::Answer;
using net::problem;

namespace {

Answer wrong_method(std::string_view allowed) {
  auto answer = problem(405, "this is not done with that method");
  answer.fields.emplace_back("Allow", allowed);
  return answer;
}

Answer json(std::string body) {
  Answer answer;
  answer.content_type = "application/json";
  answer.body = std::move(body);
  return answer;
}

Answer nothing_there() { return problem(404, "there is nothing at this place"); }

std::string percent_encoded(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789ABCDEF", kPlain = "-._~";
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || kPlain.find(c) != kPlain.npos)
      out.push_back(c);
    else out.append({'%', kDigits[byte / 16], kDigits[byte % 16]});
  }
  return out;
}

Result<UniqueFd> lock_of(const std::filesystem::path& spool) {
  std::error_code failed;
  std::filesystem::create_directories(spool, failed);
  if (failed) return Error{Errc::unauthorised, "spool " + spool.string() + ": " + failed.message()};
  UniqueFd fd{::open((spool / "listener.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)};
  if (!fd) return errno_error("spool " + spool.string());
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return fd;
  if (errno != EWOULDBLOCK) return errno_error("lock " + spool.string());
  return Error{Errc::conflict, "another listener uses the spool " + spool.string()};
}

}  // namespace

Result<std::unique_ptr<Api>> Api::open(const ListenerConfig& listener, std::span<const config::AgencyConfig> agencies,
                                       const Clock& clock, Log log) {
  auto keys = crypto::KeyRing::load(listener.spool_key);
  if (!keys) return keys.error();
  std::unique_ptr<Api> api{new Api{std::move(*keys), std::move(log)}};
  auto lock = lock_of(listener.spool);
  if (!lock) return lock.error();
  api->lock_ = std::move(*lock);
  for (const auto& agency : agencies) {
    const auto* push = dynamic_cast<const Config*>(agency.connector.get());
    if (!push) continue;
    auto door = Door::open(listener, agency.id, *push, api->keys_, clock, api->log_);
    if (!door) return door.error();
    for (const auto& name : push->sender_names()) api->by_name_[name] = door->get();
    api->doors_.push_back(std::move(*door));
  }
  if (api->doors_.empty()) return Error{Errc::invalid_config, "no agency has a connector of type https_push"};
  api->tend();
  return api;
}

Door* Api::door_of(const net::Peer& peer) const {
  if (peer.fingerprint.empty()) return nullptr;
  for (const auto& name : {peer.fingerprint, peer.subject})
    if (const auto found = by_name_.find(name); found != by_name_.end()) return found->second;
  return nullptr;
}

std::string Api::client_of(const net::Peer& peer) const {
  const auto* door = door_of(peer);
  return door ? door->agency() : std::string{};
}

net::Begun Api::begin(const net::Peer& peer, const net::Request& request) {
  auto* door = door_of(peer);
  auto begun = route(door, peer, request);
  if (const auto* answer = std::get_if<Answer>(&begun); answer && answer->status >= 400)
    log_("refused " + (door ? door->agency() : std::string{"a stranger"}) + ": " + std::to_string(answer->status));
  return begun;
}

net::Begun Api::route(Door* door, const net::Peer& peer, const net::Request& request) {
  const auto parts = split(request.path, '/');  // "", "v1", …
  const bool reads = request.method == "GET";
  if (request.path == "/v1/health") return reads ? json(R"({"status":"ok"})") : wrong_method("GET");
  const bool is_anonymous = peer.fingerprint.empty();
  if (!door) return problem(401, is_anonymous ? "show a client certificate" : "this certificate is no agency's");
  if (const int seconds = door->take_turn()) return problem(429, "too many requests", seconds);
  if (parts.size() < 4 || parts[1] != "v1" || parts[2] != "deliveries") return nothing_there();
  const std::string what{parts[3]};
  if (parts.size() == 4) {
    if (reads) return tell(*door, what);
    if (request.method != "PUT" && request.method != "POST") return wrong_method("GET, PUT, POST");
    if (what != door->agency()) return problem(403, "this certificate is another agency's");
    return door->receive(request);
  }
  if (parts.size() != 6 || parts[4] != "files") return nothing_there();
  return reads ? hand_out(*door, what, parts[5]) : wrong_method("GET");
}

Answer Api::tell(const Door& door, const std::string& id) const {
  if (!is_id(id)) return nothing_there();
  const auto received = door.spool().find(id);
  const auto answered = door.spool().answer_of(id);
  if (!received || !answered) {
    log_("error: " + (received ? answered.error() : received.error()).detail());
    return problem(500, "the delivery's record cannot be read");
  }
  if (!*received) return nothing_there();
  const auto& found = **received;
  std::string body;
  JsonWriter out{body};
  out.begin_object()
      .member("id", found.id)
      .member("name", found.name)
      .member("size", found.size)
      .member("sha256", found.sha256)
      .member("received_at", iso_local(found.received_ns / 1'000'000'000))
      .member("state", *answered ? (*answered)->state : "received");
  if (*answered) {
    out.key("verdict").raw((*answered)->verdict).key("files").begin_array();
    for (const auto& slip : (*answered)->slips)
      out.begin_object()
          .member("name", slip.name)
          .member("size", slip.size)
          .member("href", "/v1/deliveries/" + id + "/files/" + percent_encoded(slip.name))
          .end_object();
    out.end_array();
  }
  out.end_object();
  return json(std::move(body));
}

Answer Api::hand_out(const Door& door, const std::string& id, std::string_view name) const {
  if (!is_id(id)) return nothing_there();
  const auto answered = door.spool().answer_of(id);
  if (!answered || !*answered) return nothing_there();
  for (const auto& slip : (*answered)->slips) {
    if (slip.name != name) continue;
    auto opened = door.spool().read(id, slip);
    if (!opened) {
      log_("error: " + opened.error().detail());
      return problem(404, "this file was replaced; ask for the delivery again");
    }
    Answer answer;
    answer.content_type = slip.content_type;
    answer.fields.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + percent_encoded(slip.name));
    answer.pieces_length = slip.size;
    const auto reader = std::make_shared<crypto::SealedFileReader>(std::move(*opened));
    answer.pieces = [reader] { return reader->next(); };
    return answer;
  }
  return nothing_there();
}

void Api::tend() {
  for (const auto& door : doors_) door->forget();
}

}  // namespace yingbao::https_push
