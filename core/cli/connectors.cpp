#include "cli/connectors.hpp"

#include "file_drop/file_drop.hpp"
#include "https_pull/https_pull.hpp"
#include "https_push/https_push.hpp"
#include "sftp/sftp.hpp"

namespace yingbao::cli {
namespace {

using Made = std::unique_ptr<connector::Connector>;

Made make(const config::FileDropConfig& config, Date) { return std::make_unique<file_drop::FileDropConnector>(config); }
Made make(const config::SftpConfig& config, Date) { return std::make_unique<sftp::SftpConnector>(config); }
Made make(const config::HttpsPullConfig& config, Date date) {
  return std::make_unique<https_pull::HttpsPullConnector>(config, date);
}
Made make(const config::HttpsPushConfig& config, Date) { return std::make_unique<https_push::HttpsPushConnector>(config); }

}  // namespace

Made connector_for(const config::AgencyConfig& agency, Date business_date) {
  return std::visit([&](const auto& config) { return make(config, business_date); }, agency.connector);
}

}  // namespace yingbao::cli
