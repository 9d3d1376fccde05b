#include "exchange/account.hpp"
#include "hubs.hpp"

#include <gmock/gmock.h>

namespace yingbao::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A delivery of ten rows that was read, with these counts.
class AccountOf : public ::testing::Test {
 protected:
  void read(std::uint64_t used, std::uint64_t duplicate, std::uint64_t skipped, std::vector<store::Tally> tallies = {},
            std::uint64_t rejected = 0) {
    auto delivery = store::landed();
    delivery.id = hub_.store().add_delivery(delivery);
    delivery.state = store::DeliveryState::listed;
    delivery.rows = 10;
    delivery.used = used;
    delivery.duplicate = duplicate;
    delivery.skipped = skipped;
    delivery.rejected = rejected;
    store::IngestCommit commit{delivery, {}, std::move(tallies)};
    hub_.store().commit_ingest(commit);
  }
  std::vector<std::string> faults() { return draw_account(hub_.hub).value().faults; }

  static constexpr auto kSkip = schema::Reason::total_row;
  testing::OpenHub hub_;
};

TEST_F(AccountOf, NothingBalances) {
  const auto account = draw_account(hub_.hub).value();
  EXPECT_THAT(account.faults, IsEmpty());
  EXPECT_EQ(account.references, 0u);
}

TEST_F(AccountOf, RowsThatAddUpBalances) {
  read(7, 1, 2, {{kSkip, 2}});
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(AccountOf, ARowThatIsLostNamesTheDelivery) {
  read(6, 1, 2, {{kSkip, 2}});
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("delivery-1: 10 rows")));
}

TEST_F(AccountOf, SkippedRowsWithoutAReasonNamesTheDelivery) {
  read(7, 1, 2, {{kSkip, 1}});
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("delivery-1: skipped or rejected rows lack their reasons")));
}

TEST_F(AccountOf, RejectedRowsThatAreKeptNowhereNamesTheDelivery) {
  read(8, 0, 0, {}, 2);
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("lack their reasons")));
}

}  // namespace
}  // namespace yingbao::exchange
