#include "format/xlsx/workbook.hpp"

#include "base/text.hpp"
#include "format/xlsx/package.hpp"
#include "format/xlsx/xml_part.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::size_t kMaxSheets = 10'000;

class WorkbookPart final : public XmlPart {
 public:
  WorkbookPart(std::unique_ptr<ByteSource> bytes, const std::vector<Relationship>& relationships)
      : XmlPart{std::move(bytes)}, relationships_{relationships} {}
  Workbook found;

 private:
  void opened(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") found.from_1904 = attributes.is_true("date1904");
    if (name == "calcPr") found.computed_on_load = attributes.is_true("fullCalcOnLoad");
    if (name != "sheet") return;
    const auto id = attributes.prefixed("id");
    const auto target = std::find_if(relationships_.begin(), relationships_.end(),
                                     [&](const auto& relationship) { return relationship.id == id; });
    if (target == relationships_.end())
      return fail("has a sheet without a part; ask for the workbook saved again, or as CSV");
    if (target->kind != "worksheet") return;
    if (found.sheets.size() == kMaxSheets) return fail("has more than ten thousand sheets; ask for the list alone");
    const auto state = attributes["state"];
    found.sheets.push_back({std::string{attributes["name"]}, target->part, state == "hidden" || state == "veryHidden"});
  }

  const std::vector<Relationship>& relationships_;
};

}  // namespace

Result<Workbook> read_workbook(Archive& archive, std::string_view part) {
  const auto relationships = relationships_of(archive, part);
  if (!relationships) return relationships.error();
  auto bytes = open_part(archive, part);
  if (!bytes) return bytes.error();
  WorkbookPart workbook{std::move(*bytes), *relationships};
  if (const auto read = workbook.read(); !read) return read.error().in(printable(part));
  for (const auto& relationship : *relationships) {
    if (relationship.kind == "sharedStrings") workbook.found.shared_strings = relationship.part;
    if (relationship.kind == "styles") workbook.found.styles = relationship.part;
  }
  return std::move(workbook.found);
}

}  // namespace yingbao::format
