#include "format/xml/xml_paths.hpp"

#include <algorithm>

namespace yingbao::format {
namespace {

constexpr std::string_view kUsualNames[] = {"Record", "record", "ROW", "Row", "row", "item", "Item"};

/// Whole names only: "Data/Record" ends "Government/Data/Record", and "cord" does not. "/A/B" is the whole path.
bool ends_with(std::string_view path, std::string_view told) {
  if (told.starts_with('/')) return path == told.substr(1);
  if (!path.ends_with(told)) return false;
  return path.size() == told.size() || path[path.size() - told.size() - 1] == '/';
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void ElementPath::enter(std::string_view name) {
  lengths_.push_back(text_.size());
  if (!text_.empty()) text_ += '/';
  text_ += name;
}

void ElementPath::leave() {
  text_.resize(lengths_.back());
  lengths_.pop_back();
}

RecordChoice::Verdict RecordChoice::judge(std::string_view path) {
  bool fits;
  if (told_.empty()) {
    const auto name = path.substr(path.rfind('/') + 1);
    fits = std::find(std::begin(kUsualNames), std::end(kUsualNames), name) != std::end(kUsualNames);
  } else {
    fits = ends_with(path, told_);
  }
  if (!fits) return Verdict::other;
  if (!made()) chosen_ = path;
  return path == chosen_ || !told_.empty() ? Verdict::record : Verdict::rival;
}

}  // namespace yingbao::format
