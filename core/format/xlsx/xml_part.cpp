#include "format/xlsx/xml_part.hpp"

namespace yingbao::format {

XmlPart::XmlPart(std::unique_ptr<ByteSource> bytes)
    : bytes_{std::move(bytes)}, parser_{*this, {.is_utf8 = false, .deepest = 64, .longest_tag = 1 << 20}} {}

void XmlPart::fail(std::string malformed) {
  if (!failure_) failure_ = std::move(malformed);
  parser_.stop();
}

Error XmlPart::told(const XmlFault& fault) const {
  using Kind = XmlFault::Kind;
  const auto malformed = [](std::string sentence) { return Error{Errc::malformed, std::move(sentence)}; };
  switch (fault.kind) {
    case Kind::document_type: return malformed("declares a document type, which a workbook never does");
    case Kind::too_deep: return malformed("nests its elements deeper than a workbook does");
    case Kind::endless_tag: return malformed("holds an endless XML tag; ask for the workbook saved again, or as CSV");
    case Kind::stopped: return malformed(failure_.value_or("cannot be read on"));
    case Kind::out_of_memory: return out_of_memory();
    case Kind::ill_formed: break;
  }
  return malformed("is no well-formed XML (" + std::string{fault.text} +
                   "); ask for the workbook saved again, or as CSV");
}

}  // namespace yingbao::format
