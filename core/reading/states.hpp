// What a cell's words say of a state. Words have two sides: 未死亡 is no death, 服刑期满 no prison, 无需 no need. One
// reader knows negations, endings, doubts, ticked boxes and clauses for all vocabularies; a vocabulary is a table.
//
// Nothing is guessed: a word that stands in no table makes the whole cell unclear, and whoever asked says so.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace yingbao::reading {

/// Words that mean one state. Words are joined by '|', and the longest that fits is the one that is meant: 无法联系 is no
/// 无, 非正常死亡 no 正常.
struct StateWords {
  std::string_view code;  ///< empty: the words say that nobody knows
  std::string_view words;
  std::string_view denied = {};  ///< what 未, 无, 不 … before them leaves; empty: nothing that could be relied on
  std::string_view ended = {};   ///< the same of 曾 … before them and 期满, 解除 … behind them
  std::string_view excludes = {};  ///< codes that cannot be true as well, "*" any other: the cell is unclear
  std::string_view ends = {};      ///< codes that these words bring to an end: 释放 of PRISON
  std::string_view alone = {};     ///< words that mean it only when nothing else stands in the clause: 1, √
  std::string_view last = {};  ///< words that mean it only at the end of a clause: 已不在 and no more, not 已不在服刑
  std::string_view taken_back = {};  ///< words that undo these: where a cell says both, 停保已取消, it is unclear
};

struct Vocabulary {
  std::span<const StateWords> states;  ///< of states that hold together the first counts
  std::string_view neutral = {};       ///< words beside a state that say nothing about it
  std::string_view subject = {};       ///< the same, of whom the column is about: 父亲 of a father, of nobody else
  bool reach_back = false;             ///< an ending in brackets or behind a comma is one of what stands before
  bool undated = false;                ///< a day in the cell leaves open what holds now: 2019年享受
  std::string_view moves = {};         ///< words that make an end beside them the beginning of something else: 纳入
  bool remarks = false;                ///< behind 是 and 否 anything may be remarked: 否（未申请）
};

/// One state that a cell speaks of.
struct Mention {
  enum class Stance : std::uint8_t { stated, denied, ended };
  std::size_t row;  ///< of the vocabulary
  Stance stance = Stance::stated;
  bool clouded = false;  ///< a negation stands before it, and something between that is not known
  bool joined = false;   ///< to the one before, by 、 or 和
};

/// All that a cell speaks of, in its order.
struct Told {
  std::vector<Mention> mentions;
  bool strange = false;               ///< a word that is not known
  bool clouded = false;               ///< a negation or an ending of nothing that is known
  bool doubtful = false;              ///< 疑似, 待核实, 不详; a template nobody ticked
  bool day = false, already = false;  ///< a year or a month; and that something is past
  bool moved = false;                 ///< one of Vocabulary::moves
  bool reaches =
      false;  ///< a denial, an ending or a doubt stands before a state, and may be of what a list goes on with
  std::optional<std::size_t> lead;  ///< the row whose lone word the cell begins with
};
Told tell(std::string_view cell, const Vocabulary& vocabulary);

/// The code of the one state that the cell tells. Absent when the cell is silent; an empty code when it says something
/// that decides nothing: an unknown word, a doubt, a contradiction.
std::optional<std::string_view> read_state(std::string_view cell, const Vocabulary& vocabulary);

}  // namespace yingbao::reading
