#include "connector/after_action.hpp"

namespace yingbao::connector {

After read_after(config::Section& section) {
  const auto word = section.one_of("after", "delete", {"delete", "archive", "none"});
  After after{word == "delete"    ? AfterAction::remove
              : word == "archive" ? AfterAction::archive
                                  : AfterAction::none,
              section.text("archive")};
  if (after.action == AfterAction::archive && after.archive.empty())
    section.problem("archive", "is needed when after = \"archive\"");
  return after;
}

}  // namespace yingbao::connector
