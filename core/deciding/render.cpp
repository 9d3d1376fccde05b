#include "deciding/render.hpp"

namespace yingbao::deciding {

using schema::Field;

namespace {

void append_evidence(std::string& entries, schema::RecordView row, const Evidence& cited) {
  std::string entry;
  schema::RecordWriter fields{entry};
  fields.number(Field::delivery, row.number(Field::delivery).value_or(0));
  if (const auto sheet = row.text(Field::sheet); !sheet.empty()) fields.bytes(Field::sheet, sheet);
  fields.number(Field::row, row.number(Field::row).value_or(0));
  fields.bytes(Field::evidence_group, schema::feed_kinds()[cited.kind].code);
  fields.number(Field::evidence_list, cited.list);
  schema::append_varint(entries, entry.size());
  entries += entry;
}

}  // namespace

std::string_view Renderer::row(const Evidence& cited) {
  auto list = lists_.find(cited.list);
  if (list == lists_.end()) {
    auto reader = open_(cited.list);
    if (!reader) throw Failure{reader.error().in("list-" + std::to_string(cited.list) + ", which decisions cite")};
    list = lists_.emplace(cited.list, list::PlaceReader{std::move(*reader)}).first;
  }
  return list->second.record(cited.place);
}

std::string_view Renderer::told(const Decision& decision) {
  builder_.reset();
  for (const auto& cited : decision.evidence)
    if (cited.wanted) builder_.add_row(schema::RecordView{row(cited)});
  return builder_.told(decision);
}

std::string Renderer::candidate(const Decision& decision) {
  std::string record{told(decision)}, evidence;
  for (const auto& cited : decision.evidence)
    if (cited.wanted) append_evidence(evidence, schema::RecordView{row(cited)}, cited);
  const auto withheld = words_of(decision.withheld());
  schema::RecordWriter inside{record};
  inside.bytes(Field::rules, rules_.version);
  if (!evidence.empty()) inside.bytes(Field::evidence, evidence);
  if (!withheld.empty()) inside.bytes(Field::withheld, withheld);
  return record;
}

}  // namespace yingbao::deciding
