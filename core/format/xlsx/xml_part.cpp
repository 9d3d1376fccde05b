#include "format/xlsx/xml_part.hpp"

#include <expat.h>
#include <sys/random.h>

#include <cstring>
#include <new>

namespace yingbao::format {
namespace {

constexpr int kChunk = 64 << 10;
constexpr int kDeepest = 64;
constexpr std::int64_t kLongestTag = 1 << 20;

std::string_view without_prefix(const char* name) {
  if (name[0] && !name[1]) return {name, 1};  // most of a sheet is <c> and <v>
  const char* colon = std::strchr(name, ':');
  return colon ? colon + 1 : name;
}

unsigned long hash_seed() {
  static const unsigned long seed = [] {
    unsigned long drawn = 0;
    return ::getrandom(&drawn, sizeof drawn, 0) == sizeof drawn && drawn ? drawn : 0x9E3779B97F4A7C15ul;
  }();
  return seed;
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (name == pair[0]) return pair[1];
  return {};
}

std::string_view Attributes::prefixed(std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (const auto local = without_prefix(pair[0]); local.data() != pair[0] && local == name) return pair[1];
  return {};
}

bool Attributes::is_true(std::string_view name) const {
  const auto value = (*this)[name];
  return value == "1" || value == "true";
}

/// What expat calls. No exception may pass through it.
struct XmlPart::Calls {
  template <class Tell>
  static void guarded(void* part, const Tell& tell) {
    auto& self = *static_cast<XmlPart*>(part);
    if (self.failure_) return;
    try {
      tell(self);
    } catch (const std::bad_alloc&) {
      self.fail(Error{Errc::refused, "ran out of the memory it is allowed"});
    }
  }
  static void open(void* part, const char* name, const char** attributes) {
    guarded(part, [&](XmlPart& self) {
      if (++self.depth_ > kDeepest) return self.fail("nests its elements deeper than a workbook does");
      self.opened(without_prefix(name), Attributes{attributes});
    });
  }
  static void close(void* part, const char* name) {
    guarded(part, [&](XmlPart& self) {
      --self.depth_;
      self.closed(without_prefix(name));
    });
  }
  static void characters(void* part, const char* text, int length) {
    guarded(part, [&](XmlPart& self) { self.text({text, static_cast<std::size_t>(length)}); });
  }
  static void document_type(void* part, const char*, const char*, const char*, int) {
    guarded(part, [](XmlPart& self) { self.fail("declares a document type, which a workbook never does"); });
  }
};

XmlPart::XmlPart(std::unique_ptr<ByteSource> bytes)
    : bytes_{std::move(bytes)}, parser_{::XML_ParserCreate(nullptr), ::XML_ParserFree} {
  if (!parser_) throw std::bad_alloc{};
  static_cast<void>(::XML_SetHashSalt(parser_.get(), hash_seed()));  // refuses only once parsing has begun
  ::XML_SetUserData(parser_.get(), this);
  ::XML_SetElementHandler(parser_.get(), Calls::open, Calls::close);
  ::XML_SetCharacterDataHandler(parser_.get(), Calls::characters);
  ::XML_SetStartDoctypeDeclHandler(parser_.get(), Calls::document_type);
}

void XmlPart::pause() {
  if (::XML_StopParser(parser_.get(), XML_TRUE) != XML_STATUS_OK) fail("cannot be read on");
}

void XmlPart::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
  static_cast<void>(::XML_StopParser(parser_.get(), XML_FALSE));  // whatever it answers, nothing is told any more
}

Result<bool> XmlPart::judge(int status) {
  if (failure_) return *failure_;
  paused_ = status == XML_STATUS_SUSPENDED;
  if (status != XML_STATUS_ERROR) return paused_;
  const auto code = ::XML_GetErrorCode(parser_.get());
  if (code == XML_ERROR_NO_MEMORY) return Error{Errc::refused, "ran out of the memory it is allowed"};
  return Error{Errc::malformed, "is no well-formed XML (" + std::string{::XML_ErrorString(code)} +
                                    "); ask for the workbook saved again, or as CSV"};
}

Result<bool> XmlPart::read() {
  if (failure_) return *failure_;
  while (paused_ || !ended_) {
    if (paused_) {
      if (auto done = judge(::XML_ResumeParser(parser_.get())); !done || *done) return done;
      continue;
    }
    auto* buffer = static_cast<char*>(::XML_GetBuffer(parser_.get(), kChunk));
    if (!buffer) return Error{Errc::refused, "ran out of the memory it is allowed"};
    const auto n = bytes_->read({buffer, kChunk});
    if (!n) return n.error();
    fed_ += static_cast<std::int64_t>(*n);
    ended_ = *n == 0;
    if (auto done = judge(::XML_ParseBuffer(parser_.get(), static_cast<int>(*n), ended_)); !done || *done) return done;
    if (fed_ - ::XML_GetCurrentByteIndex(parser_.get()) > kLongestTag)
      return Error{Errc::malformed, "holds an endless XML tag; ask for the workbook saved again, or as CSV"};
  }
  return false;
}

void prepare_xml() { static_cast<void>(hash_seed()); }

}  // namespace yingbao::format
