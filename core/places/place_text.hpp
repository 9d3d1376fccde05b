// What a text says about places: the county of this city that a cell or an address names.
#pragma once

#include "places/division.hpp"

#include <string_view>

namespace yingbao::places {

/// True for a text that begins with another province or another city of this one: what it names further on lies there.
bool is_elsewhere(std::string_view text);

/// The text behind 福建省泉州市, 泉州 or the city's code; the whole text when it does not begin so.
std::string_view behind_city(std::string_view text);

/// The county that stands first in a cell meant for one, by its full name anywhere or by its short one where a word
/// begins: 安溪人社局, 泉州市南安医保管理部, 公安局鲤城分局. Streets, schools and markets named after a county name none.
const Unit* county_in_cell(std::string_view cell);
/// True when a cell names two of them, as in 安溪县/南安市: nobody knows which is meant. Hui'an and the zone in it are one.
bool names_several_counties(std::string_view cell);
/// The same as county_in_cell in an address, where a short name counts only behind the city's: 泉州市安溪官桥, not 晋江路.
const Unit* county_in_address(std::string_view address);

/// An office of the city: 泉州市医疗保障局, but no village's committee and no street's office.
bool names_city_office(std::string_view cell);

}  // namespace yingbao::places
