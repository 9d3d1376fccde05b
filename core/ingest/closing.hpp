// From what was read of a delivery to the lists that may come into force.
#pragma once

#include "data/data_folder.hpp"
#include "ingest/record_intake.hpp"

#include <map>

namespace yingbao::ingest {

class Closing {
 public:
  /// Borrows everything for its life. `delivery` is what was read, with its counts.
  Closing(data::DataFolder& data, const config::AgencyConfig& agency, store::Delivery& delivery, RecordIntake& intake)
      : data_{data}, store_{data.store()}, agency_{agency}, delivery_{delivery}, intake_{intake} {}

  /// A mended file takes the date, part and header of the full delivery that its rows go back to.
  void take_over_from_mended();
  /// One complete list for each feed: the rows delivered, or for a mended file and an increment the list before with
  /// these rows laid in. An error of the delivery when the list that it mends is in force no more.
  Result<std::vector<store::List>> lists();

  /// Of the rows delivered.
  std::uint64_t duplicates() const { return duplicates_; }
  std::uint64_t unkeyed() const { return unkeyed_; }
  /// Of the rows of the full delivery that name somebody, the share that is refused and not mended.
  double reject_share() const;
  /// Of the rows that the list of the feed holds, the share of which a roster does not say clearly whether they protect.
  double unclear_share(const std::string& feed) const;

 private:
  Status expect_lists_left();
  std::string feed_of(std::string_view kind) const;
  Result<std::optional<store::List>> base_of(const std::string& feed, std::string_view kind);
  Result<store::List> closed(FeedList& made);
  Result<store::List> laid_in(const store::List& base, const std::string& feed, const list::ListFile& rows);
  store::List described(const std::string& feed, const list::ListFile& file, const list::ListSummary& summary) const;

  data::DataFolder& data_;
  store::Store& store_;
  const config::AgencyConfig& agency_;
  store::Delivery& delivery_;
  RecordIntake& intake_;
  std::optional<store::Delivery> full_;
  std::uint64_t duplicates_ = 0, unkeyed_ = 0;
  std::map<std::string, double> unclear_;  // of the lists that rows were laid into, by feed
};

}  // namespace yingbao::ingest
