#include "sftp/wire.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace yingbao::sftp {
namespace {

constexpr std::size_t kLongestName = 4096;

}  // namespace

void append(std::string& out, const Entry& entry) {
  WireWriter writer{out};
  Entry::fields(writer, entry);
}

bool take_entries(std::string_view payload, std::vector<Entry>& entries) {
  WireReader in{payload};
  while (in.good() && !in.done()) {
    Entry entry;
    Entry::fields(in, entry);
    if (!in.good() || entry.name.size() > kLongestName) return false;
    entries.push_back(std::move(entry));
  }
  return in.good();
}

std::string pack_failure(const Error& error) {
  return to_wire(Failed{error.detail(), static_cast<std::uint64_t>(error.code())});
}

Error unpack_failure(std::string_view payload) {
  constexpr std::size_t kLongest = 1000;
  constexpr Errc kCodes[] = {Errc::unreachable, Errc::unauthorised, Errc::rejected,      Errc::conflict,
                             Errc::not_found,   Errc::refused,      Errc::invalid_config};
  auto [detail, number] = from_wire<Failed>(payload).value_or(Failed{{}, static_cast<std::uint64_t>(Errc::internal)});
  const auto code = static_cast<Errc>(number);
  if (std::find(std::begin(kCodes), std::end(kCodes), code) == std::end(kCodes))
    return Error{Errc::internal, "the session's process failed: " + printable(detail.substr(0, kLongest))};
  detail.resize(std::min(detail.size(), kLongest));
  // A server's own words are in it: one line, nothing that steers a terminal.
  const auto steers = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  std::replace_if(detail.begin(), detail.end(), steers, ' ');
  return Error{code, printable(detail)};
}

}  // namespace yingbao::sftp
