// How clerks title the columns of ordinary facts: what a plugin need not list again, and what a draft of a new agency is
// guessed by.
#pragma once

#include "schema/field.hpp"

namespace yingbao::schema {

/// Spellings joined by '|', the commonest first; empty for a field that has no usual title. Width, blanks, brackets and a
/// unit in brackets at the end do not matter.
std::string_view usual_titles(Field field);

}  // namespace yingbao::schema
