// A hub of a test: an empty data folder, keys of its own, one agency.
#pragma once

#include "exchange/hub.hpp"
#include "support/data_folders.hpp"
#include "support/fixed_clock.hpp"

namespace yingbao::exchange::testing {

struct OpenHub {
  OpenHub() {
    auto& agency = hub.config.agencies.emplace_back();
    agency.id = "human_resources";
    agency.feeds.resize(1);
    agency.feeds[0].kind = "G6";
  }
  config::FeedConfig& feed() { return hub.config.agencies[0].feeds[0]; }
  store::Store& store() { return hub.data.store(); }

  test::TempFolder folder;
  std::unique_ptr<crypto::KeyRing> keys = std::make_unique<crypto::KeyRing>(crypto::KeyRing::generate());
  data::DataFolder data = data::DataFolder::open(folder / "data", *keys, test::kMorning).value();
  Hub hub{{}, std::move(keys), std::move(data)};
};

}  // namespace yingbao::exchange::testing
