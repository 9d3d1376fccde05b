#include "connector/collect.hpp"

namespace yingbao::connector {

Result<Collected> collect(store::DataFolder& data, std::string_view agency, Connector& connector) {
  Collected collected;
  const auto found = connector.list_new(collected.left);
  if (!found) return found.error();
  for (const auto& object : *found) {
    if (data.store().unconfirmed(agency, object.bookmark)) continue;
    store::Delivery arrival;
    arrival.agency = agency;
    arrival.connector = connector.type();
    arrival.name = object.name;
    arrival.bookmark = object.bookmark;
    auto landed = land(data, std::move(arrival), [&](const ByteSink& sink) { return connector.take(object, sink); });
    if (landed) {
      collected.landed.push_back(std::move(*landed));
    } else if (landed.error().code() == Errc::no_space) {
      return landed.error();
    } else {
      auto& where = landed.error().code() == Errc::conflict ? collected.left : collected.failed;
      where.push_back({object.name, landed.error().detail()});
    }
  }
  return collected;
}

std::vector<Left> confirm_read(store::DataFolder& data, std::string_view agency, Connector& connector,
                               const Answering& answering) {
  std::vector<Left> problems, left;
  const auto found = connector.list_new(left);
  if (!found) return {{std::string{agency}, found.error().detail()}};
  for (const auto& object : *found) {
    const auto delivery = data.store().unconfirmed(agency, object.bookmark);
    if (!delivery || delivery->state == store::DeliveryState::landed) continue;
    // The answer first: a source that is cleared is not looked at again.
    if (const auto told = connector.give_back(answering(*delivery)); !told) {
      problems.push_back({object.name, told.error().detail()});
      continue;
    }
    const auto gone = connector.confirm(object);
    if (!gone) problems.push_back({object.name, gone.error().detail()});
    else if (*gone) data.store().set_confirmed(delivery->id);
  }
  return problems;
}

}  // namespace yingbao::connector
