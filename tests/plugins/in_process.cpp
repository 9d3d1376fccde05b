#include "in_process.hpp"

#include <stdexcept>

namespace yingbao::plugin_tests {
namespace {

class TableRows final : public format::RowReader {
 public:
  explicit TableRows(const Table& table) : table_{table} {}
  Result<bool> next() override {
    if (row_ == table_.size()) return false;
    cells_.assign(table_[row_].begin(), table_[row_].end());
    ++row_;
    return true;
  }
  std::span<const std::string_view> cells() const override { return cells_; }
  std::uint64_t number() const override { return row_; }
  format::Charset charset() const override { return format::Charset::utf8; }
  std::string describe() const override { return "test"; }

 private:
  const Table& table_;
  std::vector<std::string_view> cells_;
  std::size_t row_ = 0;
};

class Output final : public plugin_host::RowOutput {
 public:
  explicit Output(Read& read) : read_{read} {}
  void record(const plugin_host::RecordHead& head, std::string_view record) override {
    read_.records.push_back(record_of(head, record));
  }
  void reject(const plugin_host::RejectFrame& reject) override { read_.rejects.push_back(reject); }
  void finding(const plugin_host::FindingFrame&) override {}

 private:
  Read& read_;
};

}  // namespace

LoadedPlugin::LoadedPlugin(const std::string& id) : job_{job_of(id)} {
  auto loaded = plugin_host::load_plugin(job_.plugin, settings_);
  if (!loaded) throw std::runtime_error{loaded.error().detail()};
  loaded_ = std::move(*loaded);
}

Read LoadedPlugin::read(const Table& table) {
  Read read;
  TableRows rows{table};
  const auto found = plugin_host::HeaderFinder{description(), loaded_.api_version, job_}.find(rows);
  if (!found || !found->match) {
    read.why = found ? found->why : found.error().detail();
    return read;
  }
  read.columns = found->match->columns;
  auto job = job_;
  if (found->match->layout->feed.empty()) job.feed = description().feeds.front();
  Output output{read};
  plugin_host::Normaliser normaliser{*loaded_.plugin, job, output};
  if (auto begun = normaliser.begin_table(*found->match, {}); !begun) throw std::runtime_error{begun.error().detail()};
  for (bool more = found->at_data; more || *rows.next(); more = false) normaliser.take(rows);
  return read;
}

}  // namespace yingbao::plugin_tests
