// Deliveries dropped as files into a folder.
#pragma once

#include "connector/connector.hpp"
#include "file_drop/config.hpp"

#include <sys/stat.h>

namespace yingbao::file_drop {

class FileDropConnector final : public connector::Connector {
 public:
  FileDropConnector(Config config, const Clock& clock) : config_{std::move(config)}, clock_{clock} {}
  std::string_view type() const override { return "file_drop"; }
  /// Regular files that match a pattern and do not change over the settle time; links and other things are left. Times
  /// of files are compared with each other, not with this machine's clock: a share's may be ahead or behind.
  Result<std::vector<connector::Found>> list_new(std::vector<connector::Left>& left) override;
  /// Reads from one descriptor and compares size and time before and after.
  Status take(const connector::Found& found, const connector::ByteSink& sink) override;
  Result<bool> confirm(const connector::Found& found) override;
  Result<bool> give_back(const connector::Return& answer) override;
  Result<connector::Probe> probe() override;

 private:
  struct Watched {
    connector::Found found;
    struct stat first;
  };
  Status look(std::vector<connector::Found>& found, std::vector<Watched>& watched, std::vector<connector::Left>& left);
  Status watch(const std::vector<Watched>& watched, std::vector<connector::Found>& found,
               std::vector<connector::Left>& left);

  Config config_;
  const Clock& clock_;
};

}  // namespace yingbao::file_drop
