#pragma once

#include "digest.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sandbox {

enum class Action : std::uint8_t { upsert, standing };
enum class Kind : std::uint8_t { low_income, to_visit };

constexpr std::string_view name(Action action) { return action == Action::upsert ? "upsert" : "standing"; }
constexpr std::string_view name(Kind kind) { return kind == Kind::low_income ? "low_income" : "to_visit"; }

// Throw std::invalid_argument for any other name.
Action action_from(std::string_view name);
Kind kind_from(std::string_view name);

struct Item {
  std::string_view reference_id;
  std::int64_t version = 0;
  Action action = Action::upsert;
  Kind kind = Kind::low_income;
  std::string_view content_text;  // of the candidate or the standing, the JSON as it was sent
  Digest content{};               // content_digest of the three above
};

// Independent of reference and version, so that two senders of the same people compare equal.
Digest content_digest(Kind kind, Action action, std::string_view content_text);

struct Submission {
  std::string_view id;
  std::vector<Item> items;
};

// A request that breaks the protocol; what() says where and why.
struct InvalidRequest : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Reads a submission whose text is well-formed JSON throughout and whose fields all obey the
// protocol; throws InvalidRequest otherwise. The views live until body changes or the same
// thread reads again; body may be given spare capacity.
const Submission& read_submission(std::string& body);

// Reads {"faults":["spec",...]}; throws InvalidRequest.
std::vector<std::string> read_fault_specs(std::string& body);

}  // namespace yingbao::sandbox
