#include "format/xml/xml_records.hpp"

#include "base/text.hpp"

namespace yingbao::format {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Attributes that speak about the XML, not about the record.
bool is_technical(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xml:") || name.starts_with("xsi:");
}

bool is_blank(std::string_view text) { return text.find_first_not_of(kBlanks) == std::string_view::npos; }

std::string shown(std::string_view path) { return std::string{beginning(path, 100)}; }

/// UTF-8 and GB18030 are told apart by the bytes, whichever of them is declared; UTF-16 by its own.
bool is_readable(std::string_view encoding) {
  const auto name = fold_title(encoding);
  return charset_named(name) || name == "us-ascii" || name.starts_with("utf-16");
}

}  // namespace

XmlRecords::XmlRecords(std::shared_ptr<Utf8Source> source, std::string_view records,
                       std::optional<Charset> told_charset)
    : source_{std::move(source)}, parser_{*this, {.deepest = 64, .longest_tag = 1 << 20}},
      charset_told_{told_charset.has_value()}, choice_{records} {}

std::string XmlRecords::describe() const {
  const std::string_view path = choice_.chosen();
  const auto records = choice_.told().empty() ? path.substr(path.rfind('/') + 1) : std::string_view{choice_.told()};
  return describe_records("XML", source_->charset(), shown(records));
}

Result<bool> XmlRecords::next(Keys& keys, KeyedRecord& record) {
  record_ = &record;
  keys_ = &keys;
  auto complete = parser_.read(*source_);
  if (complete && !*complete)
    if (auto found = found_records(); !found) return found.error();
  return complete;
}

Error XmlRecords::told(const XmlFault& fault) const {
  using Kind = XmlFault::Kind;
  if (fault.kind == Kind::out_of_memory) return out_of_memory();
  const auto line = "XML, line " + std::to_string(fault.line);
  if (fault.kind == Kind::endless_tag)
    return Error{Errc::malformed, line + ": a tag or a comment is longer than 1 MiB"};
  const auto why = fault.kind == Kind::document_type
                     ? "it has a DOCTYPE, which is refused for safety; ask for it without"
                 : fault.kind == Kind::too_deep ? "elements are nested more than 64 deep"
                 : fault.kind == Kind::stopped
                     ? refusal_
                     : std::string{fault.text} + "; it is not well-formed, ask for it again, written by an XML library";
  return Error{Errc::malformed, line + ", column " + std::to_string(fault.column) + ": " + why};
}

Status XmlRecords::found_records() const {
  if (choice_.made()) return {};
  if (choice_.told().empty())
    return Error{Errc::malformed,
                 "the XML holds no element that is usually a record (Record, ROW, item); perhaps it "
                 "is an error message of the agency's system. If there is one, set `records` in "
                 "[read] to its name"};
  return Error{Errc::malformed, "the XML holds no element " + choice_.told() +
                                    ", where `records` in [read] says; "
                                    "perhaps it is an error message of the agency's system"};
}

void XmlRecords::refuse(std::string sentence) {
  if (refusal_.empty()) refusal_ = std::move(sentence);
  parser_.stop();
}

void XmlRecords::declared(std::string_view encoding) {
  if (charset_told_ || is_readable(encoding)) return;
  refuse("its encoding is declared to be " + printable(beginning(encoding, 40)) +
         "; ask for UTF-8, or set `charset` in [read] if that is not true");
}

void XmlRecords::opened(std::string_view name, const Attributes& attributes) {
  name = local_name(name);
  path_.enter(name);
  if (open_ > 0) return open_inner(name, attributes);
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
void XmlRecords::open_inner(std::string_view name, const Attributes& attributes) {
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

void XmlRecords::add_attributes(const Attributes& attributes) {
  const auto length = key_.size();
  for (const char** pair = attributes.pairs(); *pair; pair += 2) {
    if (is_technical(pair[0])) continue;
    if (length > 0) key_ += '.';
    key_ += local_name(pair[0]);
    add(key_, pair[1]);
    key_.resize(length);
  }
}

void XmlRecords::closed(std::string_view) {
  if (open_ > 0) {
    const bool is_record = --open_ == 0;
    const auto& level = levels_[open_];
    const auto text = level.has_children ? trim(level.text) : std::string_view{level.text};
    const bool leaf = !level.has_children && !is_record;
    if (leaf || !is_blank(text)) add(is_record ? path_.name() : std::string_view{key_}, text);
    key_.resize(level.key_length);
    if (is_record) {
      if (!fits_) record_->spoil();
      parser_.pause();
    }
  }
  path_.leave();
}

void XmlRecords::text(std::string_view piece) {
  if (open_ == 0) return;
  auto& level = levels_[open_ - 1];
  if (level.text.size() + piece.size() > KeyedRecord::kMaxBytes) fits_ = false;
  else level.text.append(piece);
}

void XmlRecords::add(std::string_view key, std::string_view text) { fits_ = fits_ && record_->join(key, text); }

}  // namespace yingbao::format
