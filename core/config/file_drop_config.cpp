#include "config/file_drop_config.hpp"

#include "config/toml_section.hpp"

namespace yingbao::config {

FileDropConfig read_file_drop(Section& section, const std::filesystem::path& base) {
  FileDropConfig connector;
  const auto folder = section.required_text("folder");
  connector.folder = (base / folder).lexically_normal();
  connector.patterns = section.texts("patterns");
  connector.settle = section.duration("settle", connector.settle);
  connector.marker = section.flag("marker", false);
  const auto [after, archive] = read_after(section);
  connector.after = after;
  if (!archive.empty()) connector.archive = (base / archive).lexically_normal();
  const auto outbox = section.text("outbox");
  if (!outbox.empty()) connector.outbox = (base / outbox).lexically_normal();
  return connector;
}

}  // namespace yingbao::config
