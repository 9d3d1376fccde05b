#include "sftp/wire.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace yingbao::sftp {
namespace {

constexpr std::size_t kLongestName = 4096;

}  // namespace

std::string packed(std::initializer_list<std::string_view> texts, std::initializer_list<std::uint64_t> numbers) {
  std::size_t bytes = sizeof(std::uint64_t) * (texts.size() + numbers.size());
  for (const auto text : texts) bytes += text.size();
  std::string out;
  out.reserve(bytes);  // grows never: no copy of a secret is left behind
  WireWriter writer{out};
  for (const auto text : texts) writer.text(text);
  for (const auto number : numbers) writer.number(number);
  return out;
}

void append(std::string& out, const Entry& entry) {
  WireWriter{out}
      .text(entry.name)
      .number(static_cast<std::uint64_t>(entry.kind))
      .number(entry.size)
      .number(static_cast<std::uint64_t>(entry.modified));
}

bool take_entries(std::string_view payload, std::vector<Entry>& entries) {
  WireReader in{payload};
  while (in.good() && !in.done()) {
    Entry entry;
    entry.name = in.text();
    const auto kind = in.number();
    entry.kind = kind == 0 ? Entry::Kind::file : kind == 1 ? Entry::Kind::folder : Entry::Kind::other;
    entry.size = in.number();
    entry.modified = static_cast<std::int64_t>(in.number());
    if (!in.good() || entry.name.size() > kLongestName) return false;
    entries.push_back(std::move(entry));
  }
  return in.good();
}

std::string pack_failure(const Error& error) {
  return packed({error.detail()}, {static_cast<std::uint64_t>(error.code())});
}

Error unpack_failure(std::string_view payload) {
  constexpr std::size_t kLongest = 1000;
  constexpr Errc kCodes[] = {Errc::unreachable, Errc::unauthorised, Errc::rejected,      Errc::conflict,
                             Errc::not_found,   Errc::refused,      Errc::invalid_config};
  WireReader in{payload};
  std::string detail{in.text()};
  const auto code = static_cast<Errc>(in.number());
  if (!in.good() || std::find(std::begin(kCodes), std::end(kCodes), code) == std::end(kCodes))
    return Error{Errc::internal, "the session's process failed: " + printable(detail.substr(0, kLongest))};
  detail.resize(std::min(detail.size(), kLongest));
  // A server's own words are in it: one line, nothing that steers a terminal.
  const auto steers = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  std::replace_if(detail.begin(), detail.end(), steers, ' ');
  return Error{code, printable(detail)};
}

}  // namespace yingbao::sftp
