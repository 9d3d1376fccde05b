// Deciding alone: ten lists and two rosters of made-up people under a file of rules, on one thread.
//   bench_deciding RULES [ROWS=1000000]
// Prints records per second of processor time, for a first night and for a second one on which nothing changed.
#include "deciding/deciding.hpp"
#include "list/writer.hpp"
#include "schema/draft.hpp"

#include <ctime>
#include <filesystem>
#include <iostream>
#include <random>

namespace {

using namespace yingbao;
using deciding::ReaderPtr;
using schema::Field;

constexpr const char* kGroups[] = {"G1A", "G1B", "G1C", "G3", "G6", "G7", "G9", "UNAPPROVED", "BIG_TEMP", "RECOGNISED"};
const Date kDate = Date::of(2021, 6, 15).value();

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
  value = (value ^ value >> 27) * 0x94d049bb133111eb;
  return value ^ value >> 31;
}

list::Key key_of(std::uint64_t person) { return {mixed(person + 1), mixed(~person)}; }

std::string row(std::mt19937_64& random, std::uint64_t person, std::uint64_t number) {
  const auto chance = [&](unsigned of) { return random() % of == 0; };
  const auto word = [](const char* text) { return std::string_view{text}; };
  const auto day = [&](int year) { return std::int64_t{Date::of(year, 3, 1).value().number()}; };
  schema::Draft draft;
  draft.set(Field::agency, word("bench"));
  draft.set(Field::delivery, std::int64_t{1});
  draft.set(Field::row, static_cast<std::int64_t>(number));
  draft.set(Field::as_of, std::int64_t{kDate.number()});
  draft.set(Field::id_status, word("OK"));
  draft.set(Field::id_number, std::string_view{std::to_string(350582195001010000 + person)});
  draft.set(Field::name, word("张测试"));
  draft.set(Field::hukou_address, word("泉州市南安市溪美街道中山路一百零八号"));
  draft.set(Field::unit, word(chance(3) ? "350582" : "350583"));
  draft.set(Field::unit_basis, word("county"));
  draft.set(Field::monitor_type, word(chance(5) ? "非监测对象" : "脱贫不稳定户"));
  draft.set(Field::first_issued_on, day(chance(3) ? 2019 : 2020));
  draft.set(Field::disability_grade, std::int64_t{chance(2) ? 1 : 3});
  draft.set(Field::registration_valid, std::int64_t{chance(6) ? 0 : 1});
  draft.set(Field::disaster_date, day(chance(3) ? 2019 : 2020));
  draft.set(Field::needs, word("口粮"));
  std::string record;
  draft.encode(record);
  return record;
}

/// Two of three people of a list are on others as well.
ReaderPtr list_of(const std::filesystem::path& folder, std::uint64_t rows, std::uint64_t first, unsigned seed) {
  auto writer = list::ListWriter::create(folder, crypto::DataKey::random()).value();
  std::mt19937_64 random{seed};
  for (std::uint64_t i = 0; i < rows; ++i) {
    const auto person = first + i;
    writer.add({key_of(person), list::KeyKind::person, true, i, row(random, person, i)}).value();
  }
  writer.close().value();
  return list::ListReader::open(writer.file()).value();
}

/// Decides one night on this thread and makes it the base of the next.
void night(deciding::Input& input, crypto::Keyer& keyer, const std::filesystem::path& folder, const char* name,
           std::uint64_t records) {
  auto writer = list::ListWriter::create(folder, crypto::DataKey::random(), {.beside = false}).value();
  const auto before = processor_seconds();
  const auto decided = deciding::decide(input, keyer, folder, [&](const deciding::Made& made) -> Status {
                         return writer.add({made.key, made.kind, true, 0, made.bytes});
                       }).value();
  const auto seconds = processor_seconds() - before;
  writer.close().value();
  std::cout << name << ": " << records << " records, " << decided.changes.items() << " to tell, " << seconds << " s, "
            << static_cast<std::uint64_t>(static_cast<double>(records) / seconds) << " records/s\n";
  input.base = {list::ListReader::open(writer.file()).value(), deciding::kDecisionVersion, {}, {}};
  input.base.submissions.push_back({list::Key{}, deciding::Told::Outcome::acknowledged});
}

int run(const char* rules_file, std::uint64_t rows) {
  config::Problems problems;
  const auto rules = config::load_rules(rules_file, problems);
  if (!problems.none()) return std::cerr << problems.error().detail() << '\n', 2;
  const auto folder = std::filesystem::temp_directory_path() / "yingbao-bench-deciding";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  deciding::Input input{{}, {}, &rules, kDate};
  std::map<std::int64_t, ReaderPtr> lists;
  std::int64_t id = 0;
  std::uint64_t records = 0;
  const auto add = [&](const char* kind, std::uint64_t count, std::uint64_t first) {
    ++id;
    const auto reader = list_of(folder, count, first, static_cast<unsigned>(id));
    lists[id] = reader;
    records += count;
    return deciding::Source{kind, id, reader, false, false};
  };
  for (std::uint64_t i = 0; i < std::size(kGroups); ++i) input.groups.push_back(add(kGroups[i], rows, i * rows / 3));
  input.rosters.push_back(add("DIBAO", rows, rows / 2));
  input.rosters.push_back(add("TEKUN", rows / 10, 2 * rows));
  input.open_list = [&](std::int64_t list) -> Result<ReaderPtr> { return lists.at(list); };
  input.ranges = input.ranges_by_size();
  crypto::Keyer keyer{crypto::DataKey::random()};
  night(input, keyer, folder, "first night", records);
  night(input, keyer, folder, "second night", records);
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "bench_deciding RULES [ROWS]\n", 2;
  return run(argv[1], argc > 2 ? std::stoull(argv[2]) : 1'000'000);
}
