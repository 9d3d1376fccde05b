#include "exchange/verdict.hpp"

#include "base/json_writer.hpp"

#include <algorithm>

namespace yingbao::exchange {

std::string verdict_json(store::Store& store, const store::Delivery& delivery) {
  auto lists = store.lists(store::ListRole::feed);
  std::erase_if(lists, [&](const auto& list) { return list.delivery != delivery.id; });
  const bool is_held = std::any_of(lists.begin(), lists.end(),
                                   [](const auto& list) { return list.state == store::ListState::held; });
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("state", delivery.state == store::DeliveryState::set_aside ? "set_aside" : is_held ? "held" : "accepted")
      .member("reason", delivery.reason).member("as_of", delivery.as_of ? delivery.as_of.iso() : "")
      .member("rows", delivery.rows).member("used", delivery.used).member("rejected", delivery.rejected)
      .member("duplicate", delivery.duplicate).member("skipped", delivery.skipped).member("unkeyed", delivery.unkeyed);
  json.key("lists").begin_array();
  for (const auto& list : lists)
    json.begin_object().member("feed", list.feed).member("records", list.records)
        .member("state", store::name_of(list.state)).member("reason", list.reason).end_object();
  json.end_array().key("reasons").begin_array();
  for (const auto& tally : store.tallies(delivery.id))
    if (const auto* info = schema::info_of(tally.reason))
      json.begin_object().member("code", info->code).member("rows", tally.rows)
          .member("rejects", info->kind == schema::ReasonClass::reject)
          .member("zh", info->zh).member("en", info->en)
          .member("advice_zh", info->advice_zh).member("advice_en", info->advice_en).end_object();
  json.end_array().end_object();
  return text;
}

}  // namespace yingbao::exchange
