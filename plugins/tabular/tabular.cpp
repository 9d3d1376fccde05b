// The plugin that needs no C++: layout, readers and filters of an ordinary list come from the agency's TOML file.
//
//   [settings]
//   feed = "G9"                               # default: the feed that the file's name carries
//   row_key = "content" | "person"
//   need = "number"                           # or "case_number", "number_or_case", "somebody": what a header must tell;
//                                             # see LayoutNeed in plugin.hpp
//   [[settings.columns]]
//   field = "name"                            # of the common record
//   reader = "name"                           # default: by the field's kind
//   titles = "姓名|申请人"                   # default: the usual titles of the field
//   need = "required"                         # or "readable", "present", "optional"; see plugin.hpp
//   [[settings.filters]]
//   title = "状态"                            # of a column; it need not be mapped above
//   keep = "有效|在保"                        # or: drop = "注销|停保"
#include "base/text.hpp"
#include "schema/feed.hpp"
#include "schema/titles.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace yingbao::plugin;
using yingbao::is_one_of;
using yingbao::schema::Field;
using yingbao::schema::Kind;
using yingbao::schema::Reason;

struct ReaderName {
  std::string_view name;
  Reader reader;
};
constexpr ReaderName kReaders[] = {
    {"text", Reader::text},
    {"name", Reader::name},
    {"identity", Reader::identity},
    {"date", Reader::date},
    {"money", Reader::money},
    {"integer", Reader::integer},
    {"boolean", Reader::boolean},
    {"sex", Reader::sex},
    {"ethnicity", Reader::ethnicity},
    {"county", Reader::county},
    {"county_code", Reader::county_code},
    {"category", Reader::category},
    {"grade", Reader::grade},
};

Reader reader_named(std::string_view name) {
  for (const auto& each : kReaders)
    if (each.name == name) return each.reader;
  throw std::invalid_argument{"settings: there is no reader '" + std::string{name} + "'"};
}

Need need_named(std::string_view word) {
  if (word.empty() || word == "optional") return Need::optional;
  if (word == "present") return Need::present;
  if (word == "readable") return Need::readable;
  if (word == "required") return Need::required;
  throw std::invalid_argument{"settings: need must be optional, present, readable or required"};
}

LayoutNeed layout_need_named(std::string_view word) {
  if (word.empty() || word == "number") return LayoutNeed::number;
  if (word == "case_number") return LayoutNeed::case_number;
  if (word == "number_or_case") return LayoutNeed::number_or_case;
  if (word == "somebody") return LayoutNeed::somebody;
  throw std::invalid_argument{"settings: need must be number, case_number, number_or_case or somebody"};
}

class Tabular final : public Plugin {
 public:
  explicit Tabular(const Settings& settings) {
    for (std::size_t i = 0; read_column(settings, "columns." + std::to_string(i) + "."); ++i) {
    }
    if (columns_.empty()) throw std::invalid_argument{"settings: at least one [[settings.columns]] is needed"};
    for (std::size_t i = 0; read_filter(settings, "filters." + std::to_string(i) + "."); ++i) {
    }
    layout_.id = "tabular";
    layout_.feed = settings.value("feed");
    layout_.columns = columns_;
    const auto row_key = settings.value("row_key");
    if (!row_key.empty() && row_key != "person" && row_key != "content")
      throw std::invalid_argument{"settings: row_key must be \"content\" or \"person\""};
    layout_.row_key = row_key == "person" ? RowKey::person : RowKey::content;
    layout_.need = layout_need_named(settings.value("need"));
    if (!can_be_told(layout_.need)) throw std::invalid_argument{"settings: no column tells what need asks for"};
    for (const auto& kind : yingbao::schema::feed_kinds()) feeds_.push_back(kind.code);
    description_ = {"tabular", "通用表格", "any ordinary table", feeds_, {&layout_, 1}};
  }

  const Description& describe() const override { return description_; }

  void normalise(const Row& row, RecordSink& sink) override {
    for (const auto& filter : filters_) {
      const auto cell = row.cell(filter.title);
      if (!filter.keep.empty() && !is_one_of(cell, filter.keep)) return sink.skip(Reason::filtered);
      if (!filter.drop.empty() && is_one_of(cell, filter.drop)) return sink.skip(Reason::filtered);
    }
    sink.emit();
  }

 private:
  struct Filter {
    std::string_view title, keep, drop;
  };
  bool has(Field field) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const auto& column) { return column.local.empty() && column.field == field; });
  }
  bool can_be_told(LayoutNeed need) const {
    if (need == LayoutNeed::number || has(Field::case_number)) return true;
    return need != LayoutNeed::case_number &&
           (has(Field::id_number) || (need == LayoutNeed::somebody && has(Field::name)));
  }

  bool read_column(const Settings& settings, const std::string& at) {
    const auto titles = settings.value(at + "titles");
    const auto name = settings.value(at + "field");
    if (titles.empty() && name.empty()) return false;
    const auto* info = yingbao::schema::field_named(name);
    if (!info) throw std::invalid_argument{"settings: there is no field '" + std::string{name} + "'"};
    if (titles.empty() && yingbao::schema::usual_titles(info->id).empty())
      throw std::invalid_argument{"settings: column '" + std::string{name} + "' needs titles"};
    Column column;
    column.field = info->id;
    const auto reader = settings.value(at + "reader");
    column.reader = reader.empty() ? Reader::usual : reader_named(reader);
    const auto need = settings.value(at + "need");
    column.need = need_named(need);
    column.titles = titles;
    columns_.push_back(column);
    return true;
  }

  bool read_filter(const Settings& settings, const std::string& at) {
    Filter filter{settings.value(at + "title"), settings.value(at + "keep"), settings.value(at + "drop")};
    if (filter.title.empty()) return false;
    filters_.push_back(filter);
    // When the title is mapped to a field as well, that column takes it and the cell is found by its title.
    Column column;
    column.local = filter.title;
    column.titles = filter.title;
    column.need = Need::present;
    columns_.push_back(column);
    return true;
  }

  std::vector<Column> columns_;
  std::vector<Filter> filters_;
  std::vector<std::string_view> feeds_;
  Layout layout_;
  Description description_;
};

}  // namespace

YINGBAO_PLUGIN(Tabular)
