#include "format/spreadsheetml/styles.hpp"

#include <algorithm>

namespace yingbao::format::spreadsheetml {
namespace {

struct Named {
  std::string_view name, code;
};
/// Those that are told alike have no code: truth values are the numbers that they are.
constexpr Named kNamed[] = {{"General Date", "yyyy-mm-dd h:mm"},
                            {"Long Date", "yyyy-mm-dd"},
                            {"Medium Date", "yyyy-mm-dd"},
                            {"Short Date", "yyyy-mm-dd"},
                            {"Long Time", "h:mm:ss"},
                            {"Medium Time", "h:mm"},
                            {"Short Time", "h:mm"},
                            {"Currency", "#,##0.00"},
                            {"Euro Currency", "#,##0.00"},
                            {"Fixed", "0.00"},
                            {"Standard", "#,##0.00"},
                            {"Percent", "0.00%"},
                            {"Scientific", ""},
                            {"General Number", ""},
                            {"Yes/No", ""},
                            {"True/False", ""},
                            {"On/Off", ""}};

NumberFormat format_of(std::string_view told) {
  const auto* named =
      std::find_if(std::begin(kNamed), std::end(kNamed), [&](const auto& each) { return each.name == told; });
  const auto code = named == std::end(kNamed) ? told : named->code;
  return code.empty() ? NumberFormat{} : NumberFormat{code};
}

}  // namespace

bool Styles::start(std::string_view element, const Attributes& attributes) {
  if (element == "Style") {
    open_ = attributes.find("ID");
    if (const auto parent = attributes.find("Parent"); !parent.empty())
      formats_.insert_or_assign(open_, NumberFormat{(*this)[parent]});
  } else if (element == "NumberFormat" && !open_.empty()) {
    formats_.insert_or_assign(open_, format_of(attributes.find("Format")));
  }
  return formats_.size() <= kMost;
}

void Styles::end(std::string_view element) {
  if (element != "Style") return;
  open_.clear();
  const auto usual = formats_.find("Default");
  usual_ = usual == formats_.end() ? nullptr : &usual->second;
}

const NumberFormat& Styles::operator[](std::string_view id) const {
  const auto found = id.empty() ? formats_.end() : formats_.find(id);
  if (found != formats_.end()) return found->second;
  return usual_ ? *usual_ : general_;
}

}  // namespace yingbao::format::spreadsheetml
