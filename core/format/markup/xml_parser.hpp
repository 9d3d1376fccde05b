// XML as a stream of events, never a tree: expat, in the one way in which strangers' documents are read.
#pragma once

#include "format/byte_source.hpp"
#include "format/markup/attributes.hpp"

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>

struct XML_ParserStruct;

namespace yingbao::format {

/// Why a document is not read on.
struct XmlFault {
  enum class Kind {
    document_type,  ///< it declares one: its entities could grow without end
    ill_formed,
    too_deep,
    endless_tag,
    stopped,  ///< by whoever is told of it
    out_of_memory
  };
  Kind kind;
  std::string_view text;       ///< what is ill-formed
  std::uint64_t line, column;  ///< from 1
};

/// Who is told of a document. Names of elements come without their prefix.
class XmlEvents {
 public:
  virtual void opened(std::string_view name, const Attributes& attributes) = 0;
  virtual void closed(std::string_view) {}
  /// The text of an element may come in pieces.
  virtual void text(std::string_view) {}
  /// The encoding that the document names, if it does.
  virtual void declared(std::string_view) {}
  /// A fault in the words of the format.
  virtual Error told(const XmlFault& fault) const = 0;

 protected:
  ~XmlEvents() = default;
};

struct XmlRules {
  bool is_utf8 = true;           ///< whatever it declares, because it has been converted
  int deepest = 0;               ///< elements within one another; 0: not bounded
  std::int64_t longest_tag = 0;  ///< bytes of a tag or a comment; 0: not bounded
};

/// A document type is refused where it begins. What an event throws does not pass through expat: want of memory becomes
/// a fault, anything else is thrown once expat has returned. After a fault nothing is told any more.
class XmlParser {
 public:
  /// The events must outlive it.
  XmlParser(XmlEvents& events, const XmlRules& rules);
  XmlParser(const XmlParser&) = delete;

  /// The document's next piece, of events that never pause.
  Status feed(std::string_view piece, bool last);
  /// Reads on until an event pauses it, which gives true, or to the end of the document, which this source alone gives.
  Result<bool> read(ByteSource& source);

  void pause();
  void stop() { stop(XmlFault::Kind::stopped); }

 private:
  struct Calls;
  void stop(XmlFault::Kind why);
  Result<bool> judge(int status);
  Error fault(XmlFault::Kind kind, std::string_view text = {}) const;

  XmlEvents& events_;
  XmlRules rules_;
  std::unique_ptr<XML_ParserStruct, void (*)(XML_ParserStruct*)> parser_;
  std::optional<XmlFault::Kind> stopped_;
  std::exception_ptr thrown_;
  std::int64_t fed_ = 0;
  int depth_ = 0;
  bool paused_ = false, ended_ = false;
};

/// Draws the seed of expat's tables, which a sandbox would not let it draw later.
void prepare_xml();

/// What the process that reads a delivery says when memory runs out anywhere else.
Error out_of_memory();

}  // namespace yingbao::format
