// Where in a document an element stands, and which elements are records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format {

/// "Record" of "ns:Record", and of "a:ns:Record", which expat lets pass.
std::string_view local_name(std::string_view name);

/// The names of elements from the root to the current one, as "Government/Data/Record".
class ElementPath {
 public:
  /// `name`: without prefix.
  void enter(std::string_view name);
  void leave();
  std::size_t depth() const { return lengths_.size(); }
  std::string_view text() const { return text_; }
  /// Of the current element.
  std::string_view name() const { return std::string_view{text_}.substr(text_.rfind('/') + 1); }

 private:
  std::string text_;
  std::vector<std::size_t> lengths_;  // of the text before each element
};

/// Picks the records: the elements whose path ends with what the operator says; otherwise those with one of the usual
/// names, at the path of the first of them.
class RecordChoice {
 public:
  enum class Verdict { other, record, rival };

  explicit RecordChoice(std::string_view told) : told_{told} {}
  /// `rival`: a second kind of record that nobody would read.
  Verdict judge(std::string_view path);
  bool made() const { return !chosen_.empty(); }
  const std::string& told() const { return told_; }
  const std::string& chosen() const { return chosen_; }

 private:
  std::string told_;
  std::string chosen_;  // the path of the first record
};

}  // namespace yingbao::format
