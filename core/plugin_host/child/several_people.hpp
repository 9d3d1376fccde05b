// One cell that names several people: 张三、李四 with their numbers in the same order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::plugin_host {

/// Whether a name or a number may be several: what most cells hold is told apart by a look at their bytes.
bool may_name_several(std::string_view name);
bool may_number_several(std::string_view number);

struct PeopleOfRow {
  enum class Kind { one, several, unclear };
  Kind kind = Kind::one;
  /// Of several people: as many of each, or none of one of them. Of one: the number, when it stood there more than once.
  std::vector<std::string> names, numbers;
};

/// `name` is the field's value, `name_cell` the cell as it was delivered: a reader of names may have joined what a line
/// break kept apart. Several people are told when names and numbers match one by one, or when there are only names or
/// only numbers; whatever else holds several is unclear.
PeopleOfRow people_of(std::string_view name, std::string_view name_cell, std::string_view number);

}  // namespace yingbao::plugin_host
