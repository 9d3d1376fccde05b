// Decoders work where a plugin's process does: nothing can be opened any more, and a forbidden call kills. Not under
// the address sanitizer, which makes such calls itself.
#include "base/sanitizer.hpp"
#include "format/decoder.hpp"
#include "process/sandbox.hpp"
#include "workbooks.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace yingbao::format::testing {
namespace {

/// Reads the delivery as the child of the hub does; ends the process with 0 when it was read to its end.
[[noreturn]] void read_shut_in(const std::string& bytes) {
  static_cast<void>(::clearenv());
  prepare_decoders();
  if (!process::enter_loading_stage({}, {"/usr/lib"}) || !process::enter_working_stage()) ::_exit(2);
  ::_exit(complaint_about(bytes, {.password = "p"}).empty() ? 0 : 3);
}

class ShutIn : public ::testing::Test {
  void SetUp() override {
    if (kAddressSanitizer) GTEST_SKIP();
  }
};

const Book kBook{{{"S", "<row><c t=\"s\"><v>0</v></c><c s=\"0\"><v>44357.5</v></c><c><v>0.1</v></c></row>"}},
                 "<si><t>a</t></si>",
                 "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"};

TEST_F(ShutIn, ReadsText) {
  EXPECT_EXIT(read_shut_in(gb18030("姓名,年龄\n张三,7\n")), ::testing::ExitedWithCode(0), "");
}

TEST_F(ShutIn, ReadsAWorkbook) { EXPECT_EXIT(read_shut_in(kBook.bytes()), ::testing::ExitedWithCode(0), ""); }

TEST_F(ShutIn, ReadsAnArchive) {
  const auto bytes = zip_of({{gb18030("名单.csv"), gb18030("姓名\n")},
                             {"a.xlsx", kBook.bytes()},
                             {"b.csv", "b\n", ZIP_EM_NONE, ZIP_CM_BZIP2}});
  EXPECT_EXIT(read_shut_in(zip_of({{"a.zip", bytes}})), ::testing::ExitedWithCode(0), "");
}

TEST_F(ShutIn, OpensALock) {
  for (const auto lock :
       std::initializer_list<zip_uint16_t>{ZIP_EM_TRAD_PKWARE, ZIP_EM_AES_128, ZIP_EM_AES_192, ZIP_EM_AES_256})
    EXPECT_EXIT(read_shut_in(zip_of({{"a.xlsx", kBook.bytes(), lock}}, "p")), ::testing::ExitedWithCode(0), "") << lock;
}

}  // namespace
}  // namespace yingbao::format::testing
