// What becomes of an object at its source once the hub has committed it.
#pragma once

#include <string>

namespace yingbao::config {

class Section;

enum class AfterAction { remove, archive, none };

struct After {
  AfterAction action = AfterAction::remove;
  std::string archive;  ///< as written: where `archive` moves objects to
};

/// The keys `after` and `archive` of a [connector].
After read_after(Section& section);

}  // namespace yingbao::config
