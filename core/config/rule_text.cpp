#include "config/rules.hpp"

#include <cstdio>

namespace yingbao::config {
namespace {

constexpr std::size_t kMostWords = 8;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (std::size_t i = 0; i < words.size() && i < kMostWords; ++i) all += (i ? "、" : "") + words[i];
  return words.size() > kMostWords ? all + "…" : all;
}

std::string joined(const std::vector<std::int64_t>& numbers) {
  std::vector<std::string> words;
  for (const auto number : numbers) words.push_back(std::to_string(number));
  return joined(words);
}

std::string text_of(const DateBound& bound) {
  if (!bound.business_date) return bound.date.iso();
  return bound.months_earlier ? "业务日期前" + std::to_string(bound.months_earlier) + "个月" : "业务日期";
}

std::string title_of(schema::Field field) {
  const auto* info = schema::info_of(field);
  return info ? std::string{info->title} : std::string{};
}

std::string yuan(std::int64_t fen) {
  char text[32];
  std::snprintf(text, sizeof text, "%lld.%02lld元", static_cast<long long>(fen / 100),
                static_cast<long long>(fen % 100));
  return text;
}

}  // namespace

std::string text_of(const Condition& condition) {
  std::string text;
  for (const auto field : condition.fields) text += (text.empty() ? "" : "/") + title_of(field);
  if (condition.present) text += "有内容";
  if (!condition.in.empty()) text += "为" + joined(condition.in);
  if (!condition.not_in.empty()) text += "不为" + joined(condition.not_in);
  if (!condition.words.empty()) text += "为" + joined(condition.words);
  if (!condition.not_words.empty()) text += "不为" + joined(condition.not_words);
  if (!condition.contains.empty()) text += "含" + joined(condition.contains);
  if (!condition.not_contains.empty()) text += "不含" + joined(condition.not_contains);
  if (condition.over) text += "超过" + yuan(*condition.over);
  if (condition.from) text += "不早于" + text_of(*condition.from);
  if (condition.until) text += "不晚于" + text_of(*condition.until);
  if (condition.after) text += "晚于" + text_of(*condition.after);
  return text;
}

std::string text_of(const SumRule& sum) { return title_of(sum.amount) + "合计超过" + yuan(sum.over); }

}  // namespace yingbao::config
