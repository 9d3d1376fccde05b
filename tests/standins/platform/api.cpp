#include "api.hpp"

#include "json.hpp"

namespace yingbao::sandbox {
namespace {

constexpr std::string_view submissions_path = "/low-income/v1/submissions";

std::string_view title(unsigned status) {
  switch (status) {
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Error";
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = i + 2 < text.size() && text[i] == '%' ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return out;
}

Reply not_allowed(std::string_view allow) {
  Reply reply = problem(405, "this path allows only " + std::string(allow));
  reply.allow = allow;
  return reply;
}

Reply processing(std::string_view id) {
  Reply reply{.status = 202};
  reply.body = "{\"submission_id\":";
  append_quoted(reply.body, id);
  reply.body += ",\"status\":\"processing\"}";
  return reply;
}

Reply forgotten() { return problem(410, "without a ledger only the most recent answers are kept"); }

Reply faulty(const Fault& fault) {
  if (fault.kind == FaultKind::hang) return {.delivery = Delivery::hang};
  Reply reply = problem(fault.status, "this sandbox was told to fail");
  reply.retry_after = fault.retry_after;
  return reply;
}

}  // namespace

Reply problem(unsigned status, std::string_view detail) {
  Reply reply{.status = status, .content_type = "application/problem+json"};
  reply.body = "{\"type\":\"about:blank\",\"title\":";
  append_quoted(reply.body, title(status));
  reply.body += ",\"status\":" + std::to_string(status) + ",\"detail\":";
  append_quoted(reply.body, detail);
  reply.body += '}';
  return reply;
}

Reply Api::handle(const Request& request, Time now) {
  const std::string_view path = request.target.substr(0, request.target.find('?'));
  try {
    if (path.starts_with("/low-income/")) return platform(request, path, now);
    if (path == "/sandbox/summary") {
      if (request.method != "GET") return not_allowed("GET");
      const std::lock_guard lock(mutex_);
      return {.body = ledger_.summary(requests_)};
    }
    if (path == "/sandbox/items") {
      if (request.method != "GET") return not_allowed("GET");
      const std::lock_guard lock(mutex_);
      return {.content_type = "application/x-ndjson", .body = ledger_.items()};
    }
    if (path == "/sandbox/faults") return request.method == "POST" ? set_faults(request.body) : not_allowed("POST");
    return problem(404, "there is nothing at this path");
  } catch (const InvalidRequest& error) {
    return problem(400, error.what());
  } catch (const InvalidFault& error) {
    return problem(400, error.what());
  }
}

Reply Api::platform(const Request& request, std::string_view path, Time now) {
  ++requests_;
  {
    const std::lock_guard lock(mutex_);
    if (const auto fault = faults_.take_before_work()) return faulty(*fault);
  }
  if (!path.starts_with(submissions_path)) return problem(404, "there is nothing at this path");
  std::string_view rest = path.substr(submissions_path.size());
  if (rest.empty()) return request.method == "POST" ? post_submission(request.body, now) : not_allowed("POST");
  if (rest.size() < 2 || rest.front() != '/') return problem(404, "there is nothing at this path");
  rest.remove_prefix(1);
  return request.method == "GET" ? get_submission(rest, now) : not_allowed("GET");
}

Reply Api::post_submission(std::string& body, Time now) {
  const Submission& submission = read_submission(body);
  const Digest digest = sha256({body});
  const std::lock_guard lock(mutex_);
  Receipt receipt = ledger_.submit(submission, digest, [this](std::string_view id) { return faults_.refuses(id); });
  if (receipt.outcome == Outcome::conflicting)
    return problem(409, "this submission_id was used before with a different body");
  return deliver(std::string(submission.id), std::move(receipt), now);
}

Reply Api::deliver(const std::string& id, Receipt receipt, Time now) {
  const auto fault = faults_.take_after_work(receipt.outcome == Outcome::applied);
  if (fault && fault->kind == FaultKind::drop_reply) return {.delivery = Delivery::drop};
  if (fault) ready_at_[id] = now + fault->after;
  if (is_processing(id, now)) return processing(id);
  if (receipt.outcome == Outcome::forgotten) return forgotten();
  return {.body = std::move(receipt.answer)};
}

Reply Api::get_submission(std::string_view encoded_id, Time now) {
  const std::string id = percent_decoded(encoded_id);
  const std::lock_guard lock(mutex_);
  auto stored = ledger_.find(id);
  if (!stored) return problem(404, "no submission has this id");
  if (is_processing(id, now)) return processing(id);
  if (!stored->answer) return forgotten();
  return {.body = std::move(*stored->answer)};
}

bool Api::is_processing(const std::string& id, Time now) {
  const auto found = ready_at_.find(id);
  if (found == ready_at_.end()) return false;
  if (now < found->second) return true;
  ready_at_.erase(found);
  return false;
}

Reply Api::set_faults(std::string& body) {
  std::vector<Fault> faults;
  for (const std::string& spec : read_fault_specs(body)) faults.push_back(parse_fault(spec));
  const std::string active = std::to_string(faults.size());
  const std::lock_guard lock(mutex_);
  faults_.replace(std::move(faults));
  return {.body = "{\"active_faults\":" + active + "}"};
}

}  // namespace yingbao::sandbox
