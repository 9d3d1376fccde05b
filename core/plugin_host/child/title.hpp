// The title of a column as it is compared with the spellings of a layout: what it names, whose it is, in which unit.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::plugin_host {

/// Stands in Title::text between the lines of a header, and in a file that was given back, where they are one title.
inline constexpr std::string_view kLineMark = "›";

/// One title of a header, which may stand on several lines.
struct Title {
  std::string text;   ///< as the file has it; lines above that group columns stand before it, joined by kLineMark
  std::string whole;  ///< folded: the group's word and the title's, without marks of form (*, 选填, 1., a colon)
  std::string plain;  ///< the same without brackets that explain: 个人自费金额（元） is 个人自费金额
  std::string own;    ///< `plain` of the lowest line alone; the same as `plain` when there is one line
  /// The word for somebody beside the person whom the row is about (户主, 监护人, 代办人), when it names one.
  std::string_view owner = {};
  std::string group = {};   ///< the word of the line above, when it groups this title with others
  bool of_another = false;  ///< a bracket says something that may make a name or a number somebody else's

  bool empty() const { return whole.empty(); }
};

/// Reads a title; `above` is what stands over it and over its neighbours, empty when nothing does. A bracket that names
/// somebody belongs to the title: 证件号码（户主） is 户主证件号码.
Title read_title(std::string_view text, std::string_view above = {});

/// A Chinese title without the Latin letters behind it: 注销日期 of 注销日期YYYY-MM-DD.
std::string without_latin_tail(std::string_view text);
/// `plain` of a spelling or title that stands alone.
std::string plain_title(std::string_view text);

/// What the bracket at the end of a folded title says; empty when there is none.
std::string_view bracket_of(std::string_view folded);
/// True for a word that means the person of the row: 本人, 学生, 失业人员.
bool is_self(std::string_view word);
/// True for a title that says that it is the person's: 本人身份证号码, 学生姓名.
bool says_self(const Title& title);
/// True for a word that means somebody: 家属, 爱人, 介绍人, 监护人.
bool says_somebody(std::string_view word);
/// The title, or the group that it stands in, names somebody beside the person.
bool of_somebody_else(const Title& title);
/// True for the title of a column of names: 姓名, 监护人姓名, 代办人.
bool names_somebody(const Title& title);
/// True for the title of a column of identity numbers, whoever's: 身份证号码, 户主证件号.
bool numbers_somebody(const Title& title);
/// True of somebody who may well be listed with a number beside the person; false of an official who fills in the form.
bool may_have_number(const Title& name);

/// True for a line of a header that only says the unit or how to fill in: （元）, 人, （选填）.
bool explains_only(std::string_view text);
/// "万元" when a line above the table states the unit of its amounts (单位：万元), "千元", "百元", "元", or empty.
std::string_view stated_unit(std::string_view text);

}  // namespace yingbao::plugin_host
