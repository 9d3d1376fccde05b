#include "https_push/spool_json.hpp"

#include "base/json_writer.hpp"
#include "crypto/digest.hpp"

#include <simdjson.h>

namespace yingbao::https_push {
namespace {

using simdjson::dom::element;

void write(JsonWriter& json, const crypto::WrappedKey& key) {
  json.key("key")
      .begin_object()
      .member("master", static_cast<std::uint64_t>(key.master_version))
      .member("wrapped", crypto::hex(key.bytes))
      .end_object();
}

std::string text(element from, const char* name) { return std::string{std::string_view{from[name]}}; }

crypto::WrappedKey key_of(element from) {
  const element key = from["key"];
  return {static_cast<std::uint32_t>(std::uint64_t{key["master"]}), crypto::unhex(text(key, "wrapped"))};
}

template <class T, class Read>
Result<T> parsed(const std::string& json, Read read) {
  try {
    simdjson::dom::parser parser;
    return read(parser.parse(json));
  } catch (const simdjson::simdjson_error& error) {
    return Error{Errc::malformed, std::string{"a record of the spool is damaged: "} + error.what()};
  }
}

}  // namespace

std::string to_json(const Received& received) {
  std::string out;
  JsonWriter json{out};
  json.begin_object()
      .member("id", received.id)
      .member("name", received.name)
      .member("content_type", received.content_type)
      .member("size", received.size)
      .member("sha256", received.sha256)
      .member("received_ns", received.received_ns)
      .member("retry_key", received.retry_key);
  write(json, received.key);
  json.end_object();
  return out;
}

Result<Received> received_from(const std::string& json) {
  return parsed<Received>(json, [](element from) {
    return Received{text(from, "id"),     text(from, "name"),  text(from, "content_type"), from["size"],
                    text(from, "sha256"), from["received_ns"], text(from, "retry_key"),    key_of(from)};
  });
}

std::string to_json(const Answered& answered) {
  std::string out;
  JsonWriter json{out};
  json.begin_object().member("state", answered.state).member("verdict", answered.verdict).key("files").begin_array();
  for (const auto& slip : answered.slips) {
    json.begin_object()
        .member("name", slip.name)
        .member("content_type", slip.content_type)
        .member("size", slip.size)
        .member("stored", slip.stored);
    write(json, slip.key);
    json.end_object();
  }
  json.end_array().end_object();
  return out;
}

Result<Answered> answered_from(const std::string& json) {
  return parsed<Answered>(json, [](element from) {
    Answered answered{text(from, "state"), text(from, "verdict"), {}};
    for (const element each : from["files"].get_array())
      answered.slips.push_back(
          {text(each, "name"), text(each, "content_type"), each["size"], text(each, "stored"), key_of(each)});
    return answered;
  });
}

}  // namespace yingbao::https_push
