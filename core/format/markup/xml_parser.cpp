#include "format/markup/xml_parser.hpp"

#include <expat.h>
#include <sys/random.h>

#include <new>

namespace yingbao::format {
namespace {

using Kind = XmlFault::Kind;

constexpr int kChunk = 64 << 10;

/// Against names chosen to collide in expat's tables.
unsigned long hash_salt() {
  static const unsigned long kSalt = [] {
    unsigned long drawn = 0;
    return ::getrandom(&drawn, sizeof drawn, 0) == sizeof drawn && drawn ? drawn : 0x9E3779B97F4A7C15ul;
  }();
  return kSalt;
}

}  // namespace

/// What expat calls.
struct XmlParser::Calls {
  template <class Tell>
  static void guarded(void* parser, const Tell& tell) {
    auto& self = *static_cast<XmlParser*>(parser);
    if (self.stopped_) return;
    try {
      tell(self);
    } catch (const std::bad_alloc&) {
      self.stop(Kind::out_of_memory);
    } catch (...) {
      self.thrown_ = std::current_exception();
      self.stop();
    }
  }
  static void open(void* parser, const char* name, const char** attributes) {
    guarded(parser, [&](XmlParser& self) {
      if (++self.depth_ > self.rules_.deepest && self.rules_.deepest > 0) return self.stop(Kind::too_deep);
      self.events_.opened(without_prefix(name), Attributes{attributes});
    });
  }
  static void close(void* parser, const char* name) {
    guarded(parser, [&](XmlParser& self) {
      --self.depth_;
      self.events_.closed(without_prefix(name));
    });
  }
  static void characters(void* parser, const char* text, int length) {
    guarded(parser, [&](XmlParser& self) { self.events_.text({text, static_cast<std::size_t>(length)}); });
  }
  static void declaration(void* parser, const char*, const char* encoding, int) {
    if (!encoding) return;
    guarded(parser, [&](XmlParser& self) { self.events_.declared(encoding); });
  }
  static void document_type(void* parser, const char*, const char*, const char*, int) {
    guarded(parser, [](XmlParser& self) { self.stop(Kind::document_type); });
  }
};

XmlParser::XmlParser(XmlEvents& events, const XmlRules& rules)
    : events_{events}, rules_{rules}, parser_{::XML_ParserCreate(rules.is_utf8 ? "UTF-8" : nullptr), ::XML_ParserFree} {
  if (!parser_) throw std::bad_alloc{};
  static_cast<void>(::XML_SetHashSalt(parser_.get(), hash_salt()));  // refuses only once parsing has begun
  ::XML_SetUserData(parser_.get(), this);
  ::XML_SetElementHandler(parser_.get(), Calls::open, Calls::close);
  ::XML_SetCharacterDataHandler(parser_.get(), Calls::characters);
  ::XML_SetXmlDeclHandler(parser_.get(), Calls::declaration);
  ::XML_SetStartDoctypeDeclHandler(parser_.get(), Calls::document_type);
}

void XmlParser::pause() {
  if (::XML_StopParser(parser_.get(), XML_TRUE) != XML_STATUS_OK) stop();
}

void XmlParser::stop(Kind why) {
  if (!stopped_) stopped_ = why;
  static_cast<void>(::XML_StopParser(parser_.get(), XML_FALSE));  // whatever it answers, nothing is told any more
}

/// Where the parser came to a halt, which is known only once it has returned.
Error XmlParser::fault(Kind kind, std::string_view text) const {
  return events_.told(
      {kind, text, ::XML_GetCurrentLineNumber(parser_.get()), ::XML_GetCurrentColumnNumber(parser_.get()) + 1});
}

Result<bool> XmlParser::judge(int status) {
  if (thrown_) std::rethrow_exception(thrown_);
  if (stopped_) return fault(*stopped_);
  paused_ = status == XML_STATUS_SUSPENDED;
  if (status == XML_STATUS_ERROR) {
    const auto code = ::XML_GetErrorCode(parser_.get());
    if (code == XML_ERROR_NO_MEMORY) return fault(Kind::out_of_memory);
    return fault(Kind::ill_formed, ::XML_ErrorString(code));
  }
  const auto waiting = fed_ - ::XML_GetCurrentByteIndex(parser_.get());
  if (!paused_ && rules_.longest_tag > 0 && waiting > rules_.longest_tag) return fault(Kind::endless_tag);
  return paused_;
}

Status XmlParser::feed(std::string_view piece, bool last) {
  fed_ += static_cast<std::int64_t>(piece.size());
  const auto done = judge(::XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last));
  return done ? Status{} : done.error();
}

Result<bool> XmlParser::read(ByteSource& source) {
  while (paused_ || !ended_) {
    if (paused_) {
      if (auto done = judge(::XML_ResumeParser(parser_.get())); !done || *done) return done;
      continue;
    }
    auto* const room = static_cast<char*>(::XML_GetBuffer(parser_.get(), kChunk));
    if (!room) return fault(Kind::out_of_memory);
    const auto n = source.read({room, kChunk});
    if (!n) return n.error();
    fed_ += static_cast<std::int64_t>(*n);
    ended_ = *n == 0;
    if (auto done = judge(::XML_ParseBuffer(parser_.get(), static_cast<int>(*n), ended_)); !done || *done) return done;
  }
  return false;
}

void prepare_xml() { static_cast<void>(hash_salt()); }

Error out_of_memory() { return Error{Errc::refused, "ran out of the memory it is allowed"}; }

}  // namespace yingbao::format
