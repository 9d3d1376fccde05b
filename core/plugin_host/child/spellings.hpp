// The titles that the columns of a layout answer to.
#pragma once

#include "plugin_host/child/title.hpp"
#include "sdk/plugin.hpp"

#include <optional>
#include <vector>

namespace yingbao::plugin_host {

/// How well a title answers to a column; the lower the better. Spellings come in order of preference, and an exact one
/// goes before one that matches without its bracket.
struct Fit {
  const plugin::Column* column = nullptr;
  std::size_t rank = 0;
  bool exact = true;
  bool part = false;  ///< one of several columns under a title that is known: 个人自费金额 over 门诊 and 住院
};

/// Of a column, the preferred first; views into its description.
std::vector<std::string_view> spellings_of(const plugin::Column& column);
/// True for a word by which an amount is split (门诊, 住院), or that tells the sum of such parts.
bool splits_amount(std::string_view title);
/// True for 合计, 总额: the sum of the parts beside it.
bool sums_up(std::string_view plain_title);

/// The spellings of one layout, folded once, and what it needs.
class Spellings {
 public:
  /// Borrows the layout for its life. `need` stands for the layout's own, which an older plugin does not tell.
  Spellings(const plugin::Layout& layout, plugin::LayoutNeed need);
  const plugin::Layout& layout() const { return *layout_; }
  plugin::LayoutNeed need() const { return need_; }

  /// With everything that stands in its brackets.
  std::optional<Fit> exact(std::string_view whole) const;
  std::optional<Fit> plain(std::string_view text) const;
  /// A title in a group is known with the group's word in front, or by itself when the group is nobody else's.
  std::optional<Fit> of(const Title& title) const;

 private:
  struct Known {
    std::string whole, plain;
    Fit fit;
  };
  /// 门诊自费金额: a part of an amount by what stands in front of its title.
  std::optional<Fit> part(const Title& title) const;

  const plugin::Layout* layout_;
  plugin::LayoutNeed need_;
  std::vector<Known> known_;
};

}  // namespace yingbao::plugin_host
