#include "https_pull/element_text.hpp"

#include "format/markup/xml_parser.hpp"

namespace yingbao::https_pull {
namespace {

class Search final : public format::XmlEvents {
 public:
  explicit Search(std::string_view name) : name_{name} {}
  bool found = false;
  std::string inner;

 private:
  void opened(std::string_view name, const format::Attributes&) override {
    if (depth_ > 0) ++depth_;
    else if (!found && name == name_) depth_ = 1, found = true;
  }
  void closed(std::string_view) override {
    if (depth_ > 0) --depth_;
  }
  void text(std::string_view text) override {
    if (depth_ == 1) inner.append(text);
  }
  Error told(const format::XmlFault& fault) const override {
    using Kind = format::XmlFault::Kind;
    if (fault.kind == Kind::document_type) return Error{Errc::malformed, "the answer has a DOCTYPE"};
    if (fault.kind == Kind::out_of_memory) return Error{Errc::internal, "no memory for an XML parser"};
    return Error{Errc::malformed, "the answer is no XML: " + std::string{fault.text}};
  }

  std::string_view name_;
  std::size_t depth_ = 0;  // 0: outside the element; more than 1: in an element within
};

}  // namespace

Result<std::string> element_text(std::string_view xml, std::string_view name) {
  Search search{name};
  if (auto read = format::XmlParser{search, {}}.feed(xml, true); !read) return read.error();
  if (!search.found) return Error{Errc::malformed, "the answer has no element <" + std::string{name} + ">"};
  return std::move(search.inner);
}

}  // namespace yingbao::https_pull
