// A misbehaving plugin costs its delivery, with a sentence that names it, and nothing else.
#include "plugin_host/owner/host.hpp"
#include "run_rows.hpp"
#include "support/fixed_clock.hpp"
#include "test_hub.hpp"

#include <gmock/gmock.h>

#include <ostream>

namespace yingbao::plugin_tests {
namespace {

using store::DeliveryState;
using testing::HasSubstr;
using testing::StartsWith;

struct Misdeed {
  const char* plugin;
  const char* told = "";  ///< part of the sentence
};

void PrintTo(const Misdeed& misdeed, std::ostream* out) { *out << misdeed.plugin; }

class HostilePlugin : public testing::TestWithParam<Misdeed> {};

TEST_P(HostilePlugin, IsRefusedByNameAndTheHubCarriesOn) {
  const std::string plugin = GetParam().plugin;
  TestHub hub;
  const auto done = hub.deliver(plugin);
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_EQ(done->delivery.state, DeliveryState::set_aside);
  EXPECT_THAT(done->delivery.reason, StartsWith("plugin " + plugin + ".so: "));
  EXPECT_THAT(done->delivery.reason, HasSubstr(GetParam().told));
  EXPECT_TRUE(done->lists.empty());
  expect_that_the_hub_carries_on(hub);
}

std::string name_of_case(const testing::TestParamInfo<Misdeed>& info) { return info.param.plugin; }

constexpr Misdeed kExports[] = {
    {"newer_api", "newer plugin API"},
    {"too_old_api", "no longer loads"},
    {"other_abi", "another compiler or C++ library (clang-14/"},
    {"other_magic", "its header is not one of a plugin"},
    {"short_header", "its header is not one of a plugin"},
    {"no_header", "does not export yingbao_plugin_header"},
    {"no_factory", "does not export yingbao_create_plugin"},
    {"undefined_symbol", "symbol_that_nothing_defines"},
    {"factory_makes_nothing", "made nothing"},
    {"factory_throws", "out of order"},
    {"factory_throws_number", "no exception"},
};
INSTANTIATE_TEST_SUITE_P(Exports, HostilePlugin, testing::ValuesIn(kExports), name_of_case);

constexpr Misdeed kProcesses[] = {
    {"write_to_null", "crashed"},
    {"write_to_null_in_constructor", "crashed"},
    {"write_to_null_in_static_initialiser", "crashed"},
    {"abort_process", "crashed"},
    {"exhaust_stack", "crashed"},
    {"exit_process", "ended early"},
    {"exit_process_in_constructor", "ended early"},
    {"exit_process_in_static_initialiser", "ended early"},
    {"loop", "no sign of life"},
    {"loop_in_constructor", "no sign of life"},
    {"loop_in_describe", "no sign of life"},
    {"chatter", "more time"},
    {"throw_exception", "threw an exception"},
    {"throw_exception_in_describe", "threw an exception"},
    {"throw_exception_in_static_initialiser"},
    {"throw_number", "no exception"},
};
INSTANTIATE_TEST_SUITE_P(Processes, HostilePlugin, testing::ValuesIn(kProcesses), name_of_case);

constexpr Misdeed kMemory[] = {
    {"eat_memory", "memory"},
    {"eat_memory_in_constructor", "bad_alloc"},
};
INSTANTIATE_TEST_SUITE_P(Memory, HostilePlugin, testing::ValuesIn(kMemory), name_of_case);

constexpr Misdeed kValues[] = {
    {"emit_other_feed", "G2, which this delivery does not carry"},
    {"emit_unknown_feed", "a group that does not exist"},
    {"set_bad_utf8", "not UTF-8"},
    {"set_unknown_word", "unknown code"},
    {"set_code_with_blank", "not a code"},
    {"set_impossible_day", "not a day"},
    {"set_row", "only the hub may set"},
    {"set_agency", "only the hub may set"},
    {"set_status", "only the hub may set"},
    {"set_control_field", "no agency's row can tell"},
    {"set_reference", "no agency's row can tell"},
    {"set_field_zero"},
    {"set_long_text", "text too long"},
    {"set_long_record", "too long"},
    {"set_frame_of_text", "too long"},
    {"set_bad_entries", "leaves its field"},
};
INSTANTIATE_TEST_SUITE_P(Values, HostilePlugin, testing::ValuesIn(kValues), name_of_case);

constexpr Misdeed kOutcomes[] = {
    {"emit_then_reject", "threw an exception"},        {"emit_then_skip", "threw an exception"},
    {"reject_then_emit", "threw an exception"},        {"skip_twice", "threw an exception"},
    {"emit_65_records", "threw an exception"},         {"skip_for_a_finding", "accounts for 0 of 3 rows"},
    {"skip_for_a_reject", "accounts for 0 of 3 rows"}, {"reject_for_a_skip", "no known reason"},
    {"note_a_skip", "accounts for 6 of 3 rows"},
};
INSTANTIATE_TEST_SUITE_P(Outcomes, HostilePlugin, testing::ValuesIn(kOutcomes), name_of_case);

constexpr Misdeed kFrames[] = {
    {"forge_record_of_undelivered_row", "row 1000000, which was not delivered"},
    {"forge_record_of_header_row", "row 1, which was not delivered"},
    {"forge_record_of_same_row", "one row twice"},
    {"forge_reject_of_undelivered_row", "row 1000000, which was not delivered"},
    {"forge_finding_of_undelivered_row", "row 1000000, which was not delivered"},
    {"forge_finding_that_is_none", "no finding"},
    {"forge_finding_that_is_not_counted", "findings"},
    {"forge_findings_without_end", "more rows than it may"},
    {"forge_malformed_records", "malformed"},
    {"forge_malformed_reject", "malformed"},
    {"forge_malformed_end", "malformed"},
    {"forge_second_header"},
    {"forge_extracted_row", "nobody asked for"},
    {"forge_run_with_bad_sheet_in_constructor"},
    {"forge_end_with_more_rows", "accounts for 9 rows"},
    {"forge_end_with_undelivered_rows"},
    {"forge_end_that_overflows"},
    {"forge_end_before_the_last_row"},
    {"go_on_after_the_end", "went on after its last word"},
    {"forge_failure_of_the_hub"},
    {"forge_failure_of_another_plugin"},
    {"send_overlong_frame", "too long"},
    {"send_unknown_frame", "no known type"},
    {"leave_half_a_frame", "ended early"},
};
INSTANTIATE_TEST_SUITE_P(Frames, HostilePlugin, testing::ValuesIn(kFrames), name_of_case);

TEST(NoOutcome, RejectsTheRowAndTheDeliveryGoesOn) {
  TestHub hub;
  const auto done = hub.deliver("give_no_outcome");
  ASSERT_TRUE(done) << done.error().detail();
  EXPECT_EQ(done->delivery.state, DeliveryState::listed);
  EXPECT_EQ(done->delivery.rejected, 3u);
  const auto rejects = hub.store().rejects(done->delivery.id, 10);
  ASSERT_EQ(rejects.size(), 3u);
  for (const auto& reject : rejects) EXPECT_EQ(reject.reason, schema::Reason::unaccounted);
  expect_that_the_hub_carries_on(hub);
}

TEST(SecondPersonOfARow, DoesNotInheritTheUnitOfTheFirst) {
  auto job = job_of({});
  job.plugin = hostile_plugin("emit_person_without_county");
  const auto rows = rows_of(job, "姓名,身份证号,县区\n张三,,晋江市\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["unit"], "350582");
  EXPECT_EQ(rows.records[1]["unit_basis"], "NONE");
  EXPECT_EQ(rows.records[1]["unit"], "");
  EXPECT_FALSE(rows.records[1].head.primary);
}

TEST(Run, LongerThanAllowedIsStopped) {
  /// A day passes between two looks at it.
  struct Days final : Clock {
    mutable Steady moment{};
    Steady steady() const override { return moment += std::chrono::hours{24}; }
    std::int64_t now_ns() const override { return 0; }
  } days;
  auto job = job_of({});
  job.plugin = hostile_plugin("behave");
  const auto described = plugin_host::describe_plugin(job, days);
  ASSERT_FALSE(described);
  EXPECT_EQ(described.error().detail(), "plugin behave.so: took longer than it is allowed; it was stopped");
}

TEST(Describing, APluginThatEndsItsProcessIsRefused) {
  auto job = job_of({});
  job.plugin = hostile_plugin("exit_process_in_constructor");
  const auto described = plugin_host::describe_plugin(job, test::kMorning);
  ASSERT_FALSE(described);
  EXPECT_THAT(described.error().detail(), StartsWith("plugin exit_process_in_constructor.so: "));
}

TEST(Describing, AnotherAbiIsRefused) {
  auto job = job_of({});
  job.plugin = hostile_plugin("other_abi");
  const auto described = plugin_host::describe_plugin(job, test::kMorning);
  ASSERT_FALSE(described);
  EXPECT_EQ(described.error().code(), Errc::refused);
}

}  // namespace
}  // namespace yingbao::plugin_tests
