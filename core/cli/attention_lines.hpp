// What a person should look at, in the operator's language: what, where, and the step that helps. Feeds come first.
#pragma once

#include "base/json_writer.hpp"
#include "cli/texts.hpp"
#include "exchange/run.hpp"

#include <span>

namespace yingbao::cli {

struct AttentionLine {
  std::string_view kind;  ///< for programs
  std::string object;     ///< what release and revoke take, or a name
  std::string why;
  std::vector<std::string> groups = {};  ///< that nobody is screened of because of it
};

/// Of every feed that wants a look, in the order of the table, one line for each list that is held; then the others.
std::vector<AttentionLine> attention_lines(const Language& words, std::span<const exchange::FeedState> feeds,
                                           std::span<const exchange::Attention> others);

/// The array "attention".
void write(JsonWriter& json, std::span<const AttentionLine> lines);
/// With its title; empty when there are none.
std::string text_of(const Language& words, std::span<const AttentionLine> lines);

}  // namespace yingbao::cli
