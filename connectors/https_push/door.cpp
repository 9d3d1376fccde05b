#include "https_push/door.hpp"

#include "base/json_writer.hpp"
#include "https_push/fields.hpp"

#include <algorithm>

namespace yingbao::https_push {

using net::Answer;
using net::problem;

namespace {

constexpr std::size_t kIdBytes = 16;
constexpr std::uint64_t kBetweenLooks = 8u << 20;  ///< bytes written between two looks at the disk's room

/// Only its digest is kept.
std::string retry_key_of(std::string_view key) {
  return key.empty() ? std::string{} : crypto::hex(crypto::view(crypto::sha256(key)));
}

Answer received_answer(const Received& received, int status) {
  Answer answer;
  answer.status = status;
  answer.content_type = "application/json";
  answer.fields.emplace_back("Location", "/v1/deliveries/" + received.id);
  JsonWriter{answer.body}
      .begin_object()
      .member("id", received.id)
      .member("sha256", received.sha256)
      .member("size", received.size)
      .end_object();
  return answer;
}

Answer too_large(std::uint64_t most) {
  return problem(413, "deliveries of this agency have at most " + std::to_string(most) + " bytes");
}

Answer full() { return problem(507, "this server's disk has no room for the delivery; try again later"); }

Answer failed(const Error& error, const Log& log) {
  log("error: " + error.detail());
  return error.code() == Errc::no_space ? full() : problem(500, "the delivery could not be stored; try again later");
}

}  // namespace

/// One delivery on its way in. What is known under its key already is only compared, never stored again.
class DeliveryUpload final : public net::Upload {
 public:
  DeliveryUpload(Door& door, Received coming, std::optional<crypto::Digest> said)
      : door_{door}, coming_{std::move(coming)}, said_{said} {}

  Status store() {
    auto writer = door_.spool_.create(crypto::hex(crypto::random_bytes(kIdBytes)), coming_);
    if (!writer) return writer.error();
    writer_.emplace(std::move(*writer));
    return {};
  }

  std::optional<Answer> write(std::string_view bytes) override {
    coming_.size += bytes.size();
    if (coming_.size > door_.config_.max_size) return too_large(door_.config_.max_size);
    digest_.add(bytes);
    if (!writer_) return {};
    if ((unlooked_ += bytes.size()) >= kBetweenLooks) {
      unlooked_ = 0;
      if (auto refused = door_.no_room(0)) return refused;
    }
    if (auto done = writer_->write(bytes); !done) return failed(done.error(), door_.log_);
    return {};
  }

  Answer finish() override {
    const auto sha256 = digest_.finish();
    if (said_ && *said_ != sha256) return problem(400, "the bytes are not those of Content-Digest");
    coming_.sha256 = crypto::hex(crypto::view(sha256));
    const std::lock_guard closing{door_.closing_};
    if (auto repeated = repeats()) return std::move(*repeated);
    if (!writer_)  // what it would repeat went out of the window meanwhile
      return problem(503, "please send this delivery again", 1);
    coming_.received_ns = door_.clock_.now_ns();
    if (auto done = writer_->finish(); !done) return failed(done.error(), door_.log_);
    if (auto done = door_.spool_.add(coming_); !done) return failed(done.error(), door_.log_);
    door_.log_("received " + coming_.id + " from " + door_.agency_ + ": " + std::to_string(coming_.size) + " bytes");
    auto answer = received_answer(coming_, 201);
    const std::lock_guard lock{door_.mutex_};
    door_.window_.add(std::move(coming_));
    return answer;
  }

 private:
  std::optional<Answer> repeats() {
    const std::lock_guard lock{door_.mutex_};
    auto& window = door_.window_;
    const auto now = door_.clock_.now_ns();
    const auto* known = coming_.retry_key.empty() ? window.with_bytes(coming_.name, coming_.sha256, now)
                                                  : window.with_key(coming_.retry_key, now);
    if (!known) return {};
    if (known->sha256 != coming_.sha256 || known->name != coming_.name)
      return problem(409, "this Idempotency-Key was used for another file");
    return received_answer(*known, 200);
  }

  Door& door_;
  Received coming_;
  std::optional<crypto::Digest> said_;
  std::optional<crypto::SealedFileWriter> writer_;
  crypto::Sha256 digest_;
  std::uint64_t unlooked_ = 0;
};

Door::Door(const ListenerConfig& listener, const std::string& agency, const Config& config, Spool spool,
           const Clock& clock, const Log& log)
    : listener_{listener}, agency_{agency}, config_{config}, spool_{std::move(spool)}, clock_{clock}, log_{log},
      window_{listener.retry_window}, bucket_{config_.requests_per_minute, clock_.steady()} {}

Result<std::unique_ptr<Door>> Door::open(const ListenerConfig& listener, const std::string& agency,
                                         const Config& config, const crypto::KeyRing& keys, const Clock& clock,
                                         const Log& log) {
  auto spool = Spool::open(config.spool, keys);
  if (!spool) return spool.error();
  if (auto done = spool->sweep(); !done) return done.error();
  auto received = spool->all();
  if (!received) return received.error();
  std::unique_ptr<Door> door{new Door{listener, agency, config, std::move(*spool), clock, log}};
  for (auto& each : *received) door->window_.add(std::move(each));
  return door;
}

int Door::take_turn() {
  const std::lock_guard lock{mutex_};
  return bucket_.take(clock_.steady());
}

std::optional<Answer> Door::no_room(std::uint64_t coming) const {
  std::error_code unknown;
  const auto space = std::filesystem::space(spool_.folder(), unknown);
  if (unknown || space.available >= listener_.reserve + coming) return {};
  log_("no room in the spool: its reserve is reached");
  return full();
}

net::Begun Door::receive(const net::Request& request) {
  if (!request.length && !request.chunked) return problem(411, "say Content-Length, or send in chunks");
  if (request.length.value_or(0) > config_.max_size) return too_large(config_.max_size);
  Received coming;
  coming.content_type = media_type_in(request.field("content-type"));
  const auto& types = listener_.content_types;
  if (std::find(types.begin(), types.end(), coming.content_type) == types.end())
    return problem(415, "this Content-Type is not taken in");
  if (const auto coding = request.field("content-encoding"); !coding.empty() && coding != "identity")
    return problem(415, "send the file as it is, without Content-Encoding");
  if (!request.field("content-range").empty()) return problem(400, "send the whole file, not a range of it");
  auto name = file_name_in(request.field("content-disposition"));
  if (!name) return problem(400, name.error().detail());
  coming.name = std::move(*name);
  std::optional<crypto::Digest> said;
  if (const auto field = request.field("content-digest"); !field.empty()) {
    const auto digest = digest_in(field);
    if (!digest) return problem(400, digest.error().detail());
    said = *digest;
  }
  const auto key = request.field("idempotency-key");
  if (key.size() > 255) return problem(400, "Idempotency-Key has at most 255 characters");
  coming.retry_key = retry_key_of(key);
  bool is_known = false;
  if (!key.empty()) {
    const std::lock_guard lock{mutex_};
    is_known = window_.with_key(coming.retry_key, clock_.now_ns()) != nullptr;
  }
  auto upload = std::make_unique<DeliveryUpload>(*this, std::move(coming), said);
  if (is_known) return upload;
  if (auto refused = no_room(request.length.value_or(0))) return std::move(*refused);
  if (auto done = upload->store(); !done) return failed(done.error(), log_);
  return upload;
}

void Door::forget() {
  const auto before = clock_.now() - std::chrono::duration_cast<std::chrono::seconds>(listener_.retention).count();
  if (const auto done = spool_.forget(before); !done) log_("error: " + done.error().detail());
}

}  // namespace yingbao::https_push
