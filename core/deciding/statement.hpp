// What a person, or an answer, adds to what the lists say of somebody. Statements stand in a sorted list of their own,
// one entry for each person and kind, and are laid over the decisions like any other list.
#pragma once

#include "deciding/base.hpp"
#include "list/writer.hpp"

namespace yingbao::deciding {

/// The numbers stand in lists: they are never given another meaning.
enum class StatementKind : std::uint8_t {
  resend = 1,  ///< what the platform refused may be told again although nothing changed
};

struct Statement {
  StatementKind kind = StatementKind::resend;
  std::uint32_t version = 0;  ///< of what the platform was told: a statement about one version is spent with the next
  bool operator==(const Statement&) const = default;
};

void encode(const Statement& statement, std::string& out);
/// `internal` when the bytes are no statement.
Result<Statement> decode_statement(std::string_view bytes);

/// Writes a statement for everybody whose item stands refused: it may be told again. Gives their number. Throws Failure
/// when the base cannot be read.
Result<std::uint64_t> state_resend(const Base& base, list::ListWriter& statements);

}  // namespace yingbao::deciding
