#include "exchange/answer_files.hpp"

#include "base/text.hpp"
#include "document/xlsx.hpp"

#include <algorithm>
#include <set>

namespace yingbao::exchange {
namespace {

constexpr std::size_t kLongestSheet = 80;

std::string lower(std::string text) {
  for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// Names of one folder: no two alike in whatever case.
class Names {
 public:
  /// The name itself, or with the first number that tells it from those there are.
  std::string distinct(const std::string& stem, const std::string& type) {
    for (std::size_t number = 1;; ++number) {
      auto name = stem + (number > 1 ? "(" + std::to_string(number) + ")" : "") + type;
      if (taken_.insert(lower(name)).second) return name;
    }
  }

 private:
  std::set<std::string> taken_;
};

bool one_workbook(const std::vector<document::Table>& sheets) {
  std::set<std::string> names;
  return std::all_of(sheets.begin(), sheets.end(), [&](const auto& sheet) {
    return document::fits_workbook(sheet) && (sheets.size() == 1 || document::is_sheet_name(sheet.name)) &&
           names.insert(lower(sheet.name)).second;
  });
}

}  // namespace

std::string file_stem(std::string_view name, std::size_t longest) {
  if (const auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0 && name.find('/', dot) == name.npos)
    name = name.substr(0, dot);
  std::string stem;
  for (const char c : printable(name))
    stem += std::string_view{"/\\<>:\"|?*"}.find(c) != std::string_view::npos ? '_' : c;
  const auto unfit = [&] {
    return stem.size() > longest || !is_utf8(stem) || stem.ends_with('.') || stem.ends_with(' ');
  };
  while (!stem.empty() && unfit()) stem.pop_back();
  return stem;
}

Status add_files(std::vector<connector::Return::File>& files, const std::vector<document::Table>& sheets,
                 const std::string& name, const AnswerForm& form) {
  if (sheets.empty()) return {};
  Names names;
  if (form.workbook && !form.archive && one_workbook(sheets)) {
    auto bytes = document::to_xlsx(sheets);
    if (!bytes) return bytes.error();
    files.push_back({names.distinct(name, ".xlsx"), std::move(*bytes)});
    return {};
  }
  for (const auto& sheet : sheets) {
    const auto stem = sheets.size() > 1 ? name + "_" + file_stem(sheet.name, kLongestSheet) : name;
    if (!form.workbook || !document::fits_workbook(sheet)) {
      files.push_back({names.distinct(stem, ".csv"), to_csv(sheet, form.encoding)});
      continue;
    }
    // "file/sheet" of an archive: the file's name goes to the file, the sheet's to the sheet.
    auto bytes = document::to_xlsx({{sheet.name.substr(sheet.name.rfind('/') + 1), sheet.rows}});
    if (!bytes) return bytes.error();
    files.push_back({names.distinct(stem, ".xlsx"), std::move(*bytes)});
  }
  return {};
}

}  // namespace yingbao::exchange
