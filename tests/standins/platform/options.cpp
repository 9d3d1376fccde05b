#include "options.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <limits>

namespace yingbao::sandbox {
namespace {

constexpr std::string_view usage_text =
    R"(yingbao-sandbox: a stand-in for the low-income module of the social assistance platform

  --cert FILE            server certificate, PEM (required)
  --key FILE             its key, PEM (required)
  --client-ca FILE       CA that client certificates must chain to (required)
  --ledger FILE|none     SQLite file, created if missing; none keeps nothing (required)
  --listen ADDRESS:PORT  default 127.0.0.1:0, any free port
  --port-file FILE       receives the real port once the sandbox listens
  --threads N            default 1
  --fault SPEC           may be repeated:
                           refuse:every=N
                           refuse-reference:ID
                           status:CODE[:times=N][:retry-after=SECONDS]
                           hang[:times=N]
                           drop-reply[:times=N]
                           late:after=MS[:times=N]
  --stop-after SECONDS   exit by itself, default 3600
  --watch-pid PID        exit when that process is gone
  --max-body BYTES       default 67108864
  --help
)";

template <class Number>
Number number(std::string_view option, std::string_view text, Number least, Number most) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most) return value;
  throw InvalidOption(std::string(option) + ": '" + std::string(text) + "' is not a whole number from " +
                      std::to_string(least) + " to " + std::to_string(most));
}

void set_listen(Options& options, std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0)
    throw InvalidOption("--listen: '" + std::string(text) + "' is not ADDRESS:PORT");
  options.address = text.substr(0, colon);
  if (options.address.front() == '[' && options.address.back() == ']')
    options.address = options.address.substr(1, options.address.size() - 2);
  unsigned char binary[sizeof(in6_addr)];
  if (inet_pton(AF_INET, options.address.c_str(), binary) != 1 &&
      inet_pton(AF_INET6, options.address.c_str(), binary) != 1)
    throw InvalidOption("--listen: '" + options.address + "' is not an IP address");
  options.port = number<std::uint16_t>("--listen", text.substr(colon + 1), 0, 65535);
}

void set(Options& options, std::string_view option, std::string_view value) {
  if (option == "--cert") options.certificate = value;
  else if (option == "--key") options.key = value;
  else if (option == "--client-ca") options.client_ca = value;
  else if (option == "--ledger") options.ledger = value;
  else if (option == "--listen") set_listen(options, value);
  else if (option == "--port-file") options.port_file = value;
  else if (option == "--threads") options.threads = number<unsigned>(option, value, 1, 256);
  else if (option == "--fault") options.faults.push_back(parse_fault(value));
  else if (option == "--stop-after")
    options.stop_after = std::chrono::seconds(number<int>(option, value, 1, 31'536'000));
  else if (option == "--watch-pid") options.watch_pid = number<int>(option, value, 1, std::numeric_limits<int>::max());
  else if (option == "--max-body") options.max_body = number<std::uint64_t>(option, value, 1, 4ULL << 30);
  else throw InvalidOption("unknown option " + std::string(option));
}

void require(const std::string& value, const char* option) {
  if (value.empty()) throw InvalidOption(std::string(option) + " is required");
}

}  // namespace

Options parse_options(int argc, const char* const* argv) try {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--help") {
      options.help = true;
      return options;
    }
    const std::size_t equals = word.find('=');
    if (word.starts_with("--") && equals != std::string_view::npos) {
      set(options, word.substr(0, equals), word.substr(equals + 1));
      continue;
    }
    if (!word.starts_with("--")) throw InvalidOption("unexpected argument " + std::string(word));
    if (i + 1 == argc) throw InvalidOption("unknown option, or one without its value: " + std::string(word));
    set(options, word, argv[++i]);
  }
  require(options.certificate, "--cert");
  require(options.key, "--key");
  require(options.client_ca, "--client-ca");
  require(options.ledger, "--ledger");
  return options;
} catch (const InvalidFault& error) {
  throw InvalidOption(std::string("--fault: ") + error.what());
}

std::string_view usage() { return usage_text; }

}  // namespace yingbao::sandbox
