// [connector] of an agency whose gateway is asked over HTTPS. README.md beside this file says what each key means.
#pragma once

#include "connector/type.hpp"
#include "https_pull/text_template.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::https_pull {

/// A text, or where a secret stands, that templates name.
struct NamedValue {
  std::string name, text;
  config::SecretReference secret;
};

struct GatewayAuth {
  enum class Kind { none, basic, bearer, gjzwfwpt, gjzwfwpt_two_step, x_tif, x_bg_hmac };
  Kind kind = Kind::none;
  std::string identity;            ///< user, requester, paasid or access key
  config::SecretReference secret;  ///< password, token, appsecret, appkey or secret key
  std::string service;             ///< a request may name its own
  std::string gateway;             ///< who makes the signature, in two steps
};

/// A value inside a JSON answer that is looked at. Without a pointer nothing is.
struct AnswerSign {
  std::string pointer, equals;
  std::string message;  ///< pointer to what the gateway says about it
};

/// What is taken out of an answer: the text of an element, or what a JSON pointer leads to.
struct UnwrapStep {
  enum class Kind { xml, json } kind = Kind::json;
  std::string name;
};

using NamedTemplates = std::vector<std::pair<std::string, TextTemplate>>;

/// One request, however often it is made.
struct HttpsCall {
  std::string id, method = "GET";
  TextTemplate url;
  NamedTemplates headers, query;
  TextTemplate body;
  std::string content_type, service;
  std::vector<UnwrapStep> unwrap;
  AnswerSign ok;  ///< of an answer that is one; otherwise it tells an error
};

struct Paging {
  enum class Kind { none, page, cursor, link };
  Kind kind = Kind::none;
  std::string parameter;  ///< of the query; empty: the templates name {page} or {cursor}
  std::int64_t start = 1;
  std::string size_parameter;
  std::int64_t size = 0;
  std::string total;  ///< pointer to how many records there are in all
  std::string next;   ///< pointer to the next cursor or address; empty for links: the Link header
  bool short_page_ends = false;
};

struct PullRequest : HttpsCall {
  TextTemplate name;  ///< of the delivery
  Paging paging;
  std::optional<std::string> records;  ///< pointer to the array in each answer
  bool when_changed = false;           ///< new when its ETag or date is; otherwise once each business date
  bool empty_is_delivery = false;
};

struct LoginCall : HttpsCall {
  std::string session;  ///< pointer to the session's value; empty: the whole answer
  std::chrono::milliseconds idle{std::chrono::minutes{25}};
  AnswerSign expired;  ///< how other answers say that it is over
};

struct Config final : connector::Settings {
  std::vector<PullRequest> requests;
  std::optional<LoginCall> login;
  std::optional<HttpsCall> confirm, give_back;
  std::string probe;  ///< an address; empty: only the TLS of the first request's host
  GatewayAuth auth;
  std::vector<NamedValue> values;
  std::filesystem::path ca, certificate;
  std::string pin;
  config::SecretReference key;
  std::vector<std::string> allow_private;
  std::chrono::milliseconds connect_timeout{10000}, idle_timeout{60000}, total_timeout{std::chrono::minutes{30}};
  std::size_t attempts = 4;
  std::uint64_t max_size = 2ull << 30, max_page = 16u << 20;

  std::unique_ptr<connector::Connector> connect(Date business_date, const Clock& clock) const override;
  std::vector<std::filesystem::path> certificates() const override;
};

/// Relative paths start at the place's base.
Config read_config(config::Section& section, const config::ConnectorPlace& place);

extern const connector::Type https_pull_connector;

}  // namespace yingbao::https_pull
