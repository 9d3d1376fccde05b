#include "format/xml/xml_records.hpp"

#include "base/text.hpp"

#include <expat.h>
#include <sys/random.h>

#include <array>

namespace yingbao::format {
namespace {

constexpr int kChunk = 64 << 10;
constexpr std::string_view kBlanks = " \t\r\n";

/// Attributes that speak about the XML, not about the record.
bool is_technical(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:") || name.starts_with("xsi:");
}

bool is_blank(std::string_view text) { return text.find_first_not_of(kBlanks) == std::string_view::npos; }

std::string shown(std::string_view path) { return std::string{beginning(path, 100)}; }

/// Against names chosen to collide in expat's tables.
unsigned long hash_salt() {
  static const unsigned long kSalt = [] {
    unsigned long salt = 0;
    const auto got = ::getrandom(&salt, sizeof salt, GRND_NONBLOCK);
    return got == sizeof salt && salt != 0 ? salt : 0x9E3779B97F4A7C15u;
  }();
  return kSalt;
}

/// UTF-8 and GB18030 are told apart by the bytes, whichever of them is declared; UTF-16 by its own.
bool is_readable(std::string_view encoding) {
  const auto name = fold_title(encoding);
  return charset_named(name) || name == "us-ascii" || name.starts_with("utf-16");
}

}  // namespace

struct XmlRecords::Handlers {
  static XmlRecords& self(void* data) { return *static_cast<XmlRecords*>(data); }
  static void XMLCALL declaration(void* data, const char*, const char* encoding, int) {
    if (encoding) self(data).declare(encoding);
  }
  static void XMLCALL doctype(void* data, const char*, const char*, const char*, int) {
    self(data).refuse("it has a DOCTYPE, which is refused for safety; ask for it without");
  }
  static void XMLCALL start(void* data, const char* name, const char** attributes) {
    self(data).open_element(name, attributes);
  }
  static void XMLCALL end(void* data, const char*) { self(data).close_element(); }
  static void XMLCALL text(void* data, const char* text, int size) {
    auto& records = self(data);
    if (records.open_ == 0) return;
    auto& level = records.levels_[records.open_ - 1];
    const std::string_view piece{text, static_cast<std::size_t>(size)};
    if (level.text.size() + piece.size() > KeyedRecord::kMaxBytes) records.fits_ = false;
    else level.text.append(piece);
  }
};

void XmlRecords::FreeParser::operator()(XML_ParserStruct* parser) const { ::XML_ParserFree(parser); }

void XmlRecords::prepare() { hash_salt(); }

XmlRecords::XmlRecords(std::shared_ptr<Utf8Source> source, std::string_view records,
                       std::optional<Charset> told_charset)
    : source_{std::move(source)}, parser_{::XML_ParserCreate("UTF-8")}, charset_told_{told_charset.has_value()},
      choice_{records} {
  auto* const parser = parser_.get();
  if (!parser) throw std::bad_alloc{};
  ::XML_SetHashSalt(parser, hash_salt());
  ::XML_SetUserData(parser, this);
  ::XML_SetXmlDeclHandler(parser, Handlers::declaration);
  ::XML_SetStartDoctypeDeclHandler(parser, Handlers::doctype);
  ::XML_SetElementHandler(parser, Handlers::start, Handlers::end);
  ::XML_SetCharacterDataHandler(parser, Handlers::text);
}

std::string XmlRecords::describe() const {
  const std::string_view path = choice_.chosen();
  const auto records = choice_.told().empty() ? path.substr(path.rfind('/') + 1) : std::string_view{choice_.told()};
  return describe_records("XML", source_->charset(), shown(records));
}

Result<bool> XmlRecords::next(Keys& keys, KeyedRecord& record) {
  record_ = &record;
  keys_ = &keys;
  complete_ = false;
  while (!complete_ && !ended_)
    if (auto done = parse_on(); !done) return done.error();
  return complete_;
}

Status XmlRecords::parse_on() {
  if (suspended_) return judge(::XML_ResumeParser(parser_.get()));
  if (fed_to_end_) return end();
  return feed();
}

Status XmlRecords::feed() {
  auto* const room = static_cast<char*>(::XML_GetBuffer(parser_.get(), kChunk));
  if (!room) return Error{Errc::malformed, "the XML is too large to be read"};
  std::size_t have = 0;
  while (have < kChunk && !fed_to_end_) {
    const auto n = source_->read({room + have, kChunk - have});
    if (!n) return n.error();
    have += *n;
    fed_to_end_ = *n == 0;
  }
  fed_ += static_cast<std::int64_t>(have);
  return judge(::XML_ParseBuffer(parser_.get(), static_cast<int>(have), fed_to_end_));
}

Status XmlRecords::judge(int status) {
  auto* const parser = parser_.get();
  suspended_ = status == XML_STATUS_SUSPENDED;
  if (status == XML_STATUS_ERROR) {
    const auto place = "XML, line " + std::to_string(::XML_GetCurrentLineNumber(parser)) + ", column " +
                       std::to_string(::XML_GetCurrentColumnNumber(parser) + 1) + ": ";
    if (!refusal_.empty()) return Error{Errc::malformed, place + refusal_};
    return Error{Errc::malformed, place + ::XML_ErrorString(::XML_GetErrorCode(parser)) +
                                      "; it is not well-formed, ask for it again, written by an XML library"};
  }
  if (!suspended_ && fed_ - ::XML_GetCurrentByteIndex(parser) > static_cast<std::int64_t>(kMaxTokenBytes))
    return Error{Errc::malformed, "XML, line " + std::to_string(::XML_GetCurrentLineNumber(parser)) +
                                      ": a tag or a comment is longer than 1 MiB"};
  return {};
}

Status XmlRecords::end() {
  ended_ = true;
  if (choice_.made()) return {};
  if (choice_.told().empty())
    return Error{Errc::malformed, "the XML holds no element that is usually a record (Record, ROW, item); perhaps it "
                                  "is an error message of the agency's system. If there is one, set `records` in "
                                  "[read] to its name"};
  return Error{Errc::malformed, "the XML holds no element " + choice_.told() + ", where `records` in [read] says; "
                                "perhaps it is an error message of the agency's system"};
}

void XmlRecords::refuse(std::string sentence) {
  if (refusal_.empty()) refusal_ = std::move(sentence);
  ::XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlRecords::declare(std::string_view encoding) {
  if (charset_told_ || is_readable(encoding)) return;
  refuse("its encoding is declared to be " + printable(beginning(encoding, 40)) +
         "; ask for UTF-8, or set `charset` in [read] if that is not true");
}

void XmlRecords::open_element(std::string_view name, const char** attributes) {
  if (path_.depth() == kMaxDepth) return refuse("elements are nested more than 64 deep");
  path_.enter(name);
  if (open_ > 0) return open_inner(local_name(name), attributes);
  switch (choice_.judge(path_.text())) {
    case RecordChoice::Verdict::other: return;
    case RecordChoice::Verdict::rival:
      return refuse("it holds several kinds of records (" + shown(choice_.chosen()) + ", " + shown(path_.text()) +
                    "): set `records` in [read] to the one that is meant");
    case RecordChoice::Verdict::record: break;
  }
  record_->begin(*keys_, ++records_);
  fits_ = true;
  key_.clear();
  open_inner({}, attributes);
}

/// The record itself, whose name is no part of a key, or something in it.
void XmlRecords::open_inner(std::string_view name, const char** attributes) {
  if (open_ == levels_.size()) levels_.emplace_back();
  if (open_ > 0) levels_[open_ - 1].has_children = true;
  auto& level = levels_[open_++];
  level.key_length = key_.size();
  level.has_children = false;
  level.text.clear();
  if (!key_.empty()) key_ += '.';
  key_ += name;
  add_attributes(attributes);
}

void XmlRecords::add_attributes(const char** attributes) {
  const auto length = key_.size();
  for (; *attributes; attributes += 2) {
    if (is_technical(attributes[0])) continue;
    if (length > 0) key_ += '.';
    key_ += local_name(attributes[0]);
    add(key_, attributes[1]);
    key_.resize(length);
  }
}

void XmlRecords::close_element() {
  if (open_ > 0) {
    const bool is_record = --open_ == 0;
    const auto& level = levels_[open_];
    const auto text = level.has_children ? trim(level.text) : std::string_view{level.text};
    const bool leaf = !level.has_children && !is_record;
    if (leaf || !is_blank(text)) add(is_record ? path_.name() : std::string_view{key_}, text);
    key_.resize(level.key_length);
    if (is_record) {
      if (!fits_) record_->spoil();
      complete_ = true;
      ::XML_StopParser(parser_.get(), XML_TRUE);
    }
  }
  path_.leave();
}

void XmlRecords::add(std::string_view key, std::string_view text) {
  fits_ = fits_ && record_->join(key, text);
}

}  // namespace yingbao::format
