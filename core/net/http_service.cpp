#include "net/http_service.hpp"

#include "base/json_writer.hpp"

namespace yingbao::net {
namespace {

constexpr std::pair<int, std::string_view> kTitles[] = {
    {200, "OK"}, {201, "Created"}, {400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"},
    {405, "Method Not Allowed"}, {408, "Request Timeout"}, {409, "Conflict"}, {411, "Length Required"},
    {413, "Content Too Large"}, {414, "URI Too Long"}, {415, "Unsupported Media Type"}, {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"}, {503, "Service Unavailable"},
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
  JsonWriter{answer.body}.begin_object()
      .member("type", "about:blank").member("title", title_of(status)).member("status", status)
      .member("detail", detail).end_object();
  return answer;
}

Answer problem(int status, std::string_view detail, int retry_after_seconds) {
  auto answer = problem(status, detail);
  answer.fields.emplace_back("Retry-After", std::to_string(retry_after_seconds));
  return answer;
}

}  // namespace yingbao::net
