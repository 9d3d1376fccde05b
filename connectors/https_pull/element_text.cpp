#include "https_pull/element_text.hpp"

#include <expat.h>

#include <memory>

namespace yingbao::https_pull {
namespace {

/// Depth 0: outside the element; more: inside it, or in an element within.
struct Search {
  XML_Parser parser;
  std::string_view name;
  std::size_t depth = 0;
  bool found = false, refused = false;
  std::string text{};
};

std::string_view local(const char* name) {
  const std::string_view whole{name};
  return whole.substr(whole.find(':') == whole.npos ? 0 : whole.find(':') + 1);
}

void XMLCALL start(void* user, const char* name, const char**) {
  auto& search = *static_cast<Search*>(user);
  if (search.depth > 0) ++search.depth;
  else if (!search.found && local(name) == search.name) search.depth = 1, search.found = true;
}

void XMLCALL end(void* user, const char*) {
  auto& search = *static_cast<Search*>(user);
  if (search.depth > 0) --search.depth;
}

void XMLCALL characters(void* user, const char* text, int size) {
  auto& search = *static_cast<Search*>(user);
  if (search.depth == 1) search.text.append(text, static_cast<std::size_t>(size));
}

void XMLCALL doctype(void* user, const char*, const char*, const char*, int) {
  auto& search = *static_cast<Search*>(user);
  search.refused = true;
  XML_StopParser(search.parser, XML_FALSE);
}

}  // namespace

Result<std::string> element_text(std::string_view xml, std::string_view name) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser{XML_ParserCreate("UTF-8"), XML_ParserFree};
  if (!parser) return Error{Errc::internal, "no memory for an XML parser"};
  Search search{parser.get(), name};
  XML_SetUserData(parser.get(), &search);
  XML_SetElementHandler(parser.get(), start, end);
  XML_SetCharacterDataHandler(parser.get(), characters);
  XML_SetStartDoctypeDeclHandler(parser.get(), doctype);
  const auto status = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  if (search.refused) return Error{Errc::malformed, "the answer has a DOCTYPE"};
  if (status != XML_STATUS_OK)
    return Error{Errc::malformed,
                 std::string{"the answer is no XML: "} + XML_ErrorString(XML_GetErrorCode(parser.get()))};
  if (!search.found) return Error{Errc::malformed, "the answer has no element <" + std::string{name} + ">"};
  return std::move(search.text);
}

}  // namespace yingbao::https_pull
