// [connector] of an agency that drops files into a folder.
#pragma once

#include "connector/after_action.hpp"
#include "connector/type.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::file_drop {

struct Config final : connector::Settings {
  std::filesystem::path folder;
  std::vector<std::string> patterns;
  std::chrono::milliseconds settle{2000};
  bool marker = false;  ///< a file is complete when <name>.done lies beside it, whatever its age
  connector::AfterAction after = connector::AfterAction::remove;
  std::filesystem::path archive;
  std::filesystem::path outbox;  ///< where return slips go; empty: nowhere

  std::unique_ptr<connector::Connector> connect(Date business_date, const Clock& clock) const override;
  std::vector<std::string> problems() const override;
};

/// Relative paths start at the place's base.
Config read_config(config::Section& section, const config::ConnectorPlace& place);

extern const connector::Type file_drop_connector;

}  // namespace yingbao::file_drop
