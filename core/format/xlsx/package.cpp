#include "format/xlsx/package.hpp"

#include "base/text.hpp"
#include "format/xlsx/xml_part.hpp"

namespace yingbao::format {
namespace {

constexpr std::size_t kMaxRelationships = 10'000;

/// The folder of a part, with its '/'; empty at the top.
std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

/// "/xl/a.xml" from the top, "../a.xml" and "a.xml" from the folder of whoever refers to it.
std::string resolved(std::string_view folder, std::string_view target) {
  const std::string path = target.starts_with('/') ? std::string{target} : std::string{folder} + std::string{target};
  std::vector<std::string_view> steps;
  for (const auto step : split(path, '/')) {
    if (step.empty() || step == ".") continue;
    if (step != "..") steps.push_back(step);
    else if (!steps.empty()) steps.pop_back();
  }
  std::string part;
  for (const auto step : steps) part.append(part.empty() ? "" : "/").append(step);
  return part;
}

class RelationshipsPart final : public XmlPart {
 public:
  RelationshipsPart(std::unique_ptr<ByteSource> bytes, std::string_view folder)
      : XmlPart{std::move(bytes)}, folder_{folder} {}
  std::vector<Relationship> found;

 private:
  void opened(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    if (found.size() == kMaxRelationships) return fail("holds too many relationships");
    const auto type = attributes["Type"];
    found.push_back({std::string{attributes["Id"]}, std::string{type.substr(type.rfind('/') + 1)},
                     resolved(folder_, attributes["Target"])});
  }

  std::string_view folder_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_part(Archive& archive, std::string_view part) {
  const auto* entry = archive.find(part);
  if (!entry) return Error{Errc::malformed, "the workbook is incomplete: " + printable(part) + " is missing"};
  auto bytes = archive.read(*entry);
  if (!bytes) return bytes.error().in(printable(part));
  return bytes;
}

Result<std::vector<Relationship>> relationships_of(Archive& archive, std::string_view part) {
  const auto folder = folder_of(part);
  const auto name = std::string{folder} + "_rels/" + std::string{part.substr(folder.size())} + ".rels";
  if (!archive.find(name)) return std::vector<Relationship>{};
  auto bytes = open_part(archive, name);
  if (!bytes) return bytes.error();
  RelationshipsPart relationships{std::move(*bytes), folder};
  if (const auto read = relationships.read(); !read) return read.error().in(printable(name));
  return std::move(relationships.found);
}

}  // namespace yingbao::format
