#include "file_drop/config.hpp"

#include "file_drop/connector.hpp"

namespace yingbao::file_drop {

Config read_config(config::Section& section, const config::ConnectorPlace& place) {
  Config connector;
  const auto at = [&](const std::string& relative) { return (place.base / relative).lexically_normal(); };
  connector.folder = at(section.required_text("folder"));
  connector.patterns = section.texts("patterns");
  connector.settle = section.duration("settle", connector.settle);
  connector.marker = section.flag("marker", false);
  const auto [after, archive] = connector::read_after(section);
  connector.after = after;
  if (!archive.empty()) connector.archive = at(archive);
  if (const auto outbox = section.text("outbox"); !outbox.empty()) connector.outbox = at(outbox);
  return connector;
}

std::unique_ptr<connector::Connector> Config::connect(Date, const Clock& clock) const {
  return std::make_unique<FileDropConnector>(*this, clock);
}

std::vector<std::string> Config::problems() const {
  if (std::filesystem::is_directory(folder)) return {};
  return {"connector.folder " + folder.string() + " does not exist"};
}

const connector::Type file_drop_connector{
    {.id = "file_drop",
     .read = [](config::Section& section,
                const config::ConnectorPlace& place) -> std::unique_ptr<config::ConnectorSettings> {
       return std::make_unique<Config>(read_config(section, place));
     },
     .usual = true,
     .draft =
         "type = \"file_drop\"\nfolder = \"inbox/{agency}\"\npatterns = [\"*\"]\nsettle = \"2s\"\nafter = \"delete\"\n"
         "outbox = \"outbox/{agency}\"\n"}};

}  // namespace yingbao::file_drop
