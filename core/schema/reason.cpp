#include "schema/reason.hpp"

namespace yingbao::schema {
namespace {

using enum ReasonClass;

constexpr ReasonInfo kReasons[] = {
    {Reason::undecodable, reject, "UNDECODABLE", "该行含有无法识别的字符编码", "bytes that are not text in the file's encoding",
     "请以UTF-8或GB18030编码重新导出该行", "export the row again as UTF-8 or GB18030"},
    {Reason::name_missing, reject, "NAME_MISSING", "缺少姓名", "the name is missing", "请补填姓名", "fill in the name"},
    {Reason::value_missing, reject, "VALUE_MISSING", "缺少必填项", "a required value is missing", "请补填该项",
     "fill in this column"},
    {Reason::date_unreadable, reject, "DATE_UNREADABLE", "日期无法识别或不存在", "not a date of the calendar",
     "请改为YYYY-MM-DD格式的实际日期", "write a real date as YYYY-MM-DD"},
    {Reason::money_unreadable, reject, "MONEY_UNREADABLE", "金额无法识别", "not an amount of money",
     "请填写以元为单位的数字", "write a number of yuan"},
    {Reason::number_unreadable, reject, "NUMBER_UNREADABLE", "数字无法识别", "not a whole number", "请填写整数",
     "write a whole number"},
    {Reason::code_unreadable, reject, "CODE_UNREADABLE", "代码或选项无法识别", "not one of the known words or codes",
     "请按代码表填写", "use a word of the code table"},
    {Reason::division_unknown, reject, "DIVISION_UNKNOWN", "行政区划无法识别", "not a division of this city",
     "请填写本市县级行政区划代码或名称", "write the code or name of a county of this city"},
    {Reason::too_many_cells, reject, "TOO_MANY_CELLS", "该行列数多于表头", "more cells than the header has",
     "请检查引号和分隔符", "check quotes and separators"},
    {Reason::text_too_long, reject, "TEXT_TOO_LONG", "单元格内容过长", "a cell is too long", "请缩短内容",
     "shorten the cell"},
    {Reason::unaccounted, reject, "UNACCOUNTED", "插件未处理该行", "the plugin neither used nor refused the row",
     "请联系运维人员检查插件", "ask the operator to check the plugin"},
    {Reason::nobody_named, reject, "NOBODY_NAMED", "姓名和证件号码均缺失", "neither a name nor a number", "请补填人员信息",
     "fill in who it is about"},
    {Reason::quote_unclosed, reject, "QUOTE_UNCLOSED", "引号未闭合", "a quote is not closed", "请检查该行及其后的引号",
     "check the quotes from this row on"},
    {Reason::record_malformed, reject, "RECORD_MALFORMED", "该条记录格式有误，无法解析", "the record is out of shape",
     "请检查该条记录的格式后重新导出", "export this record again"},
    {Reason::formula_error, reject, "FORMULA_ERROR", "单元格为公式错误或未计算的公式", "a formula's error, or a formula never computed",
     "请将公式粘贴为数值后保存", "paste the formula as a value and save"},
    {Reason::several_people, reject, "SEVERAL_PEOPLE", "一格内有多个证件号码，与姓名无法一一对应",
     "several numbers in one cell that do not match the names one by one", "请一人一行", "one person a row"},
    {Reason::not_rejected_before, reject, "NOT_REJECTED_BEFORE", "退回编号不存在或不属于本报送项",
     "no row was rejected under this number", "请勿改动退回编号；新增人员请另行报送",
     "leave the reject number as it was; deliver new people in the ordinary way"},
    {Reason::mended_before, reject, "MENDED_BEFORE", "该退回行在本文件中重复出现", "this rejected row stands in the file twice",
     "请删除重复行", "remove the second row"},
    {Reason::total_row, skip, "TOTAL_ROW", "合计行", "a total", "", ""},
    {Reason::footer_row, skip, "FOOTER_ROW", "表尾说明", "a footer", "", ""},
    {Reason::blank_row, skip, "BLANK_ROW", "空行", "blank", "", ""},
    {Reason::void_settlement, skip, "VOID_SETTLEMENT", "结算已作废", "a void settlement", "", ""},
    {Reason::not_protected, skip, "NOT_PROTECTED", "非保障对象", "not a protected member", "", ""},
    {Reason::filtered, skip, "FILTERED", "不在报送范围", "left out by the configured filter", "", ""},
    {Reason::other_sheet, skip, "OTHER_SHEET", "非名单工作表", "a sheet that is no list", "", ""},
    {Reason::id_missing, finding, "ID_MISSING", "缺少证件号码，无法比对", "no identity number: cannot be compared",
     "请补填身份证号码", "fill in the identity number"},
    {Reason::id_unusable, finding, "ID_UNUSABLE", "证件号码有误，无法比对", "the identity number is wrong: cannot be compared",
     "请核对身份证号码", "check the identity number"},
    {Reason::id_corrected, finding, "ID_CORRECTED", "证件号码疑似误录字母，需人工核对",
     "letters typed for digits in the identity number: for review", "请核对身份证号码", "check the identity number"},
    {Reason::id_precision_lost, finding, "ID_PRECISION_LOST", "证件号码精度丢失（电子表格按数字保存）",
     "the identity number was damaged by a spreadsheet", "请将该列设为文本格式后重新填写",
     "make the column text and enter the numbers again"},
    {Reason::id_masked, finding, "ID_MASKED", "证件号码被遮盖", "the identity number is masked", "请提供完整号码",
     "deliver the whole number"},
    {Reason::id_other_document, finding, "ID_OTHER_DOCUMENT", "非居民身份证件", "another kind of document", "", ""},
    {Reason::sex_contradicts, finding, "SEX_CONTRADICTS", "性别与证件号码不符", "sex contradicts the identity number",
     "请核对性别和证件号码", "check sex and number"},
    {Reason::prefix_unknown, finding, "PREFIX_UNKNOWN", "证件号码前六位不在区划代码表",
     "the number begins with an unknown division", "", ""},
    {Reason::certificate_contradicts, finding, "CERTIFICATE_CONTRADICTS", "残疾人证号与类别或等级栏不符",
     "certificate number and columns disagree", "请核对残疾类别和等级", "check category and grade"},
    {Reason::unit_unknown, finding, "UNIT_UNKNOWN", "无法判定填报单位", "the reporting unit cannot be told",
     "请填写县（市、区）", "fill in the county"},
    {Reason::optional_unreadable, finding, "OPTIONAL_UNREADABLE", "非必填项无法识别，已忽略",
     "an optional value could not be read and was left out", "请核对该列", "check the column"},
    {Reason::replacement_looks_new, finding, "REPLACEMENT_LOOKS_NEW", "换领证件可能被误认为新办",
     "a replacement certificate may look new", "请提供首次办证日期", "deliver the date of first issue"},
    {Reason::birth_implausible, finding, "BIRTH_IMPLAUSIBLE", "出生日期不合理", "an implausible date of birth",
     "请核对证件号码", "check the identity number"},
    {Reason::several_numbers, finding, "SEVERAL_NUMBERS", "一格内有多个证件号码", "several numbers in one cell",
     "请一人一行", "one person a row"},
    {Reason::certificate_other_person, finding, "CERTIFICATE_OTHER_PERSON", "残疾人证号与身份证号不一致",
     "the certificate belongs to another number", "请核对两个号码", "check both numbers"},
    {Reason::head_only, finding, "HEAD_ONLY", "仅列户主，其他成员未知", "only the head is named; who else is protected is unknown",
     "请提供成员名单", "deliver the members as well"},
    {Reason::hidden_row, finding, "HIDDEN_ROW", "该行或所在工作表被隐藏", "the row, or its sheet, is hidden",
     "请确认隐藏行是否应报送", "see whether hidden rows were meant to be delivered"},
    {Reason::proxy_named, finding, "PROXY_NAMED", "反映人可能是代理人，不一定是困难人员本人",
     "whoever is named may speak for somebody else", "请注明困难人员本人", "name the person in need"},
    {Reason::outside_part, finding, "OUTSIDE_PART", "人员不属于本次报送的县（市、区）", "the person belongs to another county than the file",
     "请核对所属县（市、区）", "check the county"},
    {Reason::claims_protection, finding, "CLAIMS_PROTECTION", "标注为已享受保障，需与名册核对",
     "is said to be protected already: to be checked with the rosters", "请核对保障情况", "check who is protected"},
    {Reason::parent_unknown, finding, "PARENT_UNKNOWN", "父母情况不详，不能认定", "a parent's state is unknown: decides nothing",
     "请核实父母情况", "find out the parent's state"},
    {Reason::protection_ends, finding, "PROTECTION_ENDS", "名册写明终止保障时间", "the roster says when protection ends", "", ""},
};

}  // namespace

std::span<const ReasonInfo> reasons() { return kReasons; }

const ReasonInfo* info_of(Reason reason) {
  for (const auto& info : kReasons)
    if (info.id == reason) return &info;
  return nullptr;
}

}  // namespace yingbao::schema
