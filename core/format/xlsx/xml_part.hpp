// One XML part of an office document. Memory is bounded whatever it holds.
#pragma once

#include "format/markup/xml_parser.hpp"

#include <memory>
#include <optional>
#include <string>

namespace yingbao::format {

/// Whoever derives from it is told of elements without their prefix: the two editions of the format differ in
/// namespaces only, and what other namespaces add never stands where a table does.
class XmlPart : protected XmlEvents {
 public:
  explicit XmlPart(std::unique_ptr<ByteSource> bytes);
  virtual ~XmlPart() = default;

  /// Reads on until pause(), which gives true, or to the end of the part. An error does not name the part.
  Result<bool> read() { return parser_.read(*bytes_); }

 protected:
  void pause() { parser_.pause(); }
  /// Ends the reading with this sentence.
  void fail(std::string malformed);

 private:
  Error told(const XmlFault& fault) const final;

  std::unique_ptr<ByteSource> bytes_;
  XmlParser parser_;
  std::optional<std::string> failure_;
};

}  // namespace yingbao::format
