// Data folders and rows of a test.
#pragma once

#include "crypto/digest.hpp"
#include "data/data_folder.hpp"
#include "support/fixed_clock.hpp"
#include "support/temp_folder.hpp"

namespace yingbao::store {

/// A data folder with keys of its own.
struct OpenData {
  test::TempFolder folder;
  crypto::KeyRing keys = crypto::KeyRing::generate();
  data::DataFolder data = data::DataFolder::open(folder / "data", keys, test::kMorning).value();
  Store& store = data.store();
};

inline Date day(int year, int month, int date) { return Date::of(year, month, date).value(); }

inline Delivery landed(std::string name = "登记失业人员_20210610.csv") {
  Delivery delivery;
  delivery.agency = "human_resources";
  delivery.connector = "file_drop";
  delivery.name = std::move(name);
  delivery.bookmark = {"inbox/" + delivery.name, "1234 1623283200000000001"};
  delivery.sha256 = std::string(64, 'a');
  delivery.received_at = 1623283200;
  delivery.uid = crypto::random_bytes(16);
  delivery.key = {1, crypto::random_bytes(56)};
  return delivery;
}

inline List list_of(std::string feed, ListState state = ListState::current) {
  List list;
  list.uid = crypto::random_bytes(16);
  list.key = {1, crypto::random_bytes(56)};
  list.feed = std::move(feed);
  list.state = state;
  list.as_of = day(2021, 6, 10);
  list.records = 10;
  list.keys = 9;
  list.created_at = 1623283300;
  return list;
}

inline AuditEntry audit_of(std::string action, std::string object = "list 1") {
  return {0, 1623283400, "operator", std::move(action), std::move(object), "核对无误 \"checked\""};
}

/// Commits lists as one delivery would; their ids are set.
inline Delivery ingested(Store& store, std::vector<List>& lists) {
  auto delivery = landed();
  delivery.id = store.add_delivery(delivery);
  delivery.state = DeliveryState::listed;
  for (auto& list : lists) list.delivery = delivery.id;
  IngestCommit commit{delivery, lists, {}};
  store.commit_ingest(commit);
  lists = commit.lists;
  return delivery;
}

}  // namespace yingbao::store
