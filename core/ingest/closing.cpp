#include "ingest/closing.hpp"

#include "base/text.hpp"
#include "ingest/gates.hpp"
#include "ingest/part.hpp"
#include "ingest/patch.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <set>

namespace yingbao::ingest {
namespace {

/// Held for a share of its rows that mended ones may bring down, and for nothing else.
bool is_held_for_its_rows_alone(const store::List& list) {
  if (list.state != store::ListState::held || list.reason.empty()) return false;
  constexpr std::string_view kBetween = "; ";
  for (std::string_view rest{list.reason};;) {
    if (!rest.starts_with(kRejectShare) && !rest.starts_with(kUnclearShare)) return false;
    const auto end = rest.find(kBetween);
    if (end == std::string_view::npos) return true;
    rest.remove_prefix(end + kBetween.size());
  }
}

}  // namespace

void Closing::take_over_from_mended() {
  const auto* mending = intake_.mending();
  if (!mending || mending->full_delivery() == 0) return;
  full_ = store_.delivery(mending->full_delivery());
  delivery_.mends = full_->id;
  delivery_.as_of = full_->as_of;
  delivery_.part = full_->part;
  delivery_.header = full_->header;
}

Result<std::vector<store::List>> Closing::lists() {
  std::vector<store::List> lists;
  if (intake_.mending() && !full_) return lists;  // no row of it was taken
  if (auto done = expect_lists_left(); !done) return done.error();
  for (auto& made : intake_.lists()) {
    auto list = closed(made);
    if (!list) return list.error();
    lists.push_back(std::move(*list));
  }
  return lists;
}

/// A row that comes back for another feed, or of which nothing is to be kept, leaves the list that it stood in. A list
/// that waits for nothing but a share of its rows is judged anew, also when what was mended adds nothing to it.
Status Closing::expect_lists_left() {
  const auto* mending = intake_.mending();
  if (!mending || !mending->replaces_something()) return {};
  for (const auto& feed : agency_.feeds) {
    const auto& made = intake_.lists();
    const auto is_made = [&](const auto& each) { return each.kind == feed.kind; };
    if (!feed.enabled || std::any_of(made.begin(), made.end(), is_made)) continue;
    const auto base = base_of(feed_of(feed.kind), feed.kind);
    if (!base || !*base) continue;  // no list of the delivery that is mended
    if (is_held_for_its_rows_alone(**base)) {
      if (auto expected = intake_.expect_feed(feed.kind); !expected) return expected;
      continue;
    }
    const auto reader = data_.shelf().open(**base);
    if (!reader) return reader.error();
    list::ListCursor cursor{*reader};
    while (cursor.valid() && !mending->replaces(schema::RecordView{cursor.record()})) cursor.next();
    if (!cursor.valid()) continue;
    if (auto expected = intake_.expect_feed(feed.kind); !expected) return expected;
  }
  return {};
}

double Closing::reject_share() const {
  const auto& rows = full_ ? *full_ : delivery_;
  auto rejected = delivery_.rejected;
  if (full_)  // a row that is in use all the same is not refused
    rejected += store_.open_rejects(full_->id) - intake_.mending()->newly_settled() - intake_.rejected_in_use();
  const auto counted = rows.rows - rows.skipped;
  return counted == 0 ? 0 : static_cast<double>(rejected) / static_cast<double>(counted);
}

double Closing::unclear_share(const std::string& feed) const {
  const auto laid = unclear_.find(feed);
  return laid == unclear_.end() ? intake_.unclear_share() : laid->second;
}

std::string Closing::feed_of(std::string_view kind) const {
  const auto* feed = agency_.feed(kind);
  const bool in_parts = feed && !feed->parts.empty();
  return schema::FeedId{delivery_.agency, std::string{kind}, in_parts ? delivery_.part : std::string{kWhole}}.text();
}

/// The list that the rows delivered change, in force or held; none when they are the whole list.
Result<std::optional<store::List>> Closing::base_of(const std::string& feed, std::string_view kind) {
  const auto* configured = agency_.feed(kind);
  const bool increment = configured && configured->increment;
  if (!full_ && !increment) return std::optional<store::List>{};
  std::optional<store::List> newest;
  for (auto& list : store_.lists(store::ListRole::feed))
    if (list.feed == feed && (list.state == store::ListState::current || list.state == store::ListState::held))
      newest = std::move(list);
  if (increment) return newest;
  const auto source = newest ? store_.delivery(newest->delivery) : std::nullopt;
  const auto behind = !source ? 0 : source->mends ? source->mends : source->id;
  if (behind == full_->id) return newest;
  return Error{Errc::malformed,
               "it mends delivery-" + std::to_string(full_->id) +
                   (behind ? ", which delivery-" + std::to_string(behind) + " has replaced: mend that one"
                           : ", of which no list is in force or held")};
}

Result<store::List> Closing::closed(FeedList& made) {
  const auto summary = made.writer.close();
  if (!summary) return summary.error();
  duplicates_ += summary->duplicate_rows;
  unkeyed_ += summary->unkeyed;
  const auto feed = feed_of(made.kind);
  const auto base = base_of(feed, made.kind);
  if (!base) return base.error();
  if (!*base) return described(feed, made.writer.file(), *summary);
  auto list = laid_in(**base, feed, made.writer.file());
  std::filesystem::remove(made.writer.file().path);
  if (!list) return list;
  list->as_of = std::max(list->as_of, (*base)->as_of);
  // What a person has to look at, mended rows do not answer; only the shares of its rows are judged anew.
  if ((*base)->state == store::ListState::held && !(full_ && is_held_for_its_rows_alone(**base)))
    list->reason = "所依据的list-" + std::to_string((*base)->id) + "待放行 (list-" + std::to_string((*base)->id) +
                   ", which it changes, is held)";
  return list;
}

Result<store::List> Closing::laid_in(const store::List& base, const std::string& feed, const list::ListFile& rows) {
  const auto before = data_.shelf().open(base), delta = list::ListReader::open(rows);
  if (!before) return before.error();
  if (!delta) return delta.error();
  auto whole = data_.shelf().create();
  if (!whole) return whole.error();
  const auto replaced = [&](schema::RecordView record) { return full_ && intake_.mending()->replaces(record); };
  std::uint64_t rows_laid = 0, unclear = 0;
  const auto laid = [&](list::ListCursor& each) {
    rows_laid += each.primary();
    unclear += each.primary() && schema::RecordView{each.record()}.text(schema::Field::roster_state) == "UNCLEAR";
  };
  if (auto done = patch(*before, *delta, !full_, replaced, laid, *whole); !done) return done.error();
  unclear_[feed] = rows_laid == 0 ? 0 : static_cast<double>(unclear) / static_cast<double>(rows_laid);
  const auto summary = whole->close();
  if (!summary) return summary.error();
  duplicates_ += summary->duplicate_rows;
  return described(feed, whole->file(), *summary);
}

store::List Closing::described(const std::string& feed, const list::ListFile& file,
                               const list::ListSummary& summary) const {
  auto list = data_.shelf().describe(file, summary, store::ListRole::feed, data_.clock().now());
  list.feed = feed;
  list.delivery = delivery_.id;
  list.as_of = delivery_.as_of;
  return list;
}

}  // namespace yingbao::ingest
