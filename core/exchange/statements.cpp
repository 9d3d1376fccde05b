#include "exchange/statements.hpp"

#include "deciding/statement.hpp"
#include "exchange/decide_step.hpp"

namespace yingbao::exchange {

Result<std::uint64_t> release_refused(data::DataFolder& data, const store::AuditEntry& audit) {
  const auto last = last_decisions(data);
  if (!last) return last.error();
  auto writer = data.shelf().create({.beside = false});
  if (!writer) return writer.error();
  const auto refused = deciding::state_resend(last->base, *writer);
  if (!refused || *refused == 0) return refused;
  const auto summary = writer->close();
  if (!summary) return summary.error();
  auto list = data.shelf().describe(writer->file(), *summary, store::ListRole::statements, data.clock().now());
  data.store().commit_statements(list, audit);
  return refused;
}

}  // namespace yingbao::exchange
