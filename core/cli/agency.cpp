#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "connector/type.hpp"
#include "ingest/as_of.hpp"
#include "ingest/plugin_job.hpp"
#include "schema/feed.hpp"
#include "schema/titles.hpp"

#include <fcntl.h>

#include <algorithm>
#include <iostream>

namespace yingbao::cli {
namespace {

struct Arguments {
  std::string id, name, feed = "G9";
  std::filesystem::path from;
};

/// A reading of the file's first rows by every field's usual titles.
struct Guess final : plugin_host::RunHandler {
  std::optional<plugin_host::HeaderFrame> header_frame;
  Status header(const plugin_host::HeaderFrame& frame) override {
    if (!header_frame) header_frame = frame;
    return {};
  }
  Status records(std::string_view) override { return {}; }
  Status reject(const plugin_host::RejectFrame&) override { return {}; }
};

plugin_host::Job guessing_job(const config::HubConfig& hub, const Arguments& arguments) {
  plugin_host::Job job;
  job.task = plugin_host::Task::draft;
  job.plugin = hub.plugin.folder / "tabular.so";
  job.feed = arguments.feed;
  job.file_name = arguments.from.filename().string();
  job.max_rows = 1;
  job.settings.emplace_back("need", "somebody");  // many a list has no numbers
  std::size_t column = 0;
  for (const auto& field : schema::fields())
    if (!schema::usual_titles(field.id).empty())
      job.settings.emplace_back("columns." + std::to_string(column++) + ".field", std::string{field.name});
  return job;
}

Result<plugin_host::HeaderFrame> guess(const config::HubConfig& hub, const Arguments& arguments, const Clock& clock) {
  const UniqueFd fd{::open(arguments.from.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) return errno_error(arguments.from.string());
  std::string buffer(1u << 18, '\0');
  const plugin_host::PieceSource pieces = [&]() -> Result<std::string_view> {
    const auto n = read_some(fd.get(), buffer);
    if (!n) return n.error();
    return std::string_view{buffer}.substr(0, *n);
  };
  Guess reading;
  const auto end =
      plugin_host::run_plugin(guessing_job(hub, arguments), pieces, ingest::limits_of(hub), clock, reading);
  if (reading.header_frame) return *reading.header_frame;
  return end ? Error{} : end.error();
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (c == '"' || c == '\\') out += '\\';
    out += control ? ' ' : c;
  }
  return out + "\"";
}

std::string drafted_connector(const std::string& agency) {
  constexpr std::string_view kAgency = "{agency}";
  std::string text;
  for (const auto* type : connector::types())
    if (type->config.usual) text = type->config.draft;
  for (auto at = text.find(kAgency); at != text.npos; at = text.find(kAgency)) text.replace(at, kAgency.size(), agency);
  return text;
}

std::string draft(const Arguments& arguments, const plugin_host::HeaderFrame& header) {
  const bool dated = ingest::date_in_name(arguments.from.filename().string()).has_value();
  std::string text =
      "# Drafted from a file; look through every column, then try: yingbao preview FILE --agency " + arguments.id +
      "\nagency = " + in_quotes(arguments.id) + "\nname = " + in_quotes(arguments.name) +
      "\nplugin = \"tabular\"\nlegal_basis = \"\"                    # document and article that allow the exchange\n"
      "catalogue = \"\"                      # number in the catalogue of shared data\n\n"
      "[connector]\n" +
      drafted_connector(arguments.id) + "\n[[feed]]\nkind = " + in_quotes(arguments.feed) + "\nas_of = " +
      (dated ? "\"file_name\"" : "\"arrival\"             # its name has no date; or \"operator\": said at import") +
      "\nmax_reject_share = 0.05\nmax_shrink = 0.3\nmax_age = \"45d\"\n"
      "# expect = \"monthly by 10\"            # when it has to come\n\n[settings]\nrow_key = \"content\"             "
      "  "
      "# or \"person\": one row a person\n";
  std::string dropped;
  for (const auto& column : header.columns) {
    if (column.title.empty() || column.use == plugin_host::ColumnUse::spare) continue;
    const auto* field = schema::field_named(column.target);
    if (!field) {
      dropped += (dropped.empty() ? "" : ", ") + in_quotes(column.title);
      continue;
    }
    auto titles = column.title;  // the preferred one first
    for (const auto& other : header.columns)
      if (other.use == plugin_host::ColumnUse::spare && other.target == column.target) titles += "|" + other.title;
    text += "\n[[settings.columns]]\nfield = " + in_quotes(field->name) + "\ntitles = " + in_quotes(titles) + "\n";
    if (field->id == schema::Field::name) text += "need = \"required\"\n";
  }
  if (!dropped.empty())
    text +=
        "\n# Not taken in, because no usual title says what they are (`yingbao plugin fields` lists the fields):\n# " +
        dropped + "\n";
  return text;
}

int add(const Context& context, const Arguments& arguments) {
  const auto hub = context.configuration();
  const bool identifier = !arguments.id.empty() && std::all_of(arguments.id.begin(), arguments.id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!identifier) throw Failure{Error{Errc::invalid_config, "ID must be lower-case letters, digits and _"}};
  if (!schema::feed_kind(arguments.feed))
    throw Failure{Error{Errc::invalid_config, "--feed: there is no feed " + arguments.feed}};
  const auto folder = std::filesystem::absolute(hub.file).parent_path();
  const auto file = folder / "agencies" / (arguments.id + ".toml");
  if (hub.agency(arguments.id) || std::filesystem::exists(file))
    throw Failure{Error{Errc::conflict, "there is an agency '" + arguments.id + "' already: " + file.string()}};
  const auto header = guess(hub, arguments, context.clock);
  if (!header) throw Failure{header.error()};
  if (auto done = write_file_durably(file, draft(arguments, *header), 0640); !done) throw Failure{done.error()};
  for (const auto* box : {"inbox", "outbox"}) std::filesystem::create_directories(folder / box / arguments.id);
  std::cout << context.words()(texts::kWritten) << ' ' << file.string() << '\n';
  for (const auto& column : header->columns)
    std::cout << "  " << shown(column.title) << " -> "
              << (column.target.empty() ? std::string{context.words()(texts::kDropped)} : column.target) << '\n';
  std::cout << context.words()(texts::kNext) << ": yingbao preview " << arguments.from.string() << " --agency "
            << arguments.id << '\n';
  return 0;
}

}  // namespace

void add_agency(CLI::App& app, Action& action) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("agency", "connect a new agency");
  command->require_subcommand(1);
  auto* draft =
      command->add_subcommand("add",
                              "draft agencies/ID.toml for a list that needs no plugin of its own, from a real file");
  draft->add_option("ID", arguments->id, "lower-case letters, digits and _")->required();
  draft->add_option("--from", arguments->from, "a file as the agency delivers it")->required();
  draft->add_option("--feed", arguments->feed, "group or roster that the list is of; default G9");
  draft->add_option("--name", arguments->name, "the agency's name");
  draft->callback([arguments, &action] {
    action = [arguments](const Context& context) {
      if (arguments->name.empty()) arguments->name = arguments->id;
      return add(context, *arguments);
    };
  });
}

}  // namespace yingbao::cli
