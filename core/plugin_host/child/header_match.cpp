#include "plugin_host/child/header_match.hpp"

#include "base/text.hpp"
#include "plugin_host/child/cell_reader.hpp"
#include "plugin_host/child/whose.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace yingbao::plugin_host {
namespace {

using schema::Field;

constexpr std::string_view kRunningNumbers[] = {"序号", "编号", "人数", "数量"};
/// What an override says of a column that is not to be taken in.
constexpr std::string_view kNotTaken = "none";

bool is_of(const plugin::Column& column, Field field) { return column.local.empty() && column.field == field; }

/// A column whose title must stand in the header, although its cell itself may be empty.
bool must_stand(const plugin::Column& column, plugin::LayoutNeed need) {
  return column.need == plugin::Need::required || column.need == plugin::Need::present ||
         (need == plugin::LayoutNeed::number && is_of(column, Field::id_number)) ||
         (need == plugin::LayoutNeed::case_number && is_of(column, Field::case_number));
}

/// A column of several, one of which must stand.
bool is_one_asked_for(const plugin::Column& column, plugin::LayoutNeed need) {
  using plugin::LayoutNeed;
  const bool number_or_case = is_of(column, Field::id_number) || is_of(column, Field::case_number);
  return need == LayoutNeed::somebody ? number_or_case || is_of(column, Field::name)
                                      : need == LayoutNeed::number_or_case && number_or_case;
}

std::string_view target_of(const plugin::Column& column) {
  if (!column.local.empty()) return column.local;
  const auto* info = schema::info_of(column.field);
  return info ? info->name : std::string_view{};
}

/// A title and its place, "身份证号码@D"; no place where it names none.
struct Placed {
  std::string_view title, place;
};

Placed placed(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos) return {text, {}};
  const auto place = text.substr(at + 1);
  const bool letters =
      !place.empty() && std::all_of(place.begin(), place.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return letters ? Placed{text.substr(0, at), place} : Placed{text, {}};
}

bool names(const Placed& said, const Title& title) {
  const auto wanted = read_title(said.title);
  return wanted.whole == title.whole || wanted.plain == title.own || wanted.plain == title.plain;
}

/// What the operator says of a column: by its title, or by its title and place.
struct Said {
  bool any = false;
  const plugin::Column* column = nullptr;
};

Said said_of(const plugin::Layout& layout, const Job& job, const Title& title, std::string_view place) {
  for (const bool by_place : {true, false})
    for (const auto& [key, target] : job.overrides) {
      const auto said = placed(key);
      if (said.place.empty() == by_place || (by_place && said.place != place) || !names(said, title)) continue;
      if (target == kNotTaken) return {true, nullptr};
      for (const auto& column : layout.columns)
        if (target_of(column) == target) return {true, &column};
    }
  return {};
}

bool is_allowed(const Job& job, const Title& title) {
  if (job.allowed.empty()) return true;
  return std::any_of(job.allowed.begin(), job.allowed.end(), [&](const auto& each) {
    const auto allowed = read_title(each);
    return allowed.whole == title.whole || allowed.whole == title.own;
  });
}

/// One header being understood by one layout.
class Matching {
 public:
  Matching(const Spellings& spellings, const Job& job, const std::vector<Title>& titles)
      : layout_{spellings.layout()}, job_{job}, titles_{titles}, fits_(titles.size()),
        said_(titles.size()), spellings_{spellings} {
    const bool given_back =
        std::any_of(titles.begin(), titles.end(), [](auto& each) { return each.whole == kRejectNumberTitle; });
    for (std::size_t i = 0; i < titles.size(); ++i) {
      places_.push_back(given_back ? std::string{placed(titles[i].text).place} : column_letters(i));
      if (!given_back || places_[i].empty()) continue;
      titles_[i] = read_title(placed(titles[i].text).title);
      titles_[i].text = titles[i].text;
    }
  }

  HeaderMatch match() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      said_[i] = said_of(layout_, job_, titles_[i], places_[i]);
      if (said_[i].any) {
        if (said_[i].column) fits_[i] = Fit{said_[i].column, 0, true, false};
      } else if (is_allowed(job_, titles_[i])) {
        fits_[i] = spellings_.of(titles_[i]);
      }
    }
    share_groups();
    HeaderMatch found;
    found.layout = &layout_;
    found.width = titles_.size();
    leave_to_others();
    found.unclear = give_to_their_owners();
    if (job_.task == Task::draft && !found.unclear.empty()) found.unclear = leave_numbers_out();
    if (found.unclear.empty()) found.unclear = unclear_amount();
    bind(found);
    found.missing = missing(found);
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (titles_[i].whole == kRejectNumberTitle) found.reject_number = i;
      if (std::find(std::begin(kRunningNumbers), std::end(kRunningNumbers), titles_[i].plain) !=
          std::end(kRunningNumbers))
        found.running_number = i;
    }
    return found;
  }

 private:
  /// The group's own title, where it is that of an amount and none below it is known: its columns are its parts, unless
  /// one of them is the whole.
  void share_groups() {
    for (std::size_t first = 0; first < titles_.size();) {
      auto end = first + 1;
      const auto group = group_of(first);
      while (end < titles_.size() && !group.empty() && group_of(end) == group) ++end;
      if (!group.empty()) share_group(plain_title(group), first, end);
      first = end;
    }
  }
  std::string_view group_of(std::size_t i) const {
    const std::string_view text = titles_[i].text;
    const auto end = text.rfind(kLineMark);
    return end == std::string_view::npos ? std::string_view{} : text.substr(0, end);
  }
  void share_group(const std::string& group, std::size_t first, std::size_t end) {
    const auto fit = spellings_.plain(group);
    if (!fit || fit->column->combine != plugin::Combine::sum) return;
    for (auto i = first; i < end; ++i)
      if (fits_[i] || said_[i].any) return;
    for (auto i = first; i < end; ++i)
      if (sums_up(titles_[i].own)) {
        fits_[i] = fit;
        return;
      }
    for (auto i = first; i < end; ++i)
      if (splits_amount(titles_[i].own)) fits_[i] = Fit{fit->column, fit->rank, false, true};
  }

  /// 姓名（爱人）, 身份证号码（家属）: a bracket that is not known to be harmless may say whose it is.
  void leave_to_others() {
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      const bool of_people = fits_[i] && !fits_[i]->exact && !said_[i].any &&
                             (is_of(*fits_[i]->column, Field::name) || is_of(*fits_[i]->column, Field::id_number));
      if (!of_people || !titles_[i].of_another) continue;
      fits_[i].reset();
      others_.push_back(i);
    }
  }
  /// Two columns of one amount that are neither its parts nor one the whole: 个人自费（本月）, 个人自费（本年）.
  std::string unclear_amount() const {
    std::map<std::pair<const plugin::Column*, std::size_t>, std::size_t> seen;  // column and rank -> where
    for (std::size_t j = 0; j < titles_.size(); ++j) {
      if (!fits_[j] || fits_[j]->column->combine != plugin::Combine::sum || fits_[j]->exact || said_[j].any) continue;
      const auto [found, first] = seen.emplace(std::pair{fits_[j]->column, fits_[j]->rank}, j);
      const auto i = found->second;
      if (first || (fits_[i]->part && fits_[j]->part)) continue;
      return "it cannot be told which amount counts: " + place_of(titles_, i) + " or " + place_of(titles_, j) +
             "; name it in [columns] of the agency's file: \"" + titles_[i].plain + "@" + column_letters(i) +
             "\" = \"" + std::string{target_of(*fits_[i]->column)} + "\", and the other \"none\"";
    }
    return {};
  }
  /// Columns that turn out to be somebody else's go to that somebody's field, where the layout has one.
  std::string give_to_their_owners() {
    std::vector<Role> roles(titles_.size(), Role::none);
    for (const auto field : {Field::name, Field::id_number}) leave_to_the_one_said(field);
    bool any = false;
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!fits_[i]) continue;
      const auto reader = reader_of(*fits_[i]->column);
      if (fits_[i]->column->local.empty() && reader != plugin::Reader::name && reader != plugin::Reader::identity)
        roles[i] = Role::fact;
      if (is_of(*fits_[i]->column, Field::name)) roles[i] = Role::name;
      if (!is_of(*fits_[i]->column, Field::id_number)) continue;
      any = true;
      const bool says_whose = said_[i].any || !titles_[i].owner.empty() || says_self(titles_[i]);
      roles[i] = says_whose ? Role::persons_number : Role::number;
    }
    give_repeated_facts(roles);
    if (!any) return {};
    const auto whose = tell_whose(titles_, roles);
    if (!whose.unclear.empty()) return whose.unclear;
    for (const auto& other : whose.others)
      if (!said_[other.column].any) give(other);
    return {};
  }
  /// Nothing is unclear then.
  std::string leave_numbers_out() {
    for (auto& fit : fits_)
      if (fit && is_of(*fit->column, Field::id_number)) fit.reset();
    return {};
  }
  /// Where the operator has named the person's column, no other is it.
  void leave_to_the_one_said(Field field) {
    const auto is_it = [&](std::size_t i) { return fits_[i] && is_of(*fits_[i]->column, field); };
    bool said = false;
    for (std::size_t i = 0; i < titles_.size(); ++i) said = said || (said_[i].any && is_it(i));
    for (std::size_t i = 0; said && i < titles_.size(); ++i)
      if (!said_[i].any && is_it(i)) fits_[i].reset();
  }
  /// Of two columns for one fact (联系电话), one after the person's name and one after somebody else's, each is theirs.
  void give_repeated_facts(const std::vector<Role>& roles) {
    std::vector<std::size_t> after(titles_.size(), titles_.size());  // the nearest name before each column
    for (std::size_t i = 0, name = titles_.size(); i < titles_.size(); ++i) {
      if (roles[i] == Role::name || (roles[i] == Role::none && names_somebody(titles_[i]))) name = i;
      after[i] = name;
    }
    const auto of_person = [&](std::size_t i) { return after[i] == titles_.size() || roles[after[i]] == Role::name; };
    std::set<const plugin::Column*> persons;  // facts that have a column after the person's name
    for (std::size_t i = 0; i < titles_.size(); ++i)
      if (roles[i] == Role::fact && of_person(i)) persons.insert(fits_[i]->column);
    for (std::size_t i = 0; i < titles_.size(); ++i)
      if (roles[i] == Role::fact && !said_[i].any && !of_person(i) && persons.contains(fits_[i]->column))
        give({i, after[i]});
  }
  void give(const Whose::Other& other) {
    fits_[other.column].reset();
    others_.push_back(other.column);
    if (other.column == other.name) return;
    auto owner = titles_[other.name].plain;
    if (const std::string_view name = "姓名"; owner.ends_with(name)) owner.resize(owner.size() - name.size());
    if (auto fit = spellings_.plain(owner + titles_[other.column].own))
      if (!is_of(*fit->column, Field::id_number)) fits_[other.column] = fit;
  }

  void bind(HeaderMatch& found) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < titles_.size(); ++i)
      if (fits_[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        return std::tuple{fits_[i]->column - layout_.columns.data(), fits_[i]->rank, !fits_[i]->exact,
                          titles_[i].whole};
      };
      return key(a) < key(b);
    });
    std::vector<ColumnUse> uses(titles_.size(), ColumnUse::dropped);
    for (const auto i : others_) uses[i] = ColumnUse::others;
    for (const auto i : order) {
      const auto* column = fits_[i]->column;
      const bool first = found.bindings.empty() || found.bindings.back().column != column;
      if (!first && column->combine == plugin::Combine::alone) continue;
      const bool part =
          !first && column->combine == plugin::Combine::sum && parts_of_one(found.bindings.back().cell, i);
      uses[i] = first ? ColumnUse::taken : part ? ColumnUse::part : ColumnUse::spare;
      const auto& text = titles_[i].text;
      found.bindings.push_back({i, column, reader_of(*column), contains(text, "万元"), part, text});
    }
    for (std::size_t i = 0; i < titles_.size(); ++i)
      found.columns.push_back(
          {titles_[i].text, is_read(uses[i]) ? std::string{target_of(*fits_[i]->column)} : std::string{}, uses[i]});
  }
  bool is_read(ColumnUse use) const { return use != ColumnUse::dropped && use != ColumnUse::others; }
  /// 自费（门诊） and 自费（住院）, not 自费合计 and 全自费: the same spelling, apart by what is said beside it.
  bool parts_of_one(std::size_t a, std::size_t b) const {
    const auto &one = *fits_[a], &other = *fits_[b];
    return one.rank == other.rank && one.part && other.part && titles_[a].whole != titles_[b].whole;
  }

  std::string missing(const HeaderMatch& found) const {
    std::string missing;
    const auto add = [&](std::string_view what) { missing.append(missing.empty() ? "" : ", ").append(what); };
    for (const auto& column : layout_.columns) {
      if (!must_stand(column, spellings_.need())) continue;
      const bool stands = std::any_of(found.bindings.begin(), found.bindings.end(), [&](const auto& binding) {
        return binding.column == &column || answers(column, titles_[binding.cell]);
      });
      if (!stands) add(spellings_of(column).front());
    }
    if (const auto lacking = lacking_of_need(found); !lacking.empty()) add(lacking);
    return missing;
  }
  /// The titles of which the need asks for one; empty when one of them stands.
  std::string lacking_of_need(const HeaderMatch& found) const {
    const auto fed = [&](const auto& binding) { return is_one_asked_for(*binding.column, spellings_.need()); };
    if (std::any_of(found.bindings.begin(), found.bindings.end(), fed)) return {};
    const auto is_somebodys = [](const auto& title) { return names_somebody(title) || numbers_somebody(title); };
    if (job_.task == Task::draft && std::any_of(titles_.begin(), titles_.end(), is_somebodys)) return {};
    std::string titles;
    for (const auto& column : layout_.columns)
      if (is_one_asked_for(column, spellings_.need()))
        titles.append(titles.empty() ? "" : " or ").append(spellings_of(column).front());
    return titles;
  }
  /// A filter's column may be one that a field takes as well: its cell is found by its title.
  static bool answers(const plugin::Column& column, const Title& title) {
    if (column.local.empty()) return false;
    for (const auto spelling : spellings_of(column))
      if (const auto wanted = read_title(spelling); wanted.whole == title.whole || wanted.plain == title.plain)
        return true;
    return false;
  }

  const plugin::Layout& layout_;
  const Job& job_;
  std::vector<Title> titles_;
  std::vector<std::string> places_;  // that the file has them in, or had when it was first delivered; empty: not known
  std::vector<std::optional<Fit>> fits_;
  std::vector<Said> said_;
  std::vector<std::size_t> others_;
  const Spellings& spellings_;
};

}  // namespace

HeaderMatch match_header(const Spellings& layout, const Job& job, const std::vector<Title>& titles) {
  return Matching{layout, job, titles}.match();
}

std::string title_given_back(const Overrides& overrides, std::string_view title, std::size_t place) {
  std::string text{title};
  const auto letters = column_letters(place);
  const auto tells = [&](const auto& each) {
    const auto said = placed(each.first);
    return said.place == letters && names(said, read_title(title));
  };
  if (std::any_of(overrides.begin(), overrides.end(), tells)) text.append("@").append(letters);
  return text;
}

}  // namespace yingbao::plugin_host
