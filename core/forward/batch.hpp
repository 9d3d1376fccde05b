// A submission as it goes out: decisions rendered with the facts they cite.
#pragma once

#include "crypto/person_key.hpp"
#include "deciding/render.hpp"
#include "store/rows.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::forward {

struct BatchItem {
  crypto::Key person;
  std::string reference;  ///< hexadecimal, as the platform sees it
  std::uint64_t version = 0;
  std::string identity = {};  ///< what the submission's id takes in of it
  std::size_t end = 0;        ///< of its JSON in Batch::items_json
};

/// Of every batch of a plan.
struct Letterhead {
  std::string sender, epoch, date;
};

struct Batch {
  store::Submission row;      ///< as the store holds it
  std::string submission_id;  ///< follows from sender, epoch and the items
  std::vector<BatchItem> items;
  std::string items_json;  ///< separated by commas
  std::shared_ptr<const Letterhead> head;

  std::string body() const;
  /// Its first and its second half, each a submission of its own: of two items at least. The second one's row has no number
  /// yet.
  std::pair<Batch, Batch> halves() const;
};

/// The reference under which the platform knows a person, in hexadecimal: the same whatever else is lost.
std::string reference_of(crypto::Keyer& references, crypto::Key person);

/// Renders the submissions of one exchange. For one thread.
class BatchReader {
 public:
  BatchReader(deciding::ReaderPtr decisions, deciding::Renderer renderer, crypto::Keyer references,
              std::shared_ptr<const Letterhead> head);
  /// Throws Failure when the decisions do not hold what the row says.
  std::unique_ptr<Batch> read(const store::Submission& row);

 private:
  void add_item(Batch& batch, crypto::Key person, const deciding::Decision& decision);

  deciding::ReaderPtr decisions_;
  std::unique_ptr<list::ListCursor> cursor_;  // behind the submission read last
  deciding::Renderer renderer_;
  crypto::Keyer references_;
  std::shared_ptr<const Letterhead> head_;
};

}  // namespace yingbao::forward
