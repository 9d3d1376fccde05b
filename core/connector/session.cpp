#include "connector/session.hpp"

namespace yingbao::connector {
namespace {

/// The object as such is not for taking now, and nobody need look at it.
bool is_left(Errc code) { return code == Errc::conflict || code == Errc::not_found; }

bool passes(Errc code) { return code == Errc::unreachable || code == Errc::timed_out || code == Errc::throttled; }

}  // namespace

bool Session::was_taken(const Found& object) const {
  auto& store = data_->store();
  return connector_->offers_again() ? store.taken(agency_, object.bookmark)
                                    : store.unconfirmed(agency_, object.bookmark).has_value();
}

/// What has been read and waits for its confirmation, with the object it came from.
std::vector<std::pair<Found, store::Id>> Session::to_confirm() const {
  auto& store = data_->store();
  std::vector<std::pair<Found, store::Id>> waiting;
  if (connector_->offers_again()) {
    // Even from a source that offers something else today.
    for (const auto& delivery : store.read_unconfirmed(agency_, connector_->type()))
      waiting.push_back({{delivery.name, delivery.bookmark}, delivery.id});
    return waiting;
  }
  for (const auto& object : listed_) {
    const auto delivery = store.unconfirmed(agency_, object.bookmark);
    if (delivery && delivery->state != store::DeliveryState::landed) waiting.push_back({object, delivery->id});
  }
  return waiting;
}

Result<Collected> Session::collect() {
  Collected collected;
  auto found = connector_->list_new(collected.left);
  if (!found) return found.error();
  listed_ = std::move(*found);
  for (const auto& object : listed_) {
    if (was_taken(object)) continue;
    store::Delivery arrival;
    arrival.agency = agency_;
    arrival.connector = connector_->type();
    arrival.name = object.name;
    arrival.bookmark = object.bookmark;
    arrival.rows_said = object.rows_said;
    auto landed =
        land(*data_, std::move(arrival), [&](const ByteSink& sink) { return connector_->take(object, sink); });
    if (landed) {
      collected.landed.push_back(std::move(*landed));
    } else if (landed.error().code() == Errc::no_space) {
      return landed.error();
    } else {
      const auto code = landed.error().code();
      auto& where = is_left(code) ? collected.left : collected.failed;
      where.push_back({object.name, landed.error().detail(), passes(code)});
    }
  }
  return collected;
}

std::vector<Left> Session::confirm_read() {
  std::vector<Left> problems;
  for (const auto& [object, delivery] : to_confirm()) {
    const auto gone = connector_->confirm(object);
    if (!gone) problems.push_back({object.name, gone.error().detail()});
    else if (*gone) data_->store().set_confirmed(delivery);
  }
  return problems;
}

}  // namespace yingbao::connector
