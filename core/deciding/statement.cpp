#include "deciding/statement.hpp"

#include "schema/record.hpp"

namespace yingbao::deciding {

void encode(const Statement& statement, std::string& out) {
  schema::append_varint(out, static_cast<std::uint64_t>(statement.kind));
  schema::append_varint(out, statement.version);
}

Result<Statement> decode_statement(std::string_view bytes) {
  const auto kind = schema::take_varint(bytes), version = kind ? schema::take_varint(bytes) : std::nullopt;
  const bool known = kind == static_cast<std::uint64_t>(StatementKind::resend);
  if (!known || !version || *version > UINT32_MAX || !bytes.empty())
    return Error{Errc::internal, "a statement is damaged, or of a newer build"};
  return Statement{StatementKind::resend, static_cast<std::uint32_t>(*version)};
}

Result<std::uint64_t> state_resend(const Base& base, list::ListWriter& statements) {
  std::uint64_t refused = 0;
  if (!base.reader) return refused;
  std::string bytes;
  for (list::ListCursor each{base.reader}; each.valid(); each.next()) {
    if (each.kind() != list::KeyKind::person) continue;
    auto decision = decode(each.record());
    if (!decision) return decision.error();
    const auto known = base.settled(each.key(), std::move(*decision)).decision;
    if (known.answer != Answer::refused) continue;
    const Statement statement{StatementKind::resend, known.version};
    bytes.clear();
    encode(statement, bytes);
    if (auto done = statements.add(
            {each.key(), list::KeyKind::person, true, static_cast<std::uint64_t>(statement.kind), bytes});
        !done)
      return done.error();
    ++refused;
  }
  return refused;
}

}  // namespace yingbao::deciding
