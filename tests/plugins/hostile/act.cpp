// A plugin that commits HOSTILE_ACT at the moment HOSTILE_WHEN.
#include "forbidden_acts.hpp"
#include "forged_frames.hpp"
#include "row_acts.hpp"

namespace yingbao::hostile {
namespace {

constexpr When kWhen = When::HOSTILE_WHEN;

[[maybe_unused]] const bool at_load = [] {
  if constexpr (kWhen == When::static_initialiser) {
    Scene scene{read_target()};
    HOSTILE_ACT(scene);
  }
  return true;
}();

class Hostile final : public Ordinary {
 public:
  explicit Hostile(const plugin::Settings&) : scene_{read_target()} {
    if constexpr (kWhen == When::constructor) HOSTILE_ACT(scene_);
  }
  const plugin::Description& describe() const override {
    if constexpr (kWhen == When::describe) {
      auto scene = scene_;
      HOSTILE_ACT(scene);
    }
    return Ordinary::describe();
  }
  void normalise(const Row& row, RecordSink& sink) override {
    if constexpr (kWhen != When::normalise) return Ordinary::normalise(row, sink);
    scene_.row = &row;
    scene_.sink = &sink;
    HOSTILE_ACT(scene_);
  }

 private:
  Scene scene_;
};

}  // namespace
}  // namespace yingbao::hostile

YINGBAO_PLUGIN(yingbao::hostile::Hostile)
