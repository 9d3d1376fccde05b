#include "cli/connections.hpp"
#include "cli/screen.hpp"

#include "base/json_writer.hpp"
#include "connector/type.hpp"
#include "forward/platform_line.hpp"
#include "net/http/date.hpp"
#include "net/tls/certificate.hpp"
#include "net/wait.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

constexpr std::int64_t kSecondsOfDay = 86400;
constexpr std::int64_t kNearEnd = 30 * kSecondsOfDay;
constexpr std::int64_t kMostClockDifference = 90'000;  // gateways allow 90 to 180 seconds

std::string day_of(Instant instant) { return business_date(instant).iso(); }

void warn(Connection& connection, const std::string& zh, const std::string& en) {
  connection.warnings.push_back(zh + " (" + en + ")");
}

void judge_end(Connection& connection, const std::string& whose_zh, const std::string& whose_en, Instant until,
               Instant now) {
  if (until == 0 || until - now > kNearEnd) return;
  const bool over = until < now;
  warn(connection, whose_zh + (over ? "已于" : "将于") + day_of(until) + (over ? "到期" : "到期，请及时更换"),
       whose_en + (over ? " ended on " : " ends on ") + day_of(until));
}

void judge(Connection& connection, Instant now) {
  const auto& seen = connection.seen;
  judge_end(connection, "对方证书", "the peer's certificate", seen.certificate_until.value_or(0), now);
  const auto ahead = seen.clock_ahead_ms.value_or(0);
  if (ahead > kMostClockDifference || ahead < -kMostClockDifference)
    warn(connection, "双方时钟相差" + std::to_string(ahead / 1000) + "秒，请校时",
         "the clocks differ by " + std::to_string(ahead / 1000) + " s: set them right");
}

/// One of this hub's own certificates.
void judge_own(Connection& connection, const std::filesystem::path& file, Instant now) {
  if (file.empty()) return;
  const auto own = net::read_certificate(file);
  if (own)
    judge_end(connection, "本方证书" + file.filename().string(), "our certificate " + file.filename().string(),
              own->until, now);
  else warn(connection, "本方证书无法读取", own.error().detail());
}

Result<connector::Probe> probe_platform(const config::PlatformConfig& platform, const Clock& clock) {
  boost::asio::io_context io{1};
  auto line = forward::open_line(io.get_executor(), platform, clock);
  if (!line) return line.error();
  const net::ClientRequest request{"HEAD", line->address, {}, {}};
  const auto head = net::wait(io, line->client.send(request, clock.steady() + platform.timeout));
  if (!head) return head.error();
  connector::Probe probe;
  if (const auto& peer = line->client.peer()) {
    probe.who = peer->subject + " (" + peer->issuer + ")";
    probe.certificate_until = peer->until;
  }
  if (const auto theirs = net::parse_http_date(head->field("Date")))
    probe.clock_ahead_ms = (*theirs - clock.now()) * 1000;
  return probe;
}

Connection judged(std::string name, std::string_view type, Result<connector::Probe> probe, Instant now) {
  Connection connection{std::move(name), std::string{type}, {}, {}, {}};
  if (probe) {
    connection.seen = std::move(*probe);
    judge(connection, now);
  } else {
    connection.trouble = probe.error();
  }
  return connection;
}

std::string line_of(const Language& words, const Connection& connection) {
  std::string line = connection.name + "  " + connection.type + "  ";
  if (connection.trouble)
    return line + std::string{words(texts::kUnreachable)} + ": " + shown(connection.trouble->detail());
  line += std::string{words(texts::kAnswers)} + ": " + connection.seen.who;
  if (connection.seen.certificate_until)
    line += "  " + std::string{words(texts::kCertificateUntil)} + " " + day_of(*connection.seen.certificate_until);
  if (connection.seen.clock_ahead_ms)
    line +=
        "  " + std::string{words(texts::kClock)} + " " + std::to_string(*connection.seen.clock_ahead_ms / 1000) + " s";
  return line + "  " + std::string{words(texts::kWaiting)} + " " + std::to_string(connection.seen.waiting);
}

}  // namespace

std::vector<Connection> try_connections(const config::HubConfig& hub, const Clock& clock) {
  std::vector<Connection> connections;
  const auto now = clock.now();
  for (const auto& agency : hub.agencies) {
    connections.push_back(
        judged(agency.id, agency.connector_type, connector::connect(agency, business_date(now), clock)->probe(), now));
    for (const auto& file : agency.connector->certificates()) judge_own(connections.back(), file, now);
  }
  connections.push_back(judged("platform", "https_json", probe_platform(hub.platform, clock), now));
  judge_own(connections.back(), hub.platform.certificate, now);
  for (const auto* type : connector::types()) {
    const auto table = hub.connectors.find(type->config.id);
    if (table == hub.connectors.end()) continue;
    connections.push_back({std::string{type->config.hub_table}, std::string{type->config.id}, {}, {}, {}});
    connections.back().seen.who = table->second->address();
    for (const auto& file : table->second->certificates()) judge_own(connections.back(), file, now);
  }
  return connections;
}

bool tell(const Context& context, const std::vector<Connection>& connections) {
  bool good = true;
  std::string text;
  JsonWriter json{text};
  json.begin_array();
  for (const auto& each : connections) {
    good = good && !each.trouble && each.warnings.empty();
    json.begin_object()
        .member("name", each.name)
        .member("type", each.type)
        .member("reachable", !each.trouble.has_value())
        .member("trouble", each.trouble ? each.trouble->detail() : std::string{})
        .member("who", each.seen.who)
        .member("certificate_until", each.seen.certificate_until ? day_of(*each.seen.certificate_until) : std::string{})
        .member("waiting", each.seen.waiting);
    if (each.seen.clock_ahead_ms) json.member("clock_ahead_ms", *each.seen.clock_ahead_ms);
    json.key("warnings").begin_array();
    for (const auto& warning : each.warnings) json.value(warning);
    json.end_array().end_object();
    if (context.json) continue;
    std::cout << line_of(context.words(), each) << '\n';
    for (const auto& warning : each.warnings) std::cout << "  ! " << warning << '\n';
  }
  json.end_array();
  if (context.json) std::cout << text << '\n';
  return good;
}

}  // namespace yingbao::cli
