#include "https_pull/element_text.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_pull {
namespace {

TEST(ElementText, IsThatOfTheFirstOfItsName) {
  EXPECT_EQ(element_text("<a><b>1</b><b>2</b></a>", "b").value(), "1");
  EXPECT_EQ(element_text("<x:a xmlns:x='u'><x:b>1</x:b></x:a>", "b").value(), "1");
  EXPECT_EQ(element_text("<a><b/></a>", "b").value(), "");
  EXPECT_EQ(element_text("<a><b>1<c>2</c>3</b></a>", "b").value(), "13") << "its own text";
}

TEST(ElementText, HasItsEntitiesResolved) {
  EXPECT_EQ(element_text("<b>&lt;姓名&gt; &amp;&#x5F20;</b>", "b").value(), "<姓名> &张");
  EXPECT_EQ(element_text("<b><![CDATA[{\"a\":\"<&>\"}]]></b>", "b").value(), "{\"a\":\"<&>\"}");
}

TEST(ElementText, IsNotFoundInWhatIsBroken) {
  for (const auto* text : {"", "{}", "<a><b>1</b>", "<a><br><b>1</b></a>", "<a>&nbsp;<b>1</b></a>", "<a/>"})
    EXPECT_EQ(element_text(text, "b").error().code(), Errc::malformed) << text;
}

TEST(ElementText, OfADocumentWithADoctypeIsRefused) {
  const auto found = element_text("<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'>]><a><b>&x;</b></a>", "b");
  EXPECT_EQ(found.error().detail(), "the answer has a DOCTYPE");
}

}  // namespace
}  // namespace yingbao::https_pull
