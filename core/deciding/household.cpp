#include "deciding/household.hpp"

#include "deciding/cover.hpp"
#include "list/writer.hpp"
#include "reading/identity.hpp"
#include "schema/record.hpp"

#include <algorithm>

namespace yingbao::deciding {

using schema::Field;

namespace {

/// (head's key -> person's key) of every row that names a head.
Status write_relations(const std::vector<ReaderPtr>& groups, crypto::Keyer& keyer, list::ListWriter& out) {
  std::string relation;
  for (const auto& group : groups) {
    for (list::ListCursor cursor{group}; cursor.valid(); cursor.next()) {
      if (cursor.kind() != list::KeyKind::person) continue;
      const auto head = schema::RecordView{cursor.record()}.text(Field::head_id_number);
      if (head.empty()) continue;
      const auto identity = reading::judge_identity(head);
      if (!identity.usable()) continue;
      const auto head_key = keyer.person(identity.number);
      if (head_key == cursor.key()) continue;
      relation.clear();
      schema::RecordWriter{relation}.bytes(Field::relative_key, cursor.key().bytes());
      const list::Entry entry{head_key, list::KeyKind::person, true, cursor.key().low, relation};
      if (auto done = out.add(entry); !done) return done;
    }
  }
  return {};
}

std::uint64_t members_beside_head(schema::RecordView row) {
  const auto size = row.number(Field::protected_size).value_or(row.number(Field::household_size).value_or(1));
  return size > 1 ? static_cast<std::uint64_t>(size - 1) : 0;
}

}  // namespace

Result<HouseholdFacts> find_kin(const std::vector<ReaderPtr>& heads, const std::vector<ReaderPtr>& groups,
                                Date business_date, crypto::Keyer& keyer, const std::filesystem::path& folder) {
  HouseholdFacts facts;
  if (heads.empty()) return facts;
  auto relations = list::ListWriter::create(folder, crypto::DataKey::random(), {.beside = false});
  if (!relations) return relations.error();
  if (auto done = write_relations(groups, keyer, *relations); !done) return done.error();
  const auto related = relations->close();
  if (!related) return related.error();
  auto relation_reader = list::ListReader::open(relations->file());
  std::filesystem::remove(relations->file().path);
  if (!relation_reader) return relation_reader.error();

  auto kin = list::ListWriter::create(folder, crypto::DataKey::random(), {.beside = false});
  if (!kin) return kin.error();
  std::vector<list::ListCursor> sources;
  sources.emplace_back(*relation_reader);
  for (const auto& head : heads) sources.emplace_back(head);
  list::GroupMerge merge{std::move(sources)};
  while (merge.next()) {
    bool head_only = false;
    for (std::size_t i = 1; i <= heads.size(); ++i)
      for (; merge.at(i); merge.advance(i)) {
        const schema::RecordView row{merge.record(i)};
        if (row.text(Field::roster_scope) != "HEAD_ONLY" || cover_of(row, business_date) == Cover::none) continue;
        if (!head_only) facts.members_unknown += members_beside_head(row);
        head_only = true;
      }
    for (; head_only && merge.at(0); merge.advance(0)) {
      const auto person = schema::RecordView{merge.record(0)}.text(Field::relative_key);
      if (auto done = kin->add({list::Key::from(person), list::KeyKind::person, true, 0, {}}); !done)
        return done.error();
    }
  }
  const auto closed = kin->close();
  if (!closed) return closed.error();
  auto reader = list::ListReader::open(kin->file());
  if (!reader) return reader.error();
  facts.kin = std::move(*reader);
  facts.file = kin->file();
  return facts;
}

}  // namespace yingbao::deciding
