// A plugin whose file's name says what it does: <act>.so commits the act with every row, <act>_in_<moment>.so at another
// moment; one of any other name behaves. One library, copied to each name.
#include "forbidden_acts.hpp"
#include "forged_frames.hpp"
#include "row_acts.hpp"

#include <algorithm>
#include <iterator>

namespace yingbao::hostile {
namespace {

struct Act {
  std::string_view name;
  void (*commit)(Scene&);
};

constexpr Act kActs[] = {
#define HOSTILE_ACT(name) {#name, &name},
#include "acts.inc"
#undef HOSTILE_ACT
};

/// Commits the act of the file's name if this is its moment; `moment` is empty for that of a row.
void commit(std::string_view moment, Scene scene) {
  std::string_view act = own_name(), in;
  if (const auto at = act.rfind("_in_"); at != act.npos) {
    in = act.substr(at + 4);
    act = act.substr(0, at);
  }
  if (in != moment) return;
  const auto found =
      std::find_if(std::begin(kActs), std::end(kActs), [&](const Act& each) { return each.name == act; });
  (found == std::end(kActs) ? &behave : found->commit)(scene);
}

[[maybe_unused]] const bool at_load = (commit("static_initialiser", {read_target()}), true);

class Hostile final : public Ordinary {
 public:
  explicit Hostile(const plugin::Settings&) : target_{read_target()} { commit("constructor", {target_}); }
  const plugin::Description& describe() const override {
    commit("describe", {target_});
    return Ordinary::describe();
  }
  void normalise(const Row& row, RecordSink& sink) override {
    if (own_name().find("_in_") != std::string::npos) return Ordinary::normalise(row, sink);
    commit("", {target_, &row, &sink});
  }

 private:
  std::string target_;
};

}  // namespace
}  // namespace yingbao::hostile

YINGBAO_PLUGIN(yingbao::hostile::Hostile)
