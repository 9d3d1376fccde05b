#include "config/file_drop_config.hpp"

#include "config/toml_section.hpp"

namespace yingbao::config {

FileDropConfig read_file_drop(Section& section, const std::filesystem::path& base) {
  FileDropConfig connector;
  const auto folder = section.required_text("folder");
  connector.folder = (base / folder).lexically_normal();
  connector.patterns = section.texts("patterns");
  connector.settle = section.duration("settle", connector.settle);
  const auto after = section.one_of("after", "delete", {"delete", "archive", "none"});
  connector.after = after == "delete" ? AfterAction::remove : after == "archive" ? AfterAction::archive : AfterAction::none;
  const auto archive = section.text("archive");
  if (!archive.empty()) connector.archive = (base / archive).lexically_normal();
  if (connector.after == AfterAction::archive && archive.empty())
    section.problem("archive", "is needed when after = \"archive\"");
  const auto outbox = section.text("outbox");
  if (!outbox.empty()) connector.outbox = (base / outbox).lexically_normal();
  return connector;
}

}  // namespace yingbao::config
