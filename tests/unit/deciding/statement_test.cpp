// What people add, as it is kept.
#include "deciding/statement.hpp"

#include <gtest/gtest.h>

namespace yingbao::deciding {
namespace {

TEST(Statements, AreReadAsTheyWereWritten) {
  for (const std::uint32_t version : {1u, 300u, UINT32_MAX}) {
    std::string bytes;
    encode({StatementKind::resend, version}, bytes);
    EXPECT_EQ(decode_statement(bytes).value(), (Statement{StatementKind::resend, version}));
  }
}

TEST(Statements, OfAnotherKindOrDamagedAreNotGuessed) {
  std::string bytes;
  encode({StatementKind::resend, 300}, bytes);
  EXPECT_FALSE(decode_statement("").has_value());
  EXPECT_FALSE(decode_statement(bytes.substr(0, bytes.size() - 1)).has_value());
  EXPECT_FALSE(decode_statement(bytes + "x").has_value());
  bytes[0] = 9;
  EXPECT_FALSE(decode_statement(bytes).has_value());
}

}  // namespace
}  // namespace yingbao::deciding
