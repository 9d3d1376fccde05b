#include "net/http/service.hpp"

#include "base/json_writer.hpp"
#include "net/http/date.hpp"

namespace yingbao::net {
namespace {

constexpr std::pair<int, std::string_view> kTitles[] = {{200, "OK"},
                                                        {201, "Created"},
                                                        {400, "Bad Request"},
                                                        {401, "Unauthorized"},
                                                        {403, "Forbidden"},
                                                        {404, "Not Found"},
                                                        {405, "Method Not Allowed"},
                                                        {408, "Request Timeout"},
                                                        {409, "Conflict"},
                                                        {411, "Length Required"},
                                                        {413, "Content Too Large"},
                                                        {414, "URI Too Long"},
                                                        {415, "Unsupported Media Type"},
                                                        {429, "Too Many Requests"},
                                                        {431, "Request Header Fields Too Large"},
                                                        {500, "Internal Server Error"},
                                                        {503, "Service Unavailable"},
                                                        {507, "Insufficient Storage"}};

}  // namespace

std::string_view Request::field(std::string_view lower_name) const {
  for (const auto& [name, value] : fields)
    if (name == lower_name) return value;
  return {};
}

std::string_view title_of(int status) {
  for (const auto& [code, title] : kTitles)
    if (code == status) return title;
  return "Unknown";
}

Answer problem(int status, std::string_view detail) {
  Answer answer;
  answer.status = status;
  answer.content_type = "application/problem+json";
  JsonWriter{answer.body}
      .begin_object()
      .member("type", "about:blank")
      .member("title", title_of(status))
      .member("status", status)
      .member("detail", detail)
      .end_object();
  return answer;
}

Answer problem(int status, std::string_view detail, int retry_after_seconds) {
  auto answer = problem(status, detail);
  answer.fields.emplace_back("Retry-After", std::to_string(retry_after_seconds));
  return answer;
}

std::string head_of(const Answer& answer, bool keep_alive, Instant now) {
  std::string text = "HTTP/1.1 " + std::to_string(answer.status) + ' ' + std::string{title_of(answer.status)} + "\r\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
  };
  add("Date", http_date(now));
  add("Content-Type", answer.content_type);
  add("Content-Length", std::to_string(answer.pieces ? answer.pieces_length : answer.body.size()));
  add("Cache-Control", "no-store");
  add("X-Content-Type-Options", "nosniff");
  for (const auto& [name, value] : answer.fields) add(name, value);
  add("Connection", keep_alive ? "keep-alive" : "close");
  return text + "\r\n";
}

}  // namespace yingbao::net
