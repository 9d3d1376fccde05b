#include "config/after_action.hpp"

#include "config/toml_section.hpp"

namespace yingbao::config {

After read_after(Section& section) {
  const auto word = section.one_of("after", "delete", {"delete", "archive", "none"});
  After after{word == "delete" ? AfterAction::remove : word == "archive" ? AfterAction::archive : AfterAction::none,
              section.text("archive")};
  if (after.action == AfterAction::archive && after.archive.empty())
    section.problem("archive", "is needed when after = \"archive\"");
  return after;
}

}  // namespace yingbao::config
