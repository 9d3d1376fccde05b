#include "cli/connectors.hpp"

#include "file_drop/file_drop.hpp"
#include "sftp/sftp.hpp"

namespace yingbao::cli {
namespace {

using Made = std::unique_ptr<connector::Connector>;

Made make(const config::FileDropConfig& config) { return std::make_unique<file_drop::FileDropConnector>(config); }
Made make(const config::SftpConfig& config) { return std::make_unique<sftp::SftpConnector>(config); }

}  // namespace

Made connector_for(const config::AgencyConfig& agency) {
  return std::visit([](const auto& config) { return make(config); }, agency.connector);
}

}  // namespace yingbao::cli
