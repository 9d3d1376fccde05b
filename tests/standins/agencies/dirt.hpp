#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "plain.hpp"
#include "random.hpp"

namespace yingbao::sample {

// How a cell may say something true in an unusual way, and how it may fail to say it.

// The number in one of its harmless spellings; `dirty` per mille of them are not the plain one.
std::string number_as_written(std::string_view canonical, int dirty, Random& random);

// The number of a disability certificate (20 characters, 22 when replaced), which begins with the identity number.
std::string certificate_as_written(std::string_view canonical, Random& random);

enum class Flaw { wrong_check, missing, masked, precision_lost, too_short, no_such_day };
inline constexpr std::array<Flaw, 6> flaws{Flaw::wrong_check,    Flaw::missing,   Flaw::masked,
                                           Flaw::precision_lost, Flaw::too_short, Flaw::no_such_day};

// A cell from which nobody can tell the number; throws rather than return one that somebody could.
std::string unusable_number(std::string_view canonical, Flaw flaw, Random& random);

std::string name_as_written(std::string_view name, Random& random);

std::string date_as_written(Day day, Random& random);
std::string unreadable_date(Random& random);

std::string month_as_written(Day day, Random& random);  // 202006, 2020-06, 2020年6月

std::string money_as_written(std::int64_t fen, Random& random);
std::string unreadable_amount(Random& random);

// A byte that is neither UTF-8 nor GB18030, wherever it stands. The writer passes it through untouched.
inline constexpr char stray_byte = static_cast<char>(0xFF);
std::string undecodable(std::string text);

}  // namespace yingbao::sample
