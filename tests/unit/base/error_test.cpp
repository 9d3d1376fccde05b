#include "base/error.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <set>
#include <string>

namespace yingbao {
namespace {

TEST(Error, HasANameForEveryCode) {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(Errc::internal); ++code) names.insert(name_of(static_cast<Errc>(code)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(Errc::internal) + 1);
}

TEST(Error, KeepsItsCodeWhenToldFromFurtherOutside) {
  const auto error = Error{Errc::throttled, "429"}.in("platform");
  EXPECT_EQ(error.code(), Errc::throttled);
  EXPECT_EQ(error.detail(), "platform: 429");
}

TEST(Error, TellsAFullDiskFromABrokenOne) {
  for (const auto& [number, code] : {std::pair{ENOSPC, Errc::no_space},
                                     {EDQUOT, Errc::no_space},
                                     {ENOENT, Errc::not_found},
                                     {EACCES, Errc::unauthorised},
                                     {EIO, Errc::internal}}) {
    errno = number;
    EXPECT_EQ(errno_error("write").code(), code) << number;
  }
}

TEST(Result, ThrowsItsErrorWhenNobodyLooked) {
  const Result<int> result = Error{Errc::refused, "held"};
  try {
    (void)result.value();
    FAIL() << "must throw";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code(), Errc::refused);
    EXPECT_STREQ(failure.what(), "held");
  }
}

}  // namespace
}  // namespace yingbao
