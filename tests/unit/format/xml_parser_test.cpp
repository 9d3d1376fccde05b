// What the formats of XML rely upon, whichever of them it is.
#include "format/markup/xml_parser.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace yingbao::format {
namespace {

using Kind = XmlFault::Kind;

struct Told final : XmlEvents {
  std::string events;
  mutable std::optional<Kind> fault;
  XmlParser* parser = nullptr;

  void opened(std::string_view name, const Attributes&) override {
    if (name == "full") throw std::bad_alloc{};
    if (name == "bug") throw std::logic_error{"bug"};
    if (name == "stop") parser->stop();
    events.append("<").append(name);
  }
  void closed(std::string_view name) override {
    if (name == "pause") parser->pause();
    events.append(">");
  }
  void text(std::string_view text) override { events += text; }
  void declared(std::string_view encoding) override { events += encoding; }
  Error told(const XmlFault& found) const override {
    fault = found.kind;
    return Error{Errc::malformed, std::to_string(found.line) + ":" + std::to_string(found.column)};
  }
};

Told told_of(std::string_view xml, const XmlRules& rules = {.deepest = 3, .longest_tag = 1000}) {
  Told told;
  XmlParser parser{told, rules};
  told.parser = &parser;
  MemorySource source{xml, 7};
  for (auto more = parser.read(source); more && *more; more = parser.read(source)) told.events += '|';
  return told;
}

TEST(XmlParser, TellsNamesWithoutPrefixAndPausesWhereItIsAsked) {
  const auto told = told_of("<?xml version='1.0' encoding='x'?><n:a xmlns:n='u'>1<n:pause/>2<pause>3</pause></n:a>");
  EXPECT_EQ(told.events, "x<a1<pause>|2<pause3>|>");
  EXPECT_FALSE(told.fault);
}

TEST(XmlParser, TellsNothingBehindAFault) {
  const std::pair<std::string, Kind> faults[] = {{"<full/><a/>", Kind::out_of_memory},
                                                 {"<stop/><a/>", Kind::stopped},
                                                 {"</b><a/>", Kind::ill_formed},
                                                 {"<a><b><c/></b></a>", Kind::too_deep},
                                                 {"<!--" + std::string(99'999, '-'), Kind::ill_formed},
                                                 {"<!--" + std::string(99'999, 'x'), Kind::endless_tag}};
  for (const auto& [xml, kind] : faults) EXPECT_EQ(told_of("<r>" + xml).fault, kind) << xml.substr(0, 20);
  EXPECT_EQ(told_of("<r><stop/><a/></r>").events, "<r<stop");
  const auto typed = told_of("<!DOCTYPE r [<!ENTITY x 'y'>]><r>&x;</r>");
  EXPECT_EQ(typed.fault, Kind::document_type);
  EXPECT_EQ(typed.events, "");
}

TEST(XmlParser, ThrowsWhatAnEventThrewOnceItMay) { EXPECT_THROW(told_of("<r><bug/></r>"), std::logic_error); }

TEST(XmlParser, SaysFromOneWhereAFaultIs) {
  Told told;
  EXPECT_EQ((XmlParser{told, {}}.feed("<a>\n<b></c>", true).error().detail()), "2:6");
}

}  // namespace
}  // namespace yingbao::format
