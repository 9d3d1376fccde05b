// Code sets with the spellings that files hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::reading {

/// GB/T 2261.1: "1" 男, "2" 女, "0" unknown, "9" not stated; empty when unreadable.
std::string_view read_sex(std::string_view cell);
/// GB/T 3304 numeric code, two digits, from a name with or without 族, an old spelling or the code itself.
std::string_view read_ethnicity(std::string_view cell);
/// The name of a two-digit ethnicity code; empty when there is none.
std::string_view ethnicity_name(std::string_view code);
/// 是/否, 有/无, 1/0, Y/N, √/×, 已享受/未享受, □是☑否 and what else the vocabulary of yes and no knows; empty when
/// unreadable or silent.
std::optional<bool> read_boolean(std::string_view cell);
/// A name without inner blanks, with the minority-name dot as U+00B7 and old private-use characters as their standard
/// ones, without remarks in brackets, 等5人 behind it or a row's number in front. Empty for what is no name: a number,
/// signs alone, the title of the column. Several names (张三、李四) stay as they are: whoever knows them parts them.
std::string read_name(std::string_view cell);
/// The same without a copy where nothing changes; otherwise the name stands in `buffer`.
std::string_view read_name(std::string_view cell, std::string& buffer);

}  // namespace yingbao::reading
