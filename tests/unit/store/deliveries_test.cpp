#include "support/data_folders.hpp"

namespace yingbao::store {
namespace {

using schema::Reason;

TEST(Deliveries, ComeBackAsTheyLandedEvenFromAnotherRun) {
  test::TempFolder folder;
  auto delivery = landed("名单 'quoted' ; --.csv");
  delivery.bookmark.object = std::string{"raw\0\xff bytes", 11};
  delivery.handover = "张三→李四";
  delivery.as_of_said = "2021-06-10";
  Id id = 0;
  { id = open_sqlite_store(folder / "control.db")->add_delivery(delivery); }
  const auto store = open_sqlite_store(folder / "control.db");
  const auto back = store->delivery(id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->id, id);
  EXPECT_EQ(back->agency, delivery.agency);
  EXPECT_EQ(back->connector, delivery.connector);
  EXPECT_EQ(back->name, delivery.name);
  EXPECT_EQ(back->bookmark.object, delivery.bookmark.object);
  EXPECT_EQ(back->bookmark.version, delivery.bookmark.version);
  EXPECT_EQ(back->sha256, delivery.sha256);
  EXPECT_EQ(back->received_at, delivery.received_at);
  EXPECT_EQ(back->handover, delivery.handover);
  EXPECT_EQ(back->as_of_said, delivery.as_of_said);
  EXPECT_EQ(back->uid, delivery.uid);
  EXPECT_EQ(back->key.master_version, 1u);
  EXPECT_EQ(back->key.bytes, delivery.key.bytes);
  EXPECT_EQ(back->state, DeliveryState::landed);
  EXPECT_FALSE(store->delivery(id + 1));
}

TEST(Deliveries, OfTheSameBytesAreAnotherArrivalEach) {
  OpenData open;
  const auto first = open.store.add_delivery(landed()), second = open.store.add_delivery(landed());
  EXPECT_LT(first, second);
  EXPECT_EQ(open.store.deliveries().size(), 2u);
}

TEST(Deliveries, NeverShareASealedFile) {
  OpenData open;
  auto one = landed(), two = landed();
  two.uid = one.uid;
  open.store.add_delivery(one);
  EXPECT_THROW(open.store.add_delivery(two), Failure);
  EXPECT_EQ(open.store.deliveries().size(), 1u);
}

TEST(Deliveries, WaitUntilTheyAreListedOrSetAside) {
  OpenData open;
  const auto a = open.store.add_delivery(landed()), b = open.store.add_delivery(landed()),
             c = open.store.add_delivery(landed());
  auto listed = *open.store.delivery(a), aside = *open.store.delivery(b);
  listed.state = DeliveryState::listed;
  aside.state = DeliveryState::set_aside;
  aside.reason = "编码无法识别";
  IngestCommit first{listed, {}, {}}, second{aside, {}, {}};
  open.store.commit_ingest(first);
  open.store.commit_ingest(second);
  const auto waiting = open.store.landed_deliveries();
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting[0].id, c);
  EXPECT_EQ(open.store.delivery(b)->reason, "编码无法识别");
}

TEST(Deliveries, ThatWereSetAsideMayBeReadAgain) {
  OpenData open;
  auto delivery = landed();
  delivery.id = open.store.add_delivery(delivery);
  delivery.state = DeliveryState::set_aside;
  delivery.reason = "编码无法识别";
  IngestCommit commit{delivery, {}, {}};
  open.store.commit_ingest(commit);
  open.store.read_again(delivery.id, audit_of("release", "delivery 1"));
  EXPECT_EQ(open.store.delivery(delivery.id)->state, DeliveryState::landed);
  EXPECT_EQ(open.store.delivery(delivery.id)->reason, "");
  EXPECT_EQ(open.store.landed_deliveries().size(), 1u);
  EXPECT_EQ(open.store.audit().at(0).object, "delivery 1");
}

TEST(Bookmarks, FindWhatWasNotConfirmedAtItsSource) {
  OpenData open;
  const auto delivery = landed();
  const auto first = open.store.add_delivery(delivery);
  const auto found = open.store.unconfirmed(delivery.agency, delivery.bookmark);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, first);

  auto other = delivery.bookmark;
  other.version = "1235 1623283200000000001";
  EXPECT_FALSE(open.store.unconfirmed(delivery.agency, other)) << "another size";
  other = delivery.bookmark;
  other.version += "2";
  EXPECT_FALSE(open.store.unconfirmed(delivery.agency, other)) << "another time";
  other = delivery.bookmark;
  other.object += "x";
  EXPECT_FALSE(open.store.unconfirmed(delivery.agency, other)) << "another path";
  EXPECT_FALSE(open.store.unconfirmed("medical_insurance", delivery.bookmark)) << "another agency";

  open.store.set_confirmed(first);
  EXPECT_FALSE(open.store.unconfirmed(delivery.agency, delivery.bookmark));
  auto again = delivery;
  again.uid = crypto::random_bytes(16);
  const auto second = open.store.add_delivery(again);
  EXPECT_EQ(open.store.unconfirmed(delivery.agency, delivery.bookmark)->id, second);
}

TEST(Bookmarks, OfASourceThatOffersAgainAreKnownForGood) {
  OpenData open;
  auto delivery = landed();
  EXPECT_FALSE(open.store.taken(delivery.agency, delivery.bookmark));
  delivery.id = open.store.add_delivery(delivery);
  EXPECT_TRUE(open.store.taken(delivery.agency, delivery.bookmark)) << "landed";
  EXPECT_FALSE(open.store.taken("medical_insurance", delivery.bookmark)) << "another agency";
  auto other = delivery.bookmark;
  other.version += "2";
  EXPECT_FALSE(open.store.taken(delivery.agency, other)) << "another night";

  delivery.state = DeliveryState::listed;
  IngestCommit commit{delivery, {}, {}};
  open.store.commit_ingest(commit);
  open.store.set_confirmed(delivery.id);
  EXPECT_TRUE(open.store.taken(delivery.agency, delivery.bookmark)) << "confirmed";
}

TEST(Bookmarks, OfWhatCouldNotBeReadAreFreeAgain) {
  OpenData open;
  auto delivery = landed();
  delivery.id = open.store.add_delivery(delivery);
  delivery.state = DeliveryState::set_aside;
  IngestCommit commit{delivery, {}, {}};
  open.store.commit_ingest(commit);
  EXPECT_FALSE(open.store.taken(delivery.agency, delivery.bookmark));
}

TEST(Deliveries, ThatWereReadWaitForTheirConfirmation) {
  OpenData open;
  auto first = landed(), second = landed();
  first.id = open.store.add_delivery(first);
  second.id = open.store.add_delivery(second);
  EXPECT_TRUE(open.store.read_unconfirmed(first.agency, first.connector).empty()) << "not read yet";
  for (auto* delivery : {&first, &second}) {
    delivery->state = DeliveryState::listed;
    IngestCommit commit{*delivery, {}, {}};
    open.store.commit_ingest(commit);
  }
  const auto waiting = open.store.read_unconfirmed(first.agency, first.connector);
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].id, first.id);
  EXPECT_TRUE(open.store.read_unconfirmed(first.agency, "another").empty());
  open.store.set_confirmed(first.id);
  EXPECT_EQ(open.store.read_unconfirmed(first.agency, first.connector).size(), 1u);
}

TEST(Rejects, AreKeptByRowAndClearedForANewAttempt) {
  OpenData open;
  const auto id = open.store.add_delivery(landed()), other = open.store.add_delivery(landed());
  const std::vector<Reject> rejects{{9, Reason::name_missing, "姓名"},
                                    {3, Reason::date_unreadable, "失业日期"},
                                    {5, Reason::undecodable, ""}};
  open.store.add_rejects(id, rejects);
  open.store.add_rejects(other, std::vector<Reject>{{1, Reason::name_missing, "姓名"}});
  const auto back = open.store.rejects(id, 100);
  ASSERT_EQ(back.size(), 3u);
  EXPECT_EQ(back[0].row, 3u);
  EXPECT_EQ(back[0].reason, Reason::date_unreadable);
  EXPECT_EQ(back[0].column, "失业日期");
  EXPECT_EQ(back[1].row, 5u);
  EXPECT_EQ(back[2].row, 9u);
  EXPECT_EQ(open.store.rejects(id, 2).size(), 2u);
  open.store.clear_rejects(id);
  EXPECT_TRUE(open.store.rejects(id, 100).empty());
  EXPECT_EQ(open.store.rejects(other, 100).size(), 1u);
}

TEST(Rejects, OfADeliveryThatDoesNotExistAreNotStored) {
  OpenData open;
  EXPECT_THROW(open.store.add_rejects(99, std::vector<Reject>{{1, Reason::name_missing, ""}}), Failure);
}

TEST(Findings, AreOpenRowsOfTheirOwnUntilAMendedFileBringsThem) {
  OpenData open;
  auto full = landed(), mended = landed();
  full.id = open.store.add_delivery(full);
  open.store.add_rejects(full.id, std::vector<Reject>{{3, Reason::date_unreadable, "失业日期"}});
  open.store.add_findings(full.id, std::vector<Reject>{{3, Reason::hidden_row, ""},
                                                       {9, Reason::id_missing, "身份证号"},
                                                       {9, Reason::hidden_row, ""},
                                                       {9, Reason::hidden_row, ""}});
  const auto noted = open.store.open_rows(full.id, RowClass::noted, 100);
  ASSERT_EQ(noted.size(), 2u) << "a refused row goes back once, and a finding stands once";
  EXPECT_EQ(noted[0].row, 9u);
  EXPECT_EQ(noted[0].column, "身份证号");
  EXPECT_TRUE(noted[0].in_use);
  EXPECT_EQ(open.store.open_rejects(full.id), 1u) << "findings are no rejects";
  EXPECT_EQ(open.store.open_reasons(full.id, RowClass::noted).size(), 2u);
  EXPECT_EQ(open.store.open_reasons(full.id, RowClass::rejected)[0].rows, 1u);
  EXPECT_TRUE(open.store.reject({full.id, 0, 9})->in_use);
  EXPECT_FALSE(open.store.reject({full.id, 0, 3})->in_use);

  mended.id = open.store.add_delivery(mended);
  mended.state = DeliveryState::listed;
  mended.mends = full.id;
  open.store.add_rejects(mended.id, std::vector<Reject>{{2, Reason::date_unreadable, "", 0, 0, "T1-1-9-0000", true}});
  IngestCommit commit{mended, {}, {}, {{full.id, 0, 9}}, {"名单"}};
  open.store.commit_ingest(commit);
  EXPECT_TRUE(open.store.open_rows(full.id, RowClass::noted, 100).empty());
  EXPECT_EQ(open.store.reject({full.id, 0, 9})->mended_by, mended.id);
  EXPECT_EQ(open.store.open_rejects(full.id), 1u) << "what came back spoiled is in use all the same";
  EXPECT_EQ(open.store.reject({mended.id, 0, 2})->origin, "T1-1-9-0000");
  EXPECT_EQ(open.store.sheet_of(mended.id, 0), "名单");
  EXPECT_EQ(open.store.sheet_of(mended.id, 1), "");
  open.store.clear_rejects(full.id);
  EXPECT_FALSE(open.store.reject({full.id, 0, 9}));
}

TEST(Answers, InPartAreGivenAgainOnceSomeOfTheirRowsCameBack) {
  OpenData open;
  auto full = landed(), mended = landed();
  full.id = open.store.add_delivery(full);
  full.state = DeliveryState::listed;
  IngestCommit first{full, {}, {}};
  open.store.commit_ingest(first);
  open.store.set_slip(full.id, SlipState::given_in_part);
  EXPECT_TRUE(open.store.unanswered_deliveries().empty());
  mended.id = open.store.add_delivery(mended);
  mended.state = DeliveryState::listed;
  mended.mends = full.id;
  IngestCommit second{mended, {}, {}, {{full.id, 0, 9}}};
  open.store.commit_ingest(second);
  EXPECT_EQ(open.store.unanswered_deliveries().size(), 2u);
}

TEST(Settings, AreEmptyUntilSetAndReplacedAfterwards) {
  OpenData open;
  EXPECT_EQ(open.store.setting("created_at"), "");
  open.store.set_setting("created_at", "2021-06-01");
  open.store.set_setting("created_at", "2021-06-02");
  EXPECT_EQ(open.store.setting("created_at"), "2021-06-02");
}

}  // namespace
}  // namespace yingbao::store
