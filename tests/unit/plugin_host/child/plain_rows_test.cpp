// Rows read in one pass come out as they do column by column, whatever their cells hold.
#include "plugin_host/child/plain_rows.hpp"

#include "base/text.hpp"
#include "plugin_host/child/normaliser.hpp"
#include "reading/identity.hpp"
#include "unit/format/csv_rows.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace yingbao::plugin_host {
namespace {

using format::Charset;
using plugin::Need;
using plugin::Reader;
using schema::Field;
using Random = std::mt19937_64;
using Cells = std::vector<std::string>;

/// Every reader, every need, two local columns, and columns of several titles.
constexpr plugin::Column kColumns[] = {
    {.field = Field::name, .need = Need::required, .titles = "姓名"},
    {.field = Field::id_number, .titles = "本人身份证号码"},
    {.field = Field::sex, .titles = "性别"},
    {.field = Field::birth_date, .titles = "出生日期"},
    {.field = Field::ethnicity, .titles = "民族"},
    {.field = Field::phone, .titles = "联系电话|手机号码"},
    {.field = Field::hukou_address, .titles = "户籍地址|家庭地址"},
    {.field = Field::county, .titles = "县区|所属县区"},
    {.field = Field::township, .titles = "乡镇"},
    {.field = Field::head_name, .titles = "户主姓名"},
    {.field = Field::household_size, .need = Need::readable, .titles = "家庭人口"},
    {.field = Field::own_pay, .combine = plugin::Combine::sum, .titles = "自费金额"},
    {.field = Field::disability_category, .titles = "残疾类别"},
    {.field = Field::disability_grade, .titles = "残疾等级"},
    {.field = Field::several_disabled, .titles = "一户多残"},
    {.field = Field::protected_until, .titles = "保障止期"},
    {.field = Field::roster_scope, .reader = Reader::county_code, .titles = "行政区划代码"},
    {.field = Field::case_number, .titles = "工单编号"},
    {.field = Field::case_text, .titles = "内容"},
    {.field = Field::amount, .need = Need::readable, .titles = "金额（万元）|金额"},
    {.field = Field::quantity, .titles = "次数"},
    {.field = Field::data_date, .need = Need::required, .titles = "数据日期"},
    {.local = "状态", .titles = "状态"},
    {.local = "标志", .need = Need::required, .titles = "标志"},
};
constexpr std::string_view kTitles[] = {"姓名",         "本人身份证号码", "性别",     "出生日期",     "民族",
                                        "联系电话",     "手机号码",       "户籍地址", "家庭地址",     "县区",
                                        "所属县区",     "乡镇",           "户主姓名", "家庭人口",     "门诊自费金额",
                                        "住院自费金额", "残疾类别",       "残疾等级", "一户多残",     "保障止期",
                                        "行政区划代码", "工单编号",       "内容",     "金额（万元）", "金额",
                                        "次数",         "数据日期",       "状态",     "标志",         "序号",
                                        "退回编号"};

/// What cells of any column may hold; most are what some column asks for.
const std::vector<std::string>& words() {
  static const auto kWords = [] {
    std::vector<std::string> all{"张三",
                                 "李小明",
                                 "王名",
                                 "赵人",
                                 "孙等3人",
                                 "欧阳文字",
                                 "姓名",
                                 "张三、李四",
                                 "张 三",
                                 "（张三）",
                                 "买买提·吐尔逊",
                                 "350502",
                                 "350521",
                                 "350599",
                                 "350521104",
                                 "3505TS",
                                 "鲤城区",
                                 "惠安县",
                                 "安溪县/南安市",
                                 "泉州市",
                                 "洛阳镇",
                                 "外省",
                                 "男",
                                 "女",
                                 "1",
                                 "2",
                                 "0",
                                 "9",
                                 "男 ",
                                 "汉族",
                                 "回族",
                                 "毛难族",
                                 "01",
                                 "某族",
                                 "2021-06-10",
                                 "20210610",
                                 "2021/6/10",
                                 "1900-01-01",
                                 "1970-01-01",
                                 "19700101",
                                 "9999-12-31",
                                 "2099-01-01",
                                 "20990101",
                                 "2025-02-30",
                                 "1899-12-31",
                                 "00000000",
                                 "202106",
                                 "2021",
                                 "44357",
                                 "12",
                                 "007",
                                 "123456789012345678",
                                 "1234567890123456789",
                                 "3人",
                                 "三",
                                 "1,234",
                                 "-5",
                                 "5.0",
                                 "5.5",
                                 "1234.5",
                                 "0.005",
                                 "12.345",
                                 ".5",
                                 "5.",
                                 "1.2.3",
                                 "99999999999999",
                                 "100元",
                                 "3万",
                                 "（100）",
                                 "￥5",
                                 "1e3",
                                 "--",
                                 "1-2",
                                 "是",
                                 "否",
                                 "√",
                                 "有",
                                 "无",
                                 "空",
                                 "暂无",
                                 "暂住",
                                 "空军",
                                 "无锡市",
                                 "N/A",
                                 "NULL",
                                 "nan",
                                 "\\N",
                                 "-",
                                 "—",
                                 "/",
                                 "　",
                                 " ",
                                 "#N/A",
                                 "#REF!",
                                 "#1",
                                 "=A1+B1",
                                 "=\"350502\"",
                                 "'350502",
                                 "\"张三\"",
                                 "“张三”",
                                 "`x`",
                                 "一级",
                                 "四级",
                                 "2级",
                                 "智力",
                                 "肢体残疾",
                                 "福建省泉州市鲤城区江南街道新华社区12号",
                                 "泉州市惠安县洛阳镇某某路1号",
                                 "福建省泉州市丰泽区东湖街道, 2栋",
                                 "厦门市思明区",
                                 "Ａ１２",
                                 "ａbc",
                                 "a b",
                                 " a",
                                 "a ",
                                 "\ta",
                                 "a\t",
                                 "a\x01"
                                 "b",
                                 "\x7F",
                                 "a\x7F",
                                 "DEL\x7F"
                                 "x",
                                 "é",
                                 "ß",
                                 "\u00A0张",
                                 "张\u00A0",
                                 "\u200B张",
                                 "张\uFEFF",
                                 "\u2F00",
                                 "\uE5E5",
                                 "\uE815",
                                 "\uF900",
                                 "\U00020087",
                                 "\u3400",
                                 "\u4000",
                                 "\u9FFF",
                                 "\uA000",
                                 "，",
                                 "、",
                                 "。",
                                 "①",
                                 "合计",
                                 "小计",
                                 "总计3人",
                                 "共3人",
                                 "制表：张三",
                                 "备注：",
                                 "一、鲤城区",
                                 "（一）城镇",
                                 "以下空白",
                                 "序号",
                                 "(1)",
                                 "甲",
                                 "A",
                                 "13900000000",
                                 "0595-22222222",
                                 "长期",
                                 "在册",
                                 "停保",
                                 "城乡居民医保"};
    all.push_back(std::string(200, 'a'));
    all.push_back(std::string(300, 'a'));
    all.push_back(std::string(40000, 'b'));
    for (const std::string_view digits : {"35052119900101123", "35050219350101001", "90052119900101123"}) {
      all.push_back(std::string{digits} + reading::check_character(digits));
      all.push_back(std::string{digits} + (all.back().back() == '1' ? '2' : '1'));
    }
    std::string address;
    for (int i = 0; i < 60; ++i) address += "泉州";
    all.push_back(address);
    return all;
  }();
  return kWords;
}

std::string in_charset(std::string_view text, Charset charset) {
  return charset == Charset::gb18030 ? format::testing::gb18030(text) : std::string{text};
}

std::vector<std::string> words_in(Charset charset) {
  std::vector<std::string> raw;
  for (const auto& word : words()) raw.push_back(in_charset(word, charset));
  return raw;
}

class OneRow final : public format::RowReader {
 public:
  explicit OneRow(Charset charset) : charset_{charset} {}
  void set(const Cells& cells) { cells_.assign(cells.begin(), cells.end()), ++number_; }
  Result<bool> next() override { return true; }
  std::span<const std::string_view> cells() const override { return cells_; }
  std::uint64_t number() const override { return number_; }
  Charset charset() const override { return charset_; }
  std::string describe() const override { return "rows"; }

 private:
  Charset charset_;
  std::vector<std::string_view> cells_;
  std::uint64_t number_ = 0;
};

class Emitting final : public plugin::Plugin {
 public:
  explicit Emitting(const plugin::Layout& layout) : description_{"emitting", "", "", {}, {&layout, 1}} {}
  const plugin::Description& describe() const override { return description_; }
  void normalise(const plugin::Row& row, plugin::RecordSink& sink) override {
    if (row.cell("状态") == "停保") return sink.skip(schema::Reason::filtered);
    if (sink.has(Field::phone) && sink.text(Field::phone) == "1") sink.erase(Field::phone);
    if (sink.has(Field::sex)) sink.set(Field::remark, row.cell("标志"));
    sink.emit();
  }

 private:
  plugin::Description description_;
};

class Written final : public RowOutput {
 public:
  void record(const RecordHead& head, std::string_view record) override {
    WireWriter{all}
        .number(head.row)
        .number(head.primary)
        .number(head.feed)
        .number(head.row_key)
        .number(head.id_is_number);
    all += record;
  }
  void reject(const RejectFrame& reject) override { all += "reject " + to_wire(reject); }
  void finding(const FindingFrame& finding) override { all += "finding " + to_wire(finding); }
  void skipped(const SkipFrame& skipped) override { all += "skipped " + to_wire(skipped); }
  std::string all;
};

/// One way through rows of one table.
struct Way {
  Way(const plugin::Layout& layout, const Job& job, const HeaderMatch& match, Normaliser::Pace pace)
      : plugin{layout}, normaliser{plugin, job, written, pace} {
    EXPECT_TRUE(normaliser.begin_table(match, ""));
  }
  std::string take(OneRow& row) {
    written.all.clear();
    normaliser.take(row);
    return written.all;
  }
  Emitting plugin;
  Written written;
  Normaliser normaliser;
};

Job job_of(std::uint64_t round) {
  Job job;
  job.feed = "G9";
  job.latest_year = round % 2 ? 2022 : reading::kLatestYear;
  return job;
}

HeaderMatch matched(const plugin::Layout& layout, const Job& job, std::span<const std::string_view> titles) {
  std::vector<Title> read;
  for (const auto title : titles) read.push_back(read_title(title));
  auto match = match_header(Spellings{layout, plugin::LayoutNeed::somebody}, job, read);
  for (const auto title : titles) match.lines.push_back(fold_title(title));
  return match;
}

/// A word, two in one cell, or bytes that are no text.
std::string random_cell(Random& random, const std::vector<std::string>& raw_words) {
  const auto word = [&] { return raw_words[random() % raw_words.size()]; };
  auto cell = random() % 8 ? word() : word() + word();
  if (random() % 64 == 0 && !cell.empty()) cell[random() % cell.size()] = static_cast<char>(random());
  return random() % 8 ? cell : std::string{};
}

/// What the columns ask for, so that most rows have few faults.
Cells good_row(std::span<const std::string_view> titles, Charset charset) {
  Cells cells;
  for (const auto title : titles) {
    const std::string_view cell = title.ends_with("姓名")                        ? "李小明"
                                : title == "本人身份证号码"                      ? "350502193501010017"
                                : title.ends_with("日期") || title == "保障止期" ? "2021-06-10"
                                : title == "性别"                                ? "男"
                                : title == "民族"                                ? "汉族"
                                : title.ends_with("地址") ? "福建省泉州市鲤城区江南街道12号"
                                : title.ends_with("县区") ? "鲤城区"
                                : title == "行政区划代码" ? "350502"
                                : title == "残疾类别"     ? "肢体"
                                : title == "残疾等级"     ? "一级"
                                : title == "一户多残"     ? "否"
                                                          : "12";
    cells.push_back(in_charset(cell, charset));
  }
  return cells;
}

constexpr plugin::RowKey kKeys[] = {plugin::RowKey::content, plugin::RowKey::person, plugin::RowKey::entry};
constexpr Field kKeyFields[] = {Field::data_date, Field::id_number};

TEST(PlainRows, ComeOutAsTheyDoColumnByColumn) {
  constexpr int kTables = 30, kRows = 100;
  for (const auto charset : {Charset::utf8, Charset::gb18030}) {
    Random random{20210615};
    const auto raw_words = words_in(charset);
    for (std::uint64_t round = 0; round < kTables; ++round) {
      const plugin::Layout layout{"plain", "", kColumns, kKeys[round % 3], {}, kKeyFields};
      std::vector<std::string_view> titles{std::begin(kTitles), std::end(kTitles)};
      std::shuffle(titles.begin(), titles.end(), random);
      std::erase_if(titles, [&](auto title) {
        const bool required = title == "姓名" || title == "数据日期" || title == "标志";
        return !required && random() % (title == "退回编号" ? 10 : 3) == 0;
      });
      const auto job = job_of(round);
      const auto match = matched(layout, job, titles);
      ASSERT_EQ(match.missing + match.unclear, "");
      Way quick{layout, job, match, Normaliser::Pace::quick}, careful{layout, job, match, Normaliser::Pace::careful};
      OneRow row{charset};
      for (int i = 0; i < kRows; ++i) {
        auto cells = good_row(titles, charset);
        for (auto faults = random() % 5; faults > 0; --faults)
          cells[random() % cells.size()] = random_cell(random, raw_words);
        if (random() % 16 == 0) cells.resize(random() % (cells.size() + 3));
        row.set(cells);
        ASSERT_EQ(quick.take(row), careful.take(row)) << ::testing::PrintToString(cells);
      }
      EXPECT_EQ(to_wire(quick.normaliser.counts()), to_wire(careful.normaliser.counts()));
    }
  }
}

/// Each word alone in each column of a row that is good otherwise.
TEST(PlainRows, TakeEveryWordAsItsColumnDoes) {
  constexpr std::string_view kApart[] = {"本人身份证号码", "姓名", "数据日期", "标志"};
  for (const auto charset : {Charset::utf8, Charset::gb18030}) {
    const auto raw_words = words_in(charset);
    for (const auto title : kTitles) {
      if (title == "退回编号") continue;
      std::vector<std::string_view> titles{title};
      for (const auto each : kApart)
        if (each != title) titles.push_back(each);
      const plugin::Layout layout{"plain", "", kColumns};
      const auto job = job_of(1);
      const auto match = matched(layout, job, titles);
      ASSERT_EQ(match.missing + match.unclear, "") << title;
      Way quick{layout, job, match, Normaliser::Pace::quick}, careful{layout, job, match, Normaliser::Pace::careful};
      OneRow row{charset};
      auto cells = good_row(titles, charset);
      for (int twice = 0; twice < 2; ++twice)  // the second time from memory
        for (const auto& word : raw_words) {
          cells[0] = word;
          row.set(cells);
          EXPECT_EQ(quick.take(row), careful.take(row)) << title << " " << ::testing::PrintToString(word);
        }
    }
  }
}

TEST(PlainRows, AreNobodysWhereTheTitlesStandAgainBesideANumber) {
  constexpr std::string_view kAgain[] = {"户籍地址", "乡镇", "内容", "本人身份证号码"};
  constexpr auto kTexts = std::to_array<plugin::Column>({{.field = Field::hukou_address, .titles = "户籍地址"},
                                                         {.field = Field::township, .titles = "乡镇"},
                                                         {.field = Field::case_text, .titles = "内容"},
                                                         {.field = Field::id_number, .titles = "本人身份证号码"}});
  const plugin::Layout layout{"plain", "", kTexts};
  const auto job = job_of(1);
  const auto match = matched(layout, job, kAgain);
  Way quick{layout, job, match, Normaliser::Pace::quick};
  OneRow row{Charset::utf8};
  Cells cells{kAgain, kAgain + 3};
  cells.push_back("350521199001011239");
  row.set(cells);
  EXPECT_EQ(quick.take(row), "");
  ASSERT_EQ(quick.normaliser.counts().skipped.size(), 1u);
  EXPECT_EQ(quick.normaliser.counts().skipped[0].reason, schema::Reason::title_row);
}

TEST(PlainRows, AreThoseOfWhichNothingHasToBeTold) {
  const plugin::Layout layout{"plain", "", kColumns};
  const auto job = job_of(0);
  const std::string_view titles[] = {"姓名",     "本人身份证号码", "性别",     "出生日期",
                                     "联系电话", "手机号码",       "数据日期", "标志"};
  const auto match = matched(layout, job, titles);
  for (const auto charset : {Charset::utf8, Charset::gb18030}) {
    PlainRows rows{job};
    rows.begin_table(match);
    schema::Draft draft;
    const auto plain = [&](const Cells& row) {
      std::vector<std::string> raw;
      for (const auto& cell : row) raw.push_back(in_charset(cell, charset));
      const std::vector<std::string_view> cells{raw.begin(), raw.end()};
      return rows.read(cells, charset, draft);
    };
    const Cells good{"张三", "350521199001011239", "男", "1990-01-01", "139", "138", "2021-06-10", "1"};
    EXPECT_TRUE(plain(good));
    EXPECT_EQ(draft.value(Field::name), "张三");
    EXPECT_EQ(draft.value(Field::phone), "139") << "the preferred column has the word";
    const auto with = [&](std::size_t at, const std::string& cell) {
      auto row = good;
      row[at] = cell;
      return plain(row);
    };
    EXPECT_TRUE(with(4, "")) << "the other column has the word";
    EXPECT_EQ(draft.value(Field::phone), "138");
    EXPECT_TRUE(with(3, "无")) << "an optional cell that says nothing";
    EXPECT_TRUE(with(3, "1990年1月1日")) << "read with care";
    EXPECT_FALSE(with(3, "1990-02-30")) << "a finding";
    EXPECT_FALSE(with(3, "1900-01-01")) << "a finding";
    EXPECT_FALSE(with(6, "2021")) << "refuses the row";
    EXPECT_FALSE(with(6, "")) << "refuses the row";
    EXPECT_FALSE(with(7, "-")) << "refuses the row";
  }
}

}  // namespace
}  // namespace yingbao::plugin_host
