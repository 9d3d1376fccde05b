// The records of an XML document, read as a stream.
#pragma once

#include "format/keyed_rows.hpp"
#include "format/markup/xml_parser.hpp"
#include "format/utf8_source.hpp"
#include "format/xml/xml_paths.hpp"

#include <memory>

namespace yingbao::format {

/// Keys are the names of leaf elements and of attributes, without namespace; those of inner ones read "a.b". Texts of
/// leaves with the same name are joined. Names of what is no leaf, and its text between the children, are kept where
/// it says something.
class XmlRecords final : public RecordSource, XmlEvents {
 public:
  /// `told_charset`: what the operator says; a declaration is then not looked at.
  XmlRecords(std::shared_ptr<Utf8Source> source, std::string_view records, std::optional<Charset> told_charset);

  Result<bool> next(Keys& keys, KeyedRecord& record) override;
  std::string describe() const override;

 private:
  struct Level {
    std::size_t key_length;  // of the key before this element
    bool has_children;
    std::string text;
  };

  void declared(std::string_view encoding) override;
  void opened(std::string_view name, const Attributes& attributes) override;
  void closed(std::string_view name) override;
  void text(std::string_view text) override;
  Error told(const XmlFault& fault) const override;

  Status found_records() const;
  void refuse(std::string sentence);
  void open_inner(std::string_view name, const Attributes& attributes);
  void add_attributes(const Attributes& attributes);
  void add(std::string_view key, std::string_view text);

  std::shared_ptr<Utf8Source> source_;
  XmlParser parser_;
  bool charset_told_;
  RecordChoice choice_;
  ElementPath path_;
  std::string refusal_;

  KeyedRecord* record_ = nullptr;  // while next() runs
  Keys* keys_ = nullptr;
  std::uint64_t records_ = 0;
  std::vector<Level> levels_;  // of the record and what is open in it; texts are kept for their memory
  std::size_t open_ = 0;       // how many of them are open
  std::string key_;            // "a.b" of the innermost
  bool fits_ = true;           // the record can hold what was added
};

}  // namespace yingbao::format
