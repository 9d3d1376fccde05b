// Makes the benchmark's workload: `make_rows ROWS FOLDER` writes people.csv (GB18030, 15 columns) and roster.csv (UTF-8)
// of ROWS people each and prints how many must be sent. Deterministic. 1 % of the numbers have a wrong check character,
// 0.5 % of the rows an unknown division, 0.3 % an impossible date; 40 % of the roster stand in the list.
#include <iconv.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr std::array<const char*, 11> kCounties{"350502", "350503", "350504", "350505", "350521", "350524",
                                                "350525", "350526", "350581", "350582", "350583"};
constexpr std::array<const char*, 11> kNames{"鲤城区", "丰泽区", "洛江区", "泉港区", "惠安县", "安溪县",
                                             "永春县", "德化县", "石狮市", "晋江市", "南安市"};
constexpr std::array<const char*, 12> kSurnames{"陈", "林", "黄", "王", "李", "吴", "张", "郑", "苏", "蔡", "许", "曾"};
constexpr std::array<const char*, 16> kGiven{"志", "强", "丽", "娜", "建", "国", "秀", "英",
                                             "伟", "芳", "海", "燕", "明", "玉", "春", "龙"};
constexpr std::array<const char*, 8> kTowns{"江南街道", "东湖街道", "河市镇", "南埔镇",
                                            "螺城镇",   "凤城镇",   "桃城镇", "浔中镇"};

/// A stream of bits that depends on the row alone.
class Bits {
 public:
  explicit Bits(std::uint64_t seed) : state_{seed * 0x9E3779B97F4A7C15u + 0x632BE59BD9B4E019u} {}
  std::uint32_t below(std::uint32_t bound) {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t x = state_;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return static_cast<std::uint32_t>((x ^ x >> 31) % bound);
  }

 private:
  std::uint64_t state_;
};

std::string padded(std::uint64_t number, std::size_t width) {
  auto text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// The index-th person: every index another number, spread over counties and birthdays.
std::string number_of(std::uint64_t index) {
  const auto county = index % kCounties.size();
  const auto sequence = index / kCounties.size() % 999 + 1;
  const auto day = index / kCounties.size() / 999;
  std::string digits = std::string{kCounties[county]} + std::to_string(1935 + day / 336) +
                       padded(day % 336 / 28 + 1, 2) + padded(day % 28 + 1, 2) + padded(sequence, 3);
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * kWeights[i];
  return digits + "10X98765432"[sum % 11];
}

std::string name_of(Bits& bits) {
  return std::string{kSurnames[bits.below(12)]} + kGiven[bits.below(16)] +
         (bits.below(10) < 7 ? kGiven[bits.below(16)] : "");
}

/// Appends one row; true when it is whole and its person can be compared.
bool append_person(std::string& out, std::uint64_t index) {
  Bits bits{index};
  auto number = number_of(index);
  const auto county = index % kCounties.size();
  const bool wrong_number = bits.below(1000) < 10, wrong_place = bits.below(1000) < 5,
             wrong_date = bits.below(1000) < 3;
  const std::string birth = number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2);
  const char* sex = (number[16] - '0') % 2 ? "男" : "女";
  if (wrong_number) number[17] = number[17] == '1' ? '2' : '1';
  std::string date = "2025-" + padded(1 + bits.below(12), 2) + "-" + padded(1 + bits.below(28), 2);
  if (bits.below(100) < 20) date = date.substr(0, 4) + date.substr(5, 2) + date.substr(8);
  out += name_of(bits) + ",居民身份证," + number + "," + sex + "," + birth + "," + (bits.below(10) ? "汉族" : "回族") +
         ",";
  std::string address = std::string{"福建省泉州市"} + kNames[county] + kTowns[bits.below(8)] + "新华社区" +
                        std::to_string(1 + bits.below(400)) + "号";
  out += bits.below(100) < 3 ? "\"" + address + ", 2栋\"" : address;
  out += std::string{","} + (wrong_place ? "350599" : kCounties[county]) + ",1" +
         padded(3000000000u + bits.below(999999999), 10);
  out += ",城乡居民医保," + std::to_string(bits.below(20000)) + "." + padded(bits.below(100), 2) + "," +
         std::to_string(bits.below(40)) + ",2025," + (wrong_date ? "2025-02-30" : date) + ",市医疗保障局\n";
  return !wrong_number && !wrong_place && !wrong_date;
}

class Gb18030File {
 public:
  explicit Gb18030File(const std::string& path)
      : file_{path, std::ios::binary}, converter_{::iconv_open("GB18030", "UTF-8")} {}
  ~Gb18030File() { ::iconv_close(converter_); }
  void write(std::string& utf8) {
    converted_.resize(utf8.size() * 2);
    char *from = utf8.data(), *to = converted_.data();
    std::size_t left = utf8.size(), room = converted_.size();
    if (::iconv(converter_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) std::abort();
    file_.write(converted_.data(), to - converted_.data());
    utf8.clear();
  }

 private:
  std::ofstream file_;
  iconv_t converter_;
  std::string converted_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_rows ROWS FOLDER\n";
    return 2;
  }
  const auto rows = std::strtoull(argv[1], nullptr, 10);
  const std::string folder = argv[2];
  constexpr std::size_t kFlush = 1u << 20;
  std::uint64_t to_send = 0;
  const auto on_roster = [&](std::uint64_t index) { return index % 5 < 2; };
  Gb18030File people{folder + "/people.csv"};
  std::string text =
      "姓名,证件类型,身份证号,性别,出生日期,民族,户籍地址,行政区划代码,联系电话,人员类别,年度个人自付金额,就诊次数,"
      "统计年度,数据日期,来源单位\n";
  for (std::uint64_t i = 0; i < rows; ++i) {
    if (append_person(text, i) && !on_roster(i)) ++to_send;
    if (text.size() > kFlush) people.write(text);
  }
  people.write(text);
  std::ofstream roster{folder + "/roster.csv", std::ios::binary};
  roster << "身份证号,姓名,救助类型,认定日期\n";
  for (std::uint64_t i = 0; i < rows; ++i) {
    Bits bits{i ^ 0xABCDEFu};
    roster << number_of(on_roster(i) ? i : rows + i) << ',' << name_of(bits) << ",最低生活保障,2020-01-01\n";
  }
  std::cout << to_send << '\n';
  return roster.good() ? 0 : 1;
}
