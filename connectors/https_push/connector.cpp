#include "https_push/connector.hpp"

#include "crypto/digest.hpp"

#include <simdjson.h>

namespace yingbao::https_push {

using connector::Found;

Result<Spool> HttpsPushConnector::open() {
  if (!keys_) {
    auto keys = crypto::KeyRing::load(config_.spool_key);
    if (!keys) return keys.error();
    keys_ = std::move(*keys);
  }
  return Spool::open(config_.spool, *keys_);
}

Result<std::vector<Found>> HttpsPushConnector::list_new(std::vector<connector::Left>&) {
  const auto spool = open();
  if (!spool) return spool.error();
  const auto waiting = spool->waiting();
  if (!waiting) return waiting.error();
  std::vector<Found> found;
  for (const auto& each : *waiting) found.push_back({each.name, {each.id, {}}});
  return found;
}

Status HttpsPushConnector::take(const Found& found, const connector::ByteSink& sink) {
  const auto spool = open();
  if (!spool) return spool.error();
  const auto received = spool->find(found.bookmark.object);
  if (!received) return received.error();
  if (!*received) return Error{Errc::conflict, "is gone from the spool"};
  auto reader = spool->read(**received);
  if (!reader) return reader.error();
  crypto::Sha256 digest;
  for (;;) {
    const auto piece = reader->next();
    if (!piece) return piece.error();
    if (piece->empty()) break;
    digest.add(*piece);
    if (auto done = sink(*piece); !done) return done;
  }
  const auto sha256 = digest.finish();
  if (crypto::hex(crypto::view(sha256)) != (*received)->sha256)
    return Error{Errc::malformed, "the spool holds other bytes than were received"};
  return {};
}

Result<bool> HttpsPushConnector::confirm(const Found& found) {
  const auto spool = open();
  if (!spool) return spool.error();
  if (auto done = spool->remove_bytes(found.bookmark.object); !done) return done.error();
  return true;
}

Result<bool> HttpsPushConnector::give_back(const connector::Return& answer) {
  const auto spool = open();
  if (!spool) return spool.error();
  const auto received = spool->find(answer.bookmark.object);
  if (!received) return received.error();
  if (!*received) return false;  // its retention time is over: nobody can ask for it any more
  simdjson::dom::parser parser;
  std::string_view state;
  if (parser.parse(answer.verdict)["state"].get(state) != simdjson::SUCCESS)
    return Error{Errc::internal, "a verdict without its state"};
  std::vector<Spool::File> files;
  for (const auto& file : answer.files) files.push_back({file.name, file.bytes});
  if (auto done = spool->answer((*received)->id, std::string{state}, answer.verdict, files); !done) return done.error();
  return true;
}

Result<connector::Probe> HttpsPushConnector::probe() {
  std::vector<connector::Left> left;
  const auto found = list_new(left);
  if (!found) return found.error();
  connector::Probe probe;
  probe.who = config_.spool.string();
  probe.waiting = found->size();
  return probe;
}

}  // namespace yingbao::https_push
