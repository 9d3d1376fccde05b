// Cells taken apart: clauses, and in each of them negations, endings and doubts around the words of a vocabulary.
#include "reading/states.hpp"

#include "base/text.hpp"
#include "reading/common_words.hpp"
#include "reading/periods.hpp"
#include "reading/ticked_boxes.hpp"

#include <algorithm>
#include <string>

namespace yingbao::reading {
namespace {

using Stance = Mention::Stance;

constexpr std::size_t kLongestCause = 24;  // bytes, eight characters
constexpr std::size_t kMostEndings = 32;   // endings and words that undo them, of one cell

template <class Each>
void each_word(std::string_view words, Each each) {
  while (!words.empty()) {
    const auto end = words.find('|');
    each(words.substr(0, end));
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
  }
}

struct Token {
  Sense sense = Sense::none;
  std::size_t row = 0, length = 0;
};

Token longest_at(std::string_view text, const Vocabulary& vocabulary) {
  Token found;
  const auto look = [&](std::string_view words, Sense sense, std::size_t row) {
    each_word(words, [&](std::string_view word) {
      if (word.size() > found.length && text.starts_with(word)) found = {sense, row, word.size()};
    });
  };
  for (std::size_t row = 0; row < vocabulary.states.size(); ++row)
    look(vocabulary.states[row].words, vocabulary.states[row].code.empty() ? Sense::doubt : Sense::state, row);
  for (std::size_t row = 0; row < vocabulary.states.size(); ++row)
    if (is_one_of(text, vocabulary.states[row].last)) return {Sense::state, row, text.size()};
  look(vocabulary.neutral, Sense::detail, 0);
  look(vocabulary.subject, Sense::neutral, 0);
  for (const auto& common : kCommon) look(common.words, common.sense, 0);
  if (found.length == 0 && static_cast<unsigned char>(text[0]) < 0x80 && !(text[0] >= 'a' && text[0] <= 'z'))
    found = {Sense::neutral, 0, 1};  // digits and marks
  return found;
}

/// An ending, or a word that undoes endings.
struct Turned {
  std::string_view word;
  std::string_view taken_back;  // words that undo it; empty when it is no ending
  std::size_t clause = 0;
  bool of_its_own = false;  // its clause tells what was ended: 取消低保资格
};

/// Reads one clause after the other; a negation or an ending looks for its state within its clause.
class Reader {
 public:
  Reader(const Vocabulary& vocabulary, Told& told) : vocabulary_{vocabulary}, told_{told} {
    for (const auto& row : vocabulary.states)
      if (!row.taken_back.empty()) common_taken_back_ = row.taken_back;
  }

  /// `joined`: 、 or / stand before it, not a comma.
  void clause(std::string_view text, bool joined) {
    if (text.empty()) return;
    joined_ = joined, shared_ = false;
    if (!joined) carried_ = Sense::none, ender_.reset();
    if (answer(text)) return;
    start_ = told_.mentions.size();
    pending_ = Sense::none;
    unended_ = strange_between_ = day_ = already_ = object_ = false;
    cause_.reset();
    ++clause_;
    for (std::size_t at = 0; at < text.size();) at += step(text.substr(at));
    for (auto& each : turned_) each.of_its_own = each.clause == clause_ ? object_ : each.of_its_own;
    if (pending_ == Sense::ending && vocabulary_.reach_back && !told_.mentions.empty()) end(told_.mentions.back());
    else if (pending_ != Sense::none || (unended_ && told_.mentions.empty())) told_.clouded = true;
  }

  /// True when an ending stands beside a word that undoes it, 停保已取消, and not one that ends something of its own:
  /// 停保（取消低保资格）.
  bool undone() const {
    const auto undoes = [&](const Turned& ending, const Turned& other) {
      return &ending != &other && is_one_of(other.word, ending.taken_back) &&
             !(!other.taken_back.empty() && other.of_its_own && other.clause != ending.clause);
    };
    return turned_.size() > kMostEndings || std::any_of(turned_.begin(), turned_.end(), [&](const Turned& ending) {
             return std::any_of(turned_.begin(), turned_.end(), [&](auto& other) { return undoes(ending, other); });
           });
  }

 private:
  bool answer(std::string_view text) {
    auto& mentions = told_.mentions;
    const bool no = is_one_of(text, kNo);
    if (no && !mentions.empty() && mentions.back().stance == Stance::stated &&
        !vocabulary_.states[mentions.back().row].taken_back.empty()) {
      told_.clouded = true;  // 停保：否 is no end, and no 否 of its own
      return true;
    }
    for (std::size_t row = 0; row < vocabulary_.states.size(); ++row) {
      if (!is_one_of(text, vocabulary_.states[row].alone)) continue;
      if (mentions.empty() && !told_.strange && !told_.clouded) told_.lead = row;
      mentions.push_back({row});
      return true;
    }
    if (!no && !is_one_of(text, kYes)) return false;
    if (mentions.empty() || mentions.back().stance != Stance::stated) told_.clouded = true;
    else if (no) mentions.back().stance = Stance::denied;
    return true;
  }

  std::size_t step(std::string_view rest) {
    if (until_at(rest, day_)) told_.doubtful = true;
    if (const auto number = number_at(rest)) return count(rest, number);
    const auto token = longest_at(rest, vocabulary_);
    const auto word = rest.substr(0, token.length);
    if (!word.empty() && pending_ == Sense::none && is_one_of(word, vocabulary_.moves)) told_.moved = true;
    if (!word.empty() && token.sense != Sense::ending) turn(word, token);
    switch (token.sense) {
      case Sense::none: return unknown(rest);
      case Sense::state:
        if (!vocabulary_.states[token.row].ends.empty()) dated(rest, token.length);
        state(token.row);
        break;
      case Sense::negation:
      case Sense::listed_negation:
        if (pending_ != Sense::none) told_.clouded = true;  // 并非未…
        pending_ = token.sense;
        break;
      case Sense::past:
        if (pending_ != Sense::none) told_.clouded = true;
        pending_ = Sense::past;
        break;
      case Sense::ending:
        if (const auto duration = lasted(rest, token.length)) return duration;
        turn(word, token);
        dated(rest, token.length);
        expiry_ = contains(rest.substr(0, token.length), "满") && !already_ && !rest.starts_with("已");
        ending();
        break;
      case Sense::doubt:
        told_.doubtful = true;
        told_.reaches = told_.reaches || told_.mentions.size() == start_;
        break;
      case Sense::turn:
        carried_ = Sense::none, ender_.reset();
        told_.reaches = false;
        break;
      case Sense::joiner: joined_ = shared_ = true; break;
      case Sense::opener: cause_ = 0; break;
      case Sense::no:
        if (token.length == rest.size()) deny_last();
        else told_.clouded = true;
        break;
      case Sense::neutral:
        if (contains(rest.substr(0, token.length), "已")) already_ = told_.already = true;
        break;
      case Sense::detail:  // 未出具死亡证明 denies no death
        strange_between_ = strange_between_ || pending_ != Sense::none;
        break;
    }
    return token.length;
  }

  void turn(std::string_view word, const Token& token) {
    const auto& rows = vocabulary_.states;
    const bool denied = pending_ == Sense::negation || pending_ == Sense::listed_negation;
    const auto undone_by = token.sense == Sense::state  ? rows[token.row].taken_back
                         : token.sense == Sense::ending ? common_taken_back_
                                                        : std::string_view{};
    object_ = object_ || token.sense == Sense::detail || (token.sense == Sense::state && undone_by.empty());
    const bool undoes =
        std::any_of(rows.begin(), rows.end(), [&](auto& row) { return is_one_of(word, row.taken_back); });
    if (!denied && (undoes || !undone_by.empty()) && turned_.size() <= kMostEndings)
      turned_.push_back({word, undone_by, clause_});
  }

  std::size_t count(std::string_view rest, std::size_t length) {
    day_ = true;
    const auto unit = rest.substr(length);
    const bool nothing = rest.substr(0, length).find_first_not_of("0.") == std::string_view::npos;
    const bool year = length >= 4 && (rest.starts_with("19") || rest.starts_with("20")) && !unit.starts_with("元");
    // 期满2030年1月, and a nought of what is drawn.
    if ((expiry_ && !already_) || (nothing && unit.starts_with("元"))) told_.doubtful = true;
    told_.day = told_.day || year || unit.starts_with("年") || unit.starts_with("月");
    return length;
  }

  /// 失联满6个月 tells how long it has lasted; bytes of the words, 0 when 满 is an end.
  std::size_t lasted(std::string_view rest, std::size_t length) {
    if (!is_one_of(rest.substr(0, length), "满|已满")) return 0;
    const auto duration = duration_at(rest.substr(length));
    if (duration == 0) return 0;
    if (pending_ == Sense::negation || pending_ == Sense::listed_negation) {  // 未满2年
      pending_ = Sense::none;
      unended_ = true;
    }
    return length + duration;
  }

  /// 重病×
  void deny_last() {
    const bool any = told_.mentions.size() > start_ && told_.mentions.back().stance == Stance::stated;
    if (any) told_.mentions.back().stance = Stance::denied;
    else told_.clouded = true;
  }

  /// 2025年期满 may be a day to come: whoever reads words has no calendar.
  void dated(std::string_view rest, std::size_t length) {
    if (day_ && !already_ && !contains(rest.substr(0, length), "已")) told_.doubtful = true;
  }

  /// Why or where something happened may be told in any words, unless they could turn its sense.
  std::size_t unknown(std::string_view rest) {
    std::size_t length = 0;
    next_code_point(rest, length);
    length = std::min(length, rest.size());
    const bool cause = cause_ && (*cause_ += length) <= kLongestCause && !is_one_of(rest.substr(0, length), kTurning);
    if (!cause) told_.strange = true;
    if (pending_ != Sense::none) strange_between_ = true;
    return length;
  }

  void state(std::size_t row) {
    const auto& words = vocabulary_.states[row];
    Mention mention{row, Stance::stated, strange_between_, joined_ && !told_.mentions.empty()};
    // 未纳入保障: the verb and its object are one.
    const bool bare = pending_ == Sense::none && !joined_ && !strange_between_;
    if (bare && carried_ != Sense::none && told_.mentions.size() > start_ &&
        vocabulary_.states[told_.mentions.back().row].code == words.code)
      return;
    const bool denied = pending_ == Sense::negation || pending_ == Sense::listed_negation;
    if (denied) mention.stance = Stance::denied;
    else if (pending_ == Sense::past || pending_ == Sense::ending) mention.stance = Stance::ended;
    else if (carried_ != Sense::none && !words.denied.empty()) {
      // 无重病、重残 denies both, so does 未失联或服刑; 未失联、服刑 may mean either.
      const bool shared = carried_ == Sense::listed_negation || (shared_ && carried_ == Sense::negation);
      if (shared) mention.stance = Stance::denied;
      else told_.clouded = mention.clouded = true;
    }
    told_.reaches = told_.reaches || pending_ != Sense::none;
    told_.clouded = told_.clouded || strange_between_;
    if (pending_ != Sense::none) carried_ = pending_;
    else if (mention.stance == Stance::stated) carried_ = Sense::none;
    pending_ = Sense::none;
    strange_between_ = joined_ = shared_ = false;
    cause_.reset();
    if (!words.ends.empty() && closes(mention)) return;
    if (ender_ && mention.stance == Stance::stated && is_one_of(words.code, vocabulary_.states[*ender_].ends)) {
      told_.reaches = true;
      return;
    }
    told_.mentions.push_back(mention);
  }

  /// What words such as 释放 or 停止 do to what stands before them; true when they are no state of their own here.
  bool closes(const Mention& mention) {
    const auto ends = vocabulary_.states[mention.row].ends;
    auto& mentions = told_.mentions;
    const auto from = mentions.begin() + static_cast<std::ptrdiff_t>(vocabulary_.reach_back ? 0 : start_);
    const auto ended = [&](const Mention& each) {
      return each.stance == Stance::stated && is_one_of(vocabulary_.states[each.row].code, ends);
    };
    if (mention.stance == Stance::denied) return std::any_of(from, mentions.end(), ended);
    if (mention.stance == Stance::ended) return false;
    mentions.erase(std::remove_if(from, mentions.end(), ended), mentions.end());
    start_ = std::min(start_, mentions.size());
    ender_ = mention.row;
    return false;
  }

  void ending() {
    if (pending_ == Sense::negation || pending_ == Sense::listed_negation) {  // 未期满
      pending_ = Sense::none;
      unended_ = true;
      return;
    }
    if (told_.mentions.size() > start_) return end(told_.mentions.back());
    if (pending_ != Sense::past) pending_ = Sense::ending;
  }

  void end(Mention& mention) {
    // 服刑、戒毒期满: of the first nothing is said. 未服刑期满: nobody knows.
    if (mention.joined || mention.stance == Stance::denied) told_.clouded = true;
    mention.stance = Stance::ended;
    carried_ = Sense::none;
  }

  const Vocabulary& vocabulary_;
  Told& told_;
  std::size_t start_ = 0;                 // first mention of this clause
  Sense pending_ = Sense::none;           // a negation or an ending that waits for its state
  Sense carried_ = Sense::none;           // the one of the mention before, which a list may share
  std::optional<std::size_t> ender_;      // a row that ends what follows it in its clause: 停止享受
  std::optional<std::size_t> cause_;      // bytes of the cause or place being told
  bool joined_ = false, shared_ = false;  // to the mention before; by a word such as 和
  bool unended_ = false, strange_between_ = false;
  bool day_ = false, already_ = false;  // the clause tells a day; and that it is past
  bool expiry_ = false;                 // a term ran out, or will: a day behind it would tell
  std::vector<Turned> turned_;
  std::string_view common_taken_back_;  // what undoes an ending that is in no table: 期满恢复
  std::size_t clause_ = 0;
  bool object_ = false;  // the clause names what could be ended
};

/// What the parts of a cell say together and none of them alone.
void judge(Told& told, const Vocabulary& vocabulary) {
  const auto ends = [&](const Mention& each) { return !vocabulary.states[each.row].ends.empty(); };
  const auto& mentions = told.mentions;
  // 退出低保纳入特困: from one roster to another, and which of them this is nobody knows.
  if (told.moved && std::any_of(mentions.begin(), mentions.end(), ends)) told.doubtful = true;
  const bool over = told.already && std::all_of(mentions.begin(), mentions.end(), ends);  // 已于2020年停保
  if (vocabulary.undated && told.day && !over) told.doubtful = true;
}

}  // namespace

Told tell(std::string_view cell, const Vocabulary& vocabulary) {
  Told told;
  std::string lines{cell};
  std::replace_if(
      lines.begin(), lines.end(), [](char c) { return c == '\n' || c == '\r'; }, ';');
  const auto ticked = ticked_words(fold_title(lines));
  if (!ticked) return told.doubtful = true, told;
  Reader reader{vocabulary, told};
  std::string_view rest{*ticked};
  std::size_t from = 0;
  bool joined = false;
  for (std::size_t at = 0; at < rest.size();) {
    constexpr std::string_view kJoining = "、|/|+|&", kParting = ",|;|。|(|)|:|[|]|!|——|→|…";
    std::size_t length = 0;
    bool joining = false;
    for (const auto marks : {kJoining, kParting})
      each_word(marks, [&](std::string_view mark) {
        if (rest.substr(at).starts_with(mark)) length = mark.size(), joining = marks == kJoining;
      });
    if (length == 0) {
      next_code_point(rest, at);
      continue;
    }
    reader.clause(rest.substr(from, at - from), joined);
    joined = at == from ? joined && joining : joining;
    from = at += length;
  }
  reader.clause(rest.substr(std::min(from, rest.size())), joined);
  told.doubtful = told.doubtful || reader.undone();
  judge(told, vocabulary);
  return told;
}

}  // namespace yingbao::reading
