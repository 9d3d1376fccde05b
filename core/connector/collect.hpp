// One round over a connector: land what is new, confirm what is committed.
#pragma once

#include "connector/landing.hpp"

namespace yingbao::connector {

struct Collected {
  std::vector<store::Delivery> landed;
  std::vector<Left> left;      ///< not for taking, or not yet, and why
  std::vector<Left> failed;    ///< could not be taken, and why
};

/// Takes over every new object. What was landed before and is not yet confirmed is not taken again.
Result<Collected> collect(store::DataFolder& data, std::string_view agency, Connector& connector);

/// What goes back to the agency about a delivery that has been read.
using Answering = std::function<Return(const store::Delivery&)>;

/// Answers, and then confirms at the source, everything whose delivery has been read. Problems are told, not fatal: the
/// next run tries again, and the bookmark keeps the object from counting twice.
std::vector<Left> confirm_read(store::DataFolder& data, std::string_view agency, Connector& connector,
                               const Answering& answering);

}  // namespace yingbao::connector
