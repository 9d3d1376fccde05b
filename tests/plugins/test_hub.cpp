#include "test_hub.hpp"

#include "base/file.hpp"
#include "connector/landing.hpp"
#include "ingest/ingest.hpp"
#include "support/fixed_clock.hpp"

#include <gtest/gtest.h>

#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace yingbao::plugin_tests {
namespace {

config::AgencyConfig agency_with(const std::string& plugin) {
  config::AgencyConfig agency;
  agency.id = "human_resources";
  agency.plugin = plugin;
  agency.feeds.resize(2);
  agency.feeds[0].kind = "G6";
  agency.feeds[0].files = {"unemployed_*"};
  agency.feeds[1].kind = "G2";
  agency.feeds[1].files = {"medical_*"};
  return agency;
}

config::HubConfig hub_config() {
  config::HubConfig hub;
  hub.plugin.folder = HOSTILE_FOLDER;
  hub.plugin.memory_bytes = 256u << 20;
  hub.plugin.stall = std::chrono::milliseconds{1500};
  hub.plugin.cpu = std::chrono::seconds{2};
  return hub;
}

}  // namespace

std::filesystem::path hostile_plugin(const std::string& name) {
  return std::filesystem::path{HOSTILE_FOLDER} / (name + ".so");
}

Target::Target(const std::string& plugin, const std::string& text)
    : file_{hostile_plugin(plugin).replace_extension(".target")} {
  write_file_durably(file_, text).value();
}

Target::~Target() { std::filesystem::remove(file_); }

TestHub::TestHub() : keys_{crypto::KeyRing::generate()} {
  // What a plugin's process leaves behind becomes a child of the test.
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  data_ = std::make_unique<data::DataFolder>(
      data::DataFolder::open(folder_.path() / "data", keys_, test::kMorning).value());
}

Result<store::IngestCommit> TestHub::deliver(const std::string& plugin, std::string_view text) {
  store::Delivery arrival;
  arrival.agency = "human_resources";
  arrival.name = "unemployed_20210610.csv";
  const auto landed =
      connector::land(*data_, arrival, [&](const connector::ByteSink& sink) { return sink(text); }).value();
  return ingest::ingest(*data_, hub_config(), agency_with(plugin), landed, *Date::of(2021, 6, 11));
}

void expect_that_the_hub_carries_on(TestHub& hub) {
  const auto done = hub.deliver("behave");
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_EQ(done->delivery.state, store::DeliveryState::listed) << done->delivery.reason;
  EXPECT_EQ(done->delivery.used, 3u);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace yingbao::plugin_tests
