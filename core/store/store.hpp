// The control tables: what is in force, what came in, what was sent. One process has them open (see data::DataFolder).
//
// Every function is one transaction, durable when it returns, and may be called from any thread. A failed write throws
// Failure and is never tried again: after a failed sync nobody knows what the disk holds.
#pragma once

#include "store/audit.hpp"
#include "store/deliveries.hpp"
#include "store/exchanges.hpp"
#include "store/lists.hpp"
#include "store/names.hpp"

#include <memory>

namespace yingbao::store {

class Store : public Deliveries, public Lists, public Exchanges, public Audit {
 public:
  // Settings of the installation: core/docs/control_tables.md names them.
  virtual std::string setting(std::string_view name) = 0;
  virtual void set_setting(std::string_view name, std::string_view value) = 0;
};

/// Opens, and where needed creates, the database of a data folder.
std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& file);

}  // namespace yingbao::store
