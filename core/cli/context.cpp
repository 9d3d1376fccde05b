#include "cli/context.hpp"

#include "connector/type.hpp"

#include <pwd.h>
#include <unistd.h>

#include <charconv>
#include <iostream>

namespace yingbao::cli {

Language Context::words() const { return Language{language}; }

exchange::Hub Context::open() const {
  auto hub = exchange::open_hub(config, connector::config_types(), clock);
  if (!hub) throw Failure{hub.error()};
  return std::move(*hub);
}

config::HubConfig Context::configuration() const {
  auto loaded = config::load_hub_config(config, connector::config_types());
  if (!loaded) throw Failure{loaded.error()};
  return std::move(*loaded);
}

store::AuditEntry Context::audit(std::string action, std::string object, std::string detail) const {
  const auto* user = ::getpwuid(::geteuid());
  const auto actor = user ? user->pw_name : std::to_string(::geteuid());
  return {0, clock.now(), actor, std::move(action), std::move(object), std::move(detail)};
}

int exit_code_of(const Error& error) {
  switch (error.code()) {
    case Errc::invalid_config:
    case Errc::not_found:
    case Errc::malformed:
    case Errc::refused:
    case Errc::unauthorised: return 2;
    default: return 3;
  }
}

store::Id id_in(std::string_view text, std::string_view kind) {
  if (!text.starts_with(kind)) return 0;
  text.remove_prefix(kind.size());
  store::Id id = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), id);
  return ec == std::errc{} && end == text.data() + text.size() ? id : 0;
}

std::string line_from_input() {
  std::string line;
  std::getline(std::cin, line);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line;
}

}  // namespace yingbao::cli
