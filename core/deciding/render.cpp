#include "deciding/render.hpp"

namespace yingbao::deciding {

std::string_view Renderer::row(const Evidence& cited) {
  auto list = lists_.find(cited.list);
  if (list == lists_.end()) {
    auto reader = open_(cited.list);
    if (!reader) throw Failure{reader.error().in("list-" + std::to_string(cited.list) + ", which decisions cite")};
    list = lists_.emplace(cited.list, list::PlaceReader{std::move(*reader)}).first;
  }
  return list->second.record(cited.place);
}

std::string_view Renderer::candidate(const Decision& decision) {
  builder_.reset();
  for (const auto& cited : decision.evidence)
    if (cited.wanted) builder_.add_row(schema::RecordView{row(cited)}, cited);
  return builder_.finish(decision, rules_);
}

}  // namespace yingbao::deciding
