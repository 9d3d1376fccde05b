// One XML part of an office document as a stream of elements, never a tree. Memory is bounded whatever it holds.
#pragma once

#include "format/byte_source.hpp"

#include <memory>
#include <optional>
#include <string>

struct XML_ParserStruct;

namespace yingbao::format {

/// Of one element, valid while it is told.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_{pairs} {}
  /// Empty when there is none of that name.
  std::string_view operator[](std::string_view name) const;
  /// The one with any prefix: "id" finds r:id.
  std::string_view prefixed(std::string_view name) const;
  /// An XML boolean.
  bool is_true(std::string_view name) const;
  const char** pairs() const { return pairs_; }

 private:
  const char** pairs_;
};

/// Whoever derives from it is told of elements, by their names without prefix: the two editions of the format differ
/// in namespaces only, and what other namespaces add never stands where a table does.
class XmlPart {
 public:
  explicit XmlPart(std::unique_ptr<ByteSource> bytes);
  virtual ~XmlPart() = default;
  XmlPart(const XmlPart&) = delete;

  /// Reads on until pause(), which gives true, or to the end of the part. An error does not name the part.
  Result<bool> read();

 protected:
  virtual void opened(std::string_view name, const Attributes& attributes) = 0;
  virtual void closed(std::string_view) {}
  /// The text of an element may come in pieces.
  virtual void text(std::string_view) {}
  void pause();
  /// Ends the reading with this sentence.
  void fail(Error error);
  void fail(std::string malformed) { fail(Error{Errc::malformed, std::move(malformed)}); }

 private:
  struct Calls;
  Result<bool> judge(int status);

  std::unique_ptr<ByteSource> bytes_;
  std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> parser_;
  std::optional<Error> failure_;
  std::int64_t fed_ = 0;
  int depth_ = 0;
  bool paused_ = false, ended_ = false;
};

/// Draws the seed of expat's tables, which a sandbox would not let it draw later.
void prepare_xml();

}  // namespace yingbao::format
