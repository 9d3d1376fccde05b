#include "deciding/decision.hpp"

#include "schema/record.hpp"

#include <algorithm>
#include <cstring>

namespace yingbao::deciding {
namespace {

constexpr std::uint64_t kRowsFollow = 4;

class Encoder {
 public:
  explicit Encoder(std::string& out) : out_{out} {}
  template <class Number>
  void number(const Number& value) {
    schema::append_varint(out_, static_cast<std::uint64_t>(value));
  }
  /// With a bit that says whether the hash of the rows follows.
  void action(const Decision& decision) {
    number(static_cast<std::uint64_t>(decision.action) | (decision.rows ? kRowsFollow : 0));
    if (decision.rows) hash(decision.rows);
  }
  void hash(const std::uint64_t& value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(const std::string& value) {
    number(value.size());
    out_ += value;
  }
  template <class Each, class Pass>
  void all(const std::vector<Each>& values, const Pass& pass) {
    number(values.size());
    for (const auto& value : values) pass(*this, value);
  }

 private:
  std::string& out_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view rest) : rest_{rest} {}
  template <class Number>
  void number(Number& value) {
    const auto read = schema::take_varint(rest_);
    if (!read || static_cast<std::uint64_t>(static_cast<Number>(*read)) != *read) damaged_ = true;
    else value = static_cast<Number>(*read);
  }
  void action(Decision& decision) {
    std::uint64_t word = 0;
    number(word);
    decision.action = static_cast<Action>(word & ~kRowsFollow);
    damaged_ = damaged_ || word > (kRowsFollow | static_cast<std::uint64_t>(Action::standing));
    if (word & kRowsFollow) hash(decision.rows);
  }
  void hash(std::uint64_t& value) {
    if (rest_.size() < sizeof value) return void(damaged_ = true);
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  void text(std::string& value) {
    std::size_t size = 0;
    number(size);
    if (size > rest_.size()) return void(damaged_ = true);
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class Each, class Pass>
  void all(std::vector<Each>& values, const Pass& pass) {
    std::size_t size = 0;
    number(size);
    if (size > rest_.size()) return void(damaged_ = true);
    values.resize(size);
    for (auto& value : values) pass(*this, value);
  }
  bool whole() const { return !damaged_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool damaged_ = false;
};

template <class Codec, class V>
void pass_view(Codec& codec, V& view) {
  codec.number(view.groups);
  codec.number(view.bases);
  codec.number(view.rosters);
  codec.number(view.standing);
  codec.hash(view.hash);
}

template <class Codec, class E>
void pass_evidence(Codec& codec, E& evidence) {
  codec.number(evidence.kind);
  codec.number(evidence.wanted);
  codec.number(evidence.told);
  codec.number(evidence.list);
  codec.number(evidence.place.block);
  codec.number(evidence.place.index);
}

/// The one description of a decision's bytes, for writing and reading: every member in this order.
template <class Codec, class D>
void pass(Codec& codec, D& decision) {
  codec.number(decision.present);
  codec.number(decision.frozen);
  codec.number(decision.unclear);
  codec.number(decision.resembling);
  codec.text(decision.unit);
  codec.text(decision.unit_basis);
  codec.text(decision.reviews);
  codec.all(decision.evidence, [](auto& each, auto& evidence) { pass_evidence(each, evidence); });
  codec.number(decision.version);
  codec.number(decision.answer);
  if (decision.version) pass_view(codec, decision.told);
  codec.action(decision);
  if (!decision.version || decision.action != Action::none) pass_view(codec, decision.wanted);
}

}  // namespace

void encode(const Decision& decision, std::string& out) {
  Encoder encoder{out};
  pass(encoder, decision);
}

Result<Decision> decode(std::string_view bytes) {
  Decision decision;
  Decoder decoder{bytes};
  pass(decoder, decision);
  const auto kinds = schema::feed_kinds().size();
  const bool cites = std::all_of(decision.evidence.begin(), decision.evidence.end(),
                                 [kinds](const auto& cited) { return cited.kind < kinds; });
  const bool sound = cites && decision.action <= Action::standing && decision.answer <= Answer::refused &&
                     decision.told.standing <= Standing::to_verify && decision.wanted.standing <= Standing::to_verify;
  if (!decoder.whole() || !sound) return Error{Errc::internal, "a decision is damaged"};
  if (decision.known() && decision.action == Action::none) decision.wanted = decision.told;
  return decision;
}

std::string_view name_of(Standing standing) {
  constexpr std::string_view kNames[] = {"none", "present", "covered", "source_changed", "to_verify"};
  return kNames[static_cast<std::size_t>(standing)];
}

std::string_view name_of(Action action) {
  constexpr std::string_view kNames[] = {"none", "upsert", "standing"};
  return kNames[static_cast<std::size_t>(action)];
}

}  // namespace yingbao::deciding
