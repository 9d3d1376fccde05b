// Columns of identity numbers, judged as the intake judges them: whoever has to wait waits.
#pragma once

#include "ingest/number_evidence.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace yingbao::ingest {

struct Cell {
  std::string text;
  bool is_number = false;
  char sex = 0;
  bool damaged = false;  ///< the truth, which nobody is told
};

struct JudgedColumn {
  std::vector<bool> usable;  ///< by cell: compared in the end
  std::size_t most_waiting = 0;
};

inline JudgedColumn judged(const std::vector<Cell>& cells, bool typed = false) {
  using Verdict = NumberEvidence::Verdict;
  NumberEvidence evidence;
  evidence.begin_column(typed);
  JudgedColumn out{std::vector<bool>(cells.size()), 0};
  std::vector<std::size_t> waiting;
  const auto seen = [&](const JudgedNumber& number, std::size_t at) {
    return number.seen(cells[at].is_number, {&cells[at].sex, 1});
  };
  const auto judge = [&](const JudgedNumber& number, std::size_t at, bool ended) {
    const auto verdict = number.usable() ? evidence.verdict(seen(number, at), ended) : Verdict::lost;
    if (verdict == Verdict::waits) waiting.push_back(at);
    else out.usable[at] = verdict == Verdict::sound;
  };
  const auto judge_waiting = [&](bool ended) {
    for (const auto at : std::exchange(waiting, {})) judge(JudgedNumber{cells[at].text}, at, ended);
  };
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const JudgedNumber number{cells[at].text};
    evidence.see(seen(number, at));
    if (evidence.take_settled()) judge_waiting(false);
    judge(number, at, false);
    out.most_waiting = std::max(out.most_waiting, waiting.size());
  }
  judge_waiting(true);
  return out;
}

}  // namespace yingbao::ingest
