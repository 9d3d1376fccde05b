// Documents that stand where the identity number should.
#include "reading/identity.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

namespace yingbao::reading {
namespace {

using namespace testing;

TEST(ResidencePermit, IsComparedLikeACitizensNumber) {
  for (const char* number : {"810000199408230021", "830000199201300022"}) {
    EXPECT_EQ(judge_identity(number).status, IdStatus::ok) << number;
    EXPECT_TRUE(is_known_prefix(number));
  }
  const std::string macao = "82000019900101001";
  EXPECT_EQ(judge_identity(macao + check_character(macao)).status, IdStatus::ok);
  EXPECT_EQ(judge_identity("810000199408230022").status, IdStatus::bad_check);
}

TEST(ForeignersCard, OfTheNewKindIsCompared) {
  for (const char* number : {"932682198501010017", "911124198108030024"}) {
    const auto identity = judge_identity(number);
    EXPECT_EQ(identity.status, IdStatus::foreign_ok) << number;
    EXPECT_EQ(identity.number, number);
    EXPECT_TRUE(identity.usable());
  }
  EXPECT_EQ(sex_of("932682198501010017"), '1');
  EXPECT_EQ(sex_of("911124198108030024"), '2');
  EXPECT_EQ(birth_date_of("911124198108030024").iso(), "1981-08-03");
  EXPECT_EQ(judge_identity("932682198501010018").status, IdStatus::bad_check);
  EXPECT_EQ(judge_identity("932682198502310017").status, IdStatus::bad_date);
}

TEST(OtherDocument, IsKeptAndNeverCompared) {
  for (const char* cell :
       {"H12345678", "M12345678", "H1234567890", "M1234567890", "h12345678", "Ｈ12345678",  // permits
        "12345678", "1234567890", "'12345678",                                              // Taiwan
        "CAN110080100101", "usa350081030012", "SAU 3500 850101 01"}) {                      // old cards
    const auto identity = judge_identity(cell);
    EXPECT_EQ(identity.status, IdStatus::non_id_doc) << cell;
    EXPECT_FALSE(identity.usable());
  }
}

TEST(OtherDocument, HasAStrictShape) {
  for (const char* cell :
       {"H1234567", "H123456789", "K12345678", "HM2345678", "CA1110080100101", "123456789", "CAN11008010010A"})
    EXPECT_EQ(judge_identity(cell).status, IdStatus::bad_length) << cell;
}

struct InIdColumn {
  const char* cell;
  std::string_view number;
  int category, grade;
};

TEST(CertificateInTheIdColumn, GivesTheNumberInsideIt) {
  for (const auto& each : {InIdColumn{"35052119900101123943", kMan, 4, 3},
                           {"35052119900101123943B1", kMan, 4, 3},
                           {"35052119900101123943b2", kMan, 4, 3},
                           {"35052119900101123943B12", kMan, 4, 3},
                           {"350521199001011239431", kMan, 4, 3},
                           {"35052119670401001X61", kManWithX, 6, 1},
                           {"35052119670401001x61", kManWithX, 6, 1},
                           {"35052119670401001×61", kManWithX, 6, 1},
                           {"'350521 19900101 1239 43", kMan, 4, 3},
                           {"３５０５２１１９９００１０１１２３９４３", kMan, 4, 3}}) {
    const auto identity = judge_identity(each.cell);
    EXPECT_EQ(identity.status, IdStatus::ok) << each.cell;
    EXPECT_EQ(identity.number, each.number) << each.cell;
    EXPECT_EQ(identity.certificate_category, each.category) << each.cell;
    EXPECT_EQ(identity.certificate_grade, each.grade) << each.cell;
  }
}

TEST(CertificateInTheIdColumn, IsJudgedByTheNumberInsideIt) {
  EXPECT_EQ(judge_identity("35052119900101123843").status, IdStatus::bad_check);
  EXPECT_EQ(judge_identity("35052119900231123943").status, IdStatus::bad_date);
  EXPECT_EQ(judge_identity("350521********123943").status, IdStatus::masked);
}

TEST(CertificateInTheIdColumn, WithDigitsThatDoNotExistIsNoNumber) {
  for (const char* cell : {"35052119900101123903", "35052119900101123983", "35052119900101123940",
                           "35052119900101123945", "35052119900101123943B", "35052119900101123943B123"})
    EXPECT_EQ(judge_identity(cell).status, IdStatus::bad_length) << cell;
}

}  // namespace
}  // namespace yingbao::reading
