#include "https_pull/config.hpp"

#include "https_pull/connector.hpp"

#include <algorithm>
#include <set>

namespace yingbao::https_pull {
namespace {

using config::Section;
using std::filesystem::path;
using Names = std::set<std::string, std::less<>>;

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

TextTemplate checked(Section& section, const std::string& key, std::string_view text, const Names& known) {
  auto parsed = TextTemplate::parse(text);
  if (!parsed) {
    section.problem(key, parsed.error().detail());
    return {};
  }
  for (const auto& name : parsed->names())
    if (!known.contains(name)) section.problem(key, "nothing has the name {" + name + "}");
  return std::move(*parsed);
}

NamedTemplates templates(Section& section, std::string_view key, const Names& known) {
  NamedTemplates found;
  section.table(key, [&](Section& inner) {
    for (const auto& [name, text] : inner.each_text()) found.emplace_back(name, checked(inner, name, text, known));
  });
  return found;
}

std::string pointer(Section& section, std::string_view key) {
  auto text = section.text(key);
  if (!text.empty() && text[0] != '/') section.problem(key, "must be a JSON pointer such as \"/data/list\"");
  return text;
}

/// The host is never filled in: it is what the certificate is checked against.
std::string https_url(Section& section, std::string_view key, bool needed) {
  constexpr std::string_view kScheme = "https://";
  auto url = needed ? section.required_text(key) : section.text(key);
  if (url.empty()) return url;
  if (!url.starts_with(kScheme)) section.problem(key, "must begin with https://");
  else if (url.find('{') < std::min(url.find('/', kScheme.size()), url.size()))
    section.problem(key, "names its host as it is");
  return url;
}

AnswerSign read_sign(Section& section, std::string_view key) {
  AnswerSign sign;
  section.table(key, [&](Section& inner) {
    sign.pointer = pointer(inner, "pointer");
    if (sign.pointer.empty()) inner.problem("pointer", "is needed");
    sign.equals = inner.required_text("equals");
    sign.message = pointer(inner, "message");
  });
  return sign;
}

std::vector<UnwrapStep> read_unwrap(Section& section) {
  std::vector<UnwrapStep> steps;
  section.tables("unwrap", [&](Section& inner) {
    const auto element = inner.text("xml"), place = pointer(inner, "json");
    if (element.empty() == place.empty()) inner.problem("xml", "a step has either `xml` or `json`");
    steps.push_back(element.empty() ? UnwrapStep{UnwrapStep::Kind::json, place}
                                    : UnwrapStep{UnwrapStep::Kind::xml, element});
  });
  return steps;
}

void read_call(Section& section, HttpsCall& call, const Names& known, std::initializer_list<std::string_view> methods) {
  call.method = section.one_of("method", std::string{*methods.begin()}, methods);
  call.url = checked(section, "url", https_url(section, "url", true), known);
  call.headers = templates(section, "headers", known);
  call.query = templates(section, "query", known);
  const auto body = section.text("body");
  call.body = checked(section, "body", body, known);
  if (!body.empty() && call.method == "GET") section.problem("body", "a GET has none");
  call.content_type = section.text("content_type", body.empty() ? "" : "application/json");
  call.service = section.text("service");
  call.unwrap = read_unwrap(section);
  call.ok = read_sign(section, "ok");
}

Paging read_paging(Section& section) {
  Paging paging;
  section.table("paging", [&](Section& inner) {
    const auto kind = inner.one_of("kind", "page", {"page", "cursor", "link"});
    paging.kind = kind == "cursor" ? Paging::Kind::cursor : kind == "link" ? Paging::Kind::link : Paging::Kind::page;
    paging.parameter = inner.text("parameter");
    paging.start = inner.integer("start", 1, 0, 1);
    paging.size_parameter = inner.text("size_parameter");
    paging.size = inner.integer("size", 0, 0, 1'000'000);
    paging.total = pointer(inner, "total");
    paging.next = pointer(inner, "next");
    paging.short_page_ends = inner.one_of("ends", "empty", {"empty", "short"}) == "short";
    if (paging.kind == Paging::Kind::cursor && paging.next.empty()) inner.problem("next", "is needed for cursors");
    if (paging.short_page_ends && paging.size == 0) inner.problem("size", "is needed where a short page is the last");
  });
  return paging;
}

PullRequest read_request(Section& section, Names known) {
  PullRequest request;
  request.id = section.required_text("id");
  if (!request.id.empty() && !is_identifier(request.id))
    section.problem("id", "must be lower-case letters, digits and _");
  const auto name = section.text("name", request.id + "_{business_date:%Y%m%d}");
  request.name = checked(section, "name", name, {});
  if (name.find('/') != name.npos) section.problem("name", "is a plain file name");
  request.paging = read_paging(section);
  if (request.paging.kind == Paging::Kind::page) known.insert({"page", "page_size"});
  if (request.paging.kind == Paging::Kind::cursor) known.insert("cursor");
  read_call(section, request, known, {"GET", "POST"});
  if (section.has("records")) request.records = pointer(section, "records");
  if (request.paging.kind != Paging::Kind::none && !request.records)
    section.problem("records", "is needed to put pages together");
  request.when_changed = section.one_of("new", "daily", {"daily", "changed"}) == "changed";
  if (request.when_changed && (request.method != "GET" || request.paging.kind != Paging::Kind::none))
    section.problem("new", "only a GET without pages can be asked whether it changed");
  request.empty_is_delivery = section.one_of("empty_is", "nothing", {"nothing", "delivery"}) == "delivery";
  return request;
}

LoginCall read_login(Section& section, const Names& known) {
  LoginCall login;
  login.id = "login";
  read_call(section, login, known, {"POST", "GET"});
  login.session = pointer(section, "session");
  login.idle = section.duration("idle", login.idle);
  login.expired = read_sign(section, "expired");
  return login;
}

GatewayAuth read_auth(Section& section, const path& base) {
  using Kind = GatewayAuth::Kind;
  struct Words {
    std::string_view type, identity, secret;
    Kind kind;
  };
  constexpr Words kWords[] = {{"basic", "user", "password", Kind::basic},
                              {"bearer", "", "token", Kind::bearer},
                              {"gjzwfwpt", "requester", "secret", Kind::gjzwfwpt},
                              {"gjzwfwpt_two_step", "requester", "app_key", Kind::gjzwfwpt_two_step},
                              {"x_tif", "paas_id", "token", Kind::x_tif},
                              {"x_bg_hmac", "access_key", "secret", Kind::x_bg_hmac}};
  GatewayAuth auth;
  const auto type =
      section.one_of("type", "basic", {"basic", "bearer", "gjzwfwpt", "gjzwfwpt_two_step", "x_tif", "x_bg_hmac"});
  for (const auto& words : kWords) {
    if (words.type != type) continue;
    auth.kind = words.kind;
    if (!words.identity.empty()) auth.identity = section.required_text(words.identity);
    auth.secret = section.secret(words.secret, base);
    if (!section.has(words.secret)) section.problem(words.secret, "is needed");
  }
  if (auth.kind == Kind::gjzwfwpt_two_step) auth.gateway = https_url(section, "gateway", true);
  if (auth.kind == Kind::gjzwfwpt || auth.kind == Kind::gjzwfwpt_two_step || auth.kind == Kind::x_tif)
    auth.service = section.text("service");
  return auth;
}

void read_trust(Section& section, const path& base, Config& connector) {
  const auto file = [&](std::string_view key) {
    const auto text = section.text(key);
    return text.empty() ? path{} : (base / text).lexically_normal();
  };
  connector.ca = file("ca");
  connector.pin = section.text("pin");
  constexpr std::string_view kPin = "sha256/";
  if (!connector.pin.empty() && (!connector.pin.starts_with(kPin) || connector.pin.size() != kPin.size() + 44))
    section.problem("pin", "must be \"sha256/\" and the base64 digest of the public key");
  if (connector.ca.empty() && connector.pin.empty()) section.problem("ca", "or a pin is needed: whom to trust");
  connector.certificate = file("certificate");
  connector.key = section.secret("key", base);
  if (connector.certificate.empty() == connector.key.given())
    section.problem("certificate", "a certificate and its key come together");
  connector.allow_private = section.texts("allow_private");
}

Names read_values(Section& section, const path& base, std::vector<NamedValue>& values) {
  Names names;
  section.table("values", [&](Section& inner) {
    for (const auto& name : inner.keys()) {
      if (!is_identifier(name)) inner.problem(name, "must be lower-case letters, digits and _");
      values.push_back(inner.shape(name) == Section::Shape::text ? NamedValue{name, inner.text(name), {}}
                                                                 : NamedValue{name, {}, inner.secret(name, base)});
      names.insert(name);
    }
  });
  return names;
}

}  // namespace

Config read_config(Section& section, const config::ConnectorPlace& place) {
  Config connector;
  const auto& base = place.base;
  read_trust(section, base, connector);
  connector.probe = https_url(section, "probe", false);
  connector.connect_timeout = section.duration("connect_timeout", connector.connect_timeout);
  connector.idle_timeout = section.duration("idle_timeout", connector.idle_timeout);
  connector.total_timeout = section.duration("total_timeout", connector.total_timeout);
  connector.attempts = static_cast<std::size_t>(section.integer("attempts", 4, 1, 20));
  connector.max_size = section.size("max_size", connector.max_size);
  connector.max_page = section.size("max_page", connector.max_page);
  section.table("auth", [&](Section& inner) { connector.auth = read_auth(inner, base); });
  auto known = read_values(section, base, connector.values);
  section.table("login", [&](Section& inner) { connector.login = read_login(inner, known); });
  if (connector.login) known.insert("session");
  section.tables("request", [&](Section& inner) { connector.requests.push_back(read_request(inner, known)); });
  if (connector.requests.empty()) section.problem("request", "at least one [[connector.request]] is needed");
  for (std::size_t i = 0; i < connector.requests.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (connector.requests[i].id == connector.requests[j].id)
        section.problem("request", "'" + connector.requests[i].id + "' is configured twice");
  known.insert("id");
  section.table("confirm", [&](Section& inner) {
    read_call(inner, connector.confirm.emplace(), known, {"POST", "GET"});
    connector.confirm->id = "confirm";
  });
  known.insert("file");
  section.table("give_back", [&](Section& inner) {
    read_call(inner, connector.give_back.emplace(), known, {"PUT", "POST"});
    connector.give_back->id = "give_back";
    if (!connector.give_back->body.empty()) inner.problem("body", "is the file that goes back");
  });
  return connector;
}

std::unique_ptr<connector::Connector> Config::connect(Date business_date, const Clock& clock) const {
  return std::make_unique<HttpsPullConnector>(*this, business_date, clock);
}

std::vector<path> Config::certificates() const {
  return certificate.empty() ? std::vector<path>{} : std::vector{certificate};
}

const connector::Type https_pull_connector{
    {.id = "https_pull",
     .read = [](Section& section, const config::ConnectorPlace& place) -> std::unique_ptr<config::ConnectorSettings> {
       return std::make_unique<Config>(read_config(section, place));
     }}};

}  // namespace yingbao::https_pull
