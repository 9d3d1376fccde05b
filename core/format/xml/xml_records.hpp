// The records of an XML document, read as a stream.
#pragma once

#include "format/keyed_rows.hpp"
#include "format/utf8_source.hpp"
#include "format/xml/xml_paths.hpp"

#include <memory>

struct XML_ParserStruct;

namespace yingbao::format {

/// Keys are the names of leaf elements and of attributes, without namespace; those of inner ones read "a.b". Texts of
/// leaves with the same name are joined. Names of what is no leaf, and its text between the children, are kept where
/// it says something.
class XmlRecords final : public RecordSource {
 public:
  static constexpr std::size_t kMaxDepth = 64;
  static constexpr std::size_t kMaxTokenBytes = 1u << 20;

  /// `told_charset`: what the operator says; a declaration is then not looked at.
  XmlRecords(std::shared_ptr<Utf8Source> source, std::string_view records, std::optional<Charset> told_charset);

  Result<bool> next(Keys& keys, KeyedRecord& record) override;
  std::string describe() const override;

  /// What expat would otherwise ask the system for when it starts to parse.
  static void prepare();

 private:
  struct Handlers;
  struct Level {
    std::size_t key_length;  // of the key before this element
    bool has_children;
    std::string text;
  };
  struct FreeParser {
    void operator()(XML_ParserStruct* parser) const;
  };

  Status parse_on();
  Status feed();
  Status judge(int status);
  Status end();
  void refuse(std::string sentence);
  void declare(std::string_view encoding);
  void open_element(std::string_view name, const char** attributes);
  void open_inner(std::string_view name, const char** attributes);
  void add_attributes(const char** attributes);
  void close_element();
  void add(std::string_view key, std::string_view text);

  std::shared_ptr<Utf8Source> source_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  bool charset_told_;
  RecordChoice choice_;
  ElementPath path_;
  bool suspended_ = false, fed_to_end_ = false, ended_ = false;
  std::int64_t fed_ = 0;  // bytes
  std::string refusal_;

  KeyedRecord* record_ = nullptr;  // while next() runs
  Keys* keys_ = nullptr;
  std::uint64_t records_ = 0;
  std::vector<Level> levels_;      // of the record and what is open in it; texts are kept for their memory
  std::size_t open_ = 0;           // how many of them are open
  std::string key_;                // "a.b" of the innermost
  bool fits_ = true;               // the record can hold what was added
  bool complete_ = false;
};

}  // namespace yingbao::format
