// What becomes of an object at its source once the hub has committed it.
#pragma once

#include "config/section.hpp"

#include <string>

namespace yingbao::connector {

enum class AfterAction { remove, archive, none };

struct After {
  AfterAction action = AfterAction::remove;
  std::string archive;  ///< as written: where `archive` moves objects to
};

/// The keys `after` and `archive` of a [connector].
After read_after(config::Section& section);

}  // namespace yingbao::connector
