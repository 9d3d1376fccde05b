#include "connector/collect.hpp"

namespace yingbao::connector {
namespace {

bool was_taken(store::Store& store, std::string_view agency, const Connector& connector, const Found& object) {
  return connector.offers_again() ? store.taken(agency, object.bookmark)
                                  : store.unconfirmed(agency, object.bookmark).has_value();
}

/// The object as such is not for taking now, and nobody need look at it.
bool is_left(Errc code) { return code == Errc::conflict || code == Errc::not_found; }

bool passes(Errc code) { return code == Errc::unreachable || code == Errc::timed_out || code == Errc::throttled; }

/// What has been read and waits for its confirmation, with the object it came from.
Result<std::vector<std::pair<Found, store::Id>>> to_confirm(store::Store& store, std::string_view agency,
                                                            Connector& connector) {
  std::vector<std::pair<Found, store::Id>> waiting;
  if (connector.offers_again()) {
    // Even from a source that offers something else today.
    for (const auto& delivery : store.read_unconfirmed(agency, connector.type()))
      waiting.push_back({{delivery.name, delivery.bookmark}, delivery.id});
    return waiting;
  }
  std::vector<Left> left;
  const auto found = connector.list_new(left);
  if (!found) return found.error();
  for (const auto& object : *found) {
    const auto delivery = store.unconfirmed(agency, object.bookmark);
    if (delivery && delivery->state != store::DeliveryState::landed) waiting.push_back({object, delivery->id});
  }
  return waiting;
}

}  // namespace

Result<Collected> collect(store::DataFolder& data, std::string_view agency, Connector& connector) {
  Collected collected;
  const auto found = connector.list_new(collected.left);
  if (!found) return found.error();
  for (const auto& object : *found) {
    if (was_taken(data.store(), agency, connector, object)) continue;
    store::Delivery arrival;
    arrival.agency = agency;
    arrival.connector = connector.type();
    arrival.name = object.name;
    arrival.bookmark = object.bookmark;
    arrival.rows_said = object.rows_said;
    auto landed = land(data, std::move(arrival), [&](const ByteSink& sink) { return connector.take(object, sink); });
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

std::vector<Left> confirm_read(store::DataFolder& data, std::string_view agency, Connector& connector) {
  const auto waiting = to_confirm(data.store(), agency, connector);
  if (!waiting) return {{std::string{agency}, waiting.error().detail()}};
  std::vector<Left> problems;
  for (const auto& [object, delivery] : *waiting) {
    const auto gone = connector.confirm(object);
    if (!gone) problems.push_back({object.name, gone.error().detail()});
    else if (*gone) data.store().set_confirmed(delivery);
  }
  return problems;
}

}  // namespace yingbao::connector
