// A submission as it goes out: decisions rendered with the facts they cite.
#pragma once

#include "base/json_writer.hpp"
#include "crypto/person_key.hpp"
#include "deciding/render.hpp"
#include "store/rows.hpp"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::forward {

struct BatchItem {
  crypto::Key person;
  std::array<char, 32> hex;  ///< of its reference
  std::uint64_t version = 0;
  deciding::Action action{};
  std::uint64_t hash = 0;  ///< of what is told
  std::size_t end = 0;     ///< of its JSON in Batch::body

  /// As the platform sees it.
  std::string_view reference() const { return {hex.data(), hex.size()}; }
};

/// Of every batch of a plan.
struct Letterhead {
  std::string sender, epoch, date;
};

struct Batch {
  store::Submission row;      ///< as the store holds it
  std::string submission_id;  ///< follows from sender, epoch and the items
  std::vector<BatchItem> items;
  std::string body;          ///< as it is sent
  std::size_t items_at = 0;  ///< where they begin in it, with a comma between them
  std::shared_ptr<const Letterhead> head;

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
  void take_decisions(const store::Submission& row);
  void write_item(JsonWriter& json, const BatchItem& item, const deciding::Decision& decision);

  deciding::ReaderPtr decisions_;
  std::unique_ptr<list::ListCursor> cursor_;  // behind the submission read last
  deciding::Renderer renderer_;
  crypto::Keyer references_;
  std::shared_ptr<const Letterhead> head_;
  // Of the submission at hand.
  std::vector<crypto::Key> people_;
  std::vector<deciding::Decision> told_;
};

}  // namespace yingbao::forward
