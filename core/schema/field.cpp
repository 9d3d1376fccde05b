#include "schema/field.hpp"

#include <array>

namespace yingbao::schema {
namespace {

constexpr std::string_view kIdStatus =
    "OK|UPGRADED_15|AUTO_CORRECTED|BAD_LENGTH|BAD_DATE|BAD_CHECK|PRECISION_LOST|MASKED|FOREIGN_OK|NON_ID_DOC|MISSING|"
    "SEVERAL";
constexpr std::string_view kUnitBasis =
    "COUNTY_FIELD|TOWNSHIP_FIELD|HUKOU_ADDRESS|LIVE_ADDRESS|SECTION|AGENCY|ID_PREFIX|NONE";

constexpr std::string_view kParentStates =
    "DEAD|MISSING_DECLARED|SEV_DISABLED|SEV_ILL|PRISON|DETOX|OTHER_RESTRICTED|LOST_CONTACT|GUARDIAN_REVOKED|DEPORTED|"
    "NORMAL|UNKNOWN";

using enum Kind;
constexpr auto open = Sensitivity::open;
constexpr auto personal = Sensitivity::personal;
constexpr auto sensitive = Sensitivity::sensitive;
using enum Use;

constexpr FieldInfo kFields[] = {
    {Field::agency, "agency", code, "部门", open, provenance, false},
    {Field::delivery, "delivery", integer, "接收批次", open, provenance, false},
    {Field::sheet, "sheet", text, "工作表", open, provenance, false},
    {Field::row, "row", integer, "行号", open, provenance, false},
    {Field::as_of, "as_of", date, "数据日期", open, provenance, false},
    {Field::id_status, "id_status", code, "证件号码状态", open, derived, true, kIdStatus},
    {Field::mends, "mends", text, "退回编号", open, provenance, false},
    {Field::id_number, "id_number", text, "身份证号码", sensitive, business, true},
    {Field::name, "name", text, "姓名", personal, business, true},
    {Field::sex, "sex", code, "性别", open, business, true, "0|1|2|9"},
    {Field::birth_date, "birth_date", date, "出生日期", personal, business, true},
    {Field::ethnicity, "ethnicity", code, "民族", personal, business, true},
    {Field::phone, "phone", text, "联系电话", personal, business, true},
    {Field::hukou_type, "hukou_type", text, "户口性质", open, business, true},
    {Field::hukou_address, "hukou_address", text, "户籍地址", personal, business, true},
    {Field::live_address, "live_address", text, "现住址", personal, business, true},
    {Field::county, "county", text, "县（市、区）", open, business, false},
    {Field::township, "township", text, "乡镇（街道）", open, business, true},
    {Field::village, "village", text, "村（社区）", open, business, true},
    {Field::unit, "unit", code, "填报单位", open, derived, true},
    {Field::unit_basis, "unit_basis", code, "填报单位依据", open, derived, true, kUnitBasis},
    {Field::education, "education", text, "文化程度", open, business, false},
    {Field::household_number, "household_number", text, "户编号", personal, business, true},
    {Field::head_name, "head_name", text, "户主姓名", personal, business, true},
    {Field::head_id_number, "head_id_number", text, "户主身份证号码", sensitive, business, true},
    {Field::relation, "relation", text, "与户主关系", open, business, true},
    {Field::household_size, "household_size", integer, "家庭人口数", open, business, true},
    {Field::protected_size, "protected_size", integer, "保障人口数", open, business, false},
    {Field::settlements, "settlements", entries, "医疗费用结算", sensitive, business, true},
    {Field::settled_on, "settled_on", date, "结算日期", sensitive, business, true},
    {Field::settlement_number, "settlement_number", text, "结算编号", sensitive, business, false},
    {Field::self_pay, "self_pay", money, "个人自付金额", sensitive, business, true},
    {Field::own_pay, "own_pay", money, "个人自费金额", sensitive, business, true},
    {Field::personal_total, "personal_total", money, "个人负担合计", sensitive, business, true},
    {Field::settlement_state, "settlement_state", code, "结算状态", open, business, true, "settled|refunded|void"},
    {Field::settled_year, "settled_year", integer, "结算年度", open, business, true},
    {Field::insurance_kind, "insurance_kind", text, "险种类型", open, business, true},
    {Field::insured_class, "insured_class", text, "人员类别", open, business, true},
    {Field::disease, "disease", text, "主要病种", sensitive, business, false},
    {Field::certificate_number, "certificate_number", text, "残疾人证号", sensitive, business, true},
    {Field::disability_category, "disability_category", integer, "残疾类别", sensitive, business, true},
    {Field::disability_grade, "disability_grade", integer, "残疾等级", sensitive, business, true},
    {Field::first_issued_on, "first_issued_on", date, "首次办证日期", open, business, true},
    {Field::issued_on, "issued_on", date, "发证日期", open, business, true},
    {Field::several_disabled, "several_disabled", boolean, "是否一户多残", open, business, true},
    {Field::guardian_name, "guardian_name", text, "监护人姓名", personal, business, true},
    {Field::guardian_phone, "guardian_phone", text, "监护人电话", personal, business, true},
    {Field::unemployment_certificate, "unemployment_certificate", text, "就业创业证号", personal, business, true},
    {Field::unemployed_on, "unemployed_on", date, "失业时间", open, business, true},
    {Field::unemployment_reason, "unemployment_reason", text, "失业原因", personal, business, true},
    {Field::registered_on, "registered_on", date, "失业登记日期", open, business, true},
    {Field::registry, "registry", text, "登记机构", open, business, true},
    {Field::draws_benefit, "draws_benefit", boolean, "是否领取失业保险金", open, business, true},
    {Field::insured, "insured", boolean, "是否参加失业保险", open, business, true},
    {Field::hardship_class, "hardship_class", text, "就业困难人员类别", open, business, true},
    {Field::cancelled_on, "cancelled_on", date, "注销日期", open, business, false},
    {Field::registration_valid, "registration_valid", boolean, "有效标志", open, business, false},
    {Field::monitor_type, "monitor_type", text, "监测对象类别", open, business, true},
    {Field::risks, "risks", text, "致贫返贫风险", sensitive, business, true},
    {Field::risk_cleared, "risk_cleared", boolean, "风险是否已消除", open, business, true},
    {Field::identified_on, "identified_on", date, "识别监测时间", open, business, true},
    {Field::cleared_on, "cleared_on", date, "消除监测时间", open, business, true},
    {Field::income_per_head, "income_per_head", money, "人均纯收入", sensitive, business, true},
    {Field::household_type, "household_type", text, "户类型", open, business, true},
    {Field::person_number, "person_number", text, "人编号", personal, business, false},
    {Field::health, "health", text, "健康状况", sensitive, business, true},
    {Field::labour, "labour", text, "劳动技能", open, business, true},
    {Field::roster_scope, "roster_scope", code, "名册范围", open, business, false, "PERSON|HEAD_ONLY"},
    {Field::care_mode, "care_mode", text, "供养方式", open, business, false},
    {Field::care_place, "care_place", text, "供养机构", personal, business, false},
    {Field::protected_since, "protected_since", date, "起始保障年月", open, business, false},
    {Field::roster_certificate, "roster_certificate", text, "低保证号", personal, business, false},
    {Field::single_protection, "single_protection", boolean, "单人保", open, business, false},
    {Field::protected_until, "protected_until", date, "终止保障年月", open, business, false},
    {Field::decided_on, "decided_on", date, "审核确认日期", open, business, true},
    {Field::decision, "decision", text, "审核确认结果", open, business, true},
    {Field::roster_state, "roster_state", code, "在保状态", open, business, false,
     "ACTIVE|ENDED|NOT_PROTECTED|NOT_BEGUN|UNCLEAR"},
    {Field::case_number, "case_number", text, "登记编号", personal, business, true},
    {Field::case_date, "case_date", date, "登记时间", open, business, true},
    {Field::case_form, "case_form", text, "信访形式", open, business, true},
    {Field::case_place, "case_place", text, "问题发生地", personal, business, true},
    {Field::case_type, "case_type", text, "诉求类别", open, business, true},
    {Field::case_text, "case_text", text, "诉求内容", sensitive, business, false},
    {Field::case_status, "case_status", text, "办理状态", open, business, true},
    {Field::case_result, "case_result", text, "办理结果", sensitive, business, false},
    {Field::case_people, "case_people", integer, "信访人数", open, business, true},
    {Field::case_role, "case_role", code, "反映人身份", open, business, true, "SELF|PROXY|UNSTATED"},
    {Field::amount, "amount", money, "金额", sensitive, business, true},
    {Field::quantity, "quantity", integer, "次数", open, business, true},
    {Field::category, "category", text, "类别", open, business, true},
    {Field::data_date, "data_date", date, "数据日期", open, business, true},
    {Field::source, "source", text, "来源单位", open, business, true},
    {Field::remark, "remark", text, "备注", sensitive, business, false},
    {Field::year, "year", integer, "年度", open, business, true},
    {Field::id_document, "id_document", text, "证件类型", open, business, true},
    {Field::claims, "claims", text, "自述或标注身份", sensitive, business, true},
    {Field::case_title, "case_title", text, "诉求标题", sensitive, business, false},
    {Field::disaster_kind, "disaster_kind", text, "灾害种类", open, business, true},
    {Field::disaster_date, "disaster_date", date, "受灾时间", open, business, true},
    {Field::needs, "needs", text, "救助需求", open, business, true},
    {Field::need_amount, "need_amount", money, "救助需求金额", open, business, true},
    {Field::houses_lost, "houses_lost", integer, "倒损房屋间数", open, business, true},
    {Field::family_type, "family_type", text, "家庭类型", open, business, true},
    {Field::epidemic, "epidemic", boolean, "是否因疫情", open, business, true},
    {Field::father_name, "father_name", text, "父亲姓名", personal, business, true},
    {Field::father_id_number, "father_id_number", text, "父亲身份证号码", sensitive, business, true},
    {Field::father_state, "father_state", code, "父亲情况", sensitive, business, true, kParentStates},
    {Field::father_state_since, "father_state_since", date, "父亲情况起始时间", sensitive, business, true},
    {Field::mother_name, "mother_name", text, "母亲姓名", personal, business, true},
    {Field::mother_id_number, "mother_id_number", text, "母亲身份证号码", sensitive, business, true},
    {Field::mother_state, "mother_state", code, "母亲情况", sensitive, business, true, kParentStates},
    {Field::mother_state_since, "mother_state_since", date, "母亲情况起始时间", sensitive, business, true},
    {Field::guardian_id_number, "guardian_id_number", text, "监护人身份证号码", sensitive, business, true},
    {Field::guardian_relation, "guardian_relation", text, "与儿童关系", personal, business, true},
    {Field::suspected_category, "suspected_category", text, "疑似类别", sensitive, business, true},
    {Field::already_protected, "already_protected", boolean, "是否已享受儿童保障", open, business, true},
    {Field::school, "school", text, "就读学校", personal, business, true},
    {Field::hardship_cause, "hardship_cause", text, "致困原因", sensitive, business, true},
    {Field::hardship_standard, "hardship_standard", text, "困难标准", open, business, true},
    {Field::family_income, "family_income", money, "家庭收入", sensitive, business, true},
    {Field::workplace, "workplace", text, "工作单位", personal, business, true},
    {Field::kind, "kind", code, "报送类别", open, derived, false, "to_visit|low_income"},
    {Field::standing, "standing", code, "当前状况", open, derived, true, "present|covered|source_changed|to_verify"},
    {Field::groups, "groups", code, "人群类别", open, derived, true},
    {Field::bases, "bases", code, "低收入依据", open, derived, true},
    {Field::rosters, "rosters", code, "在保名册", open, derived, true},
    {Field::review, "review", code, "待核事项", open, derived, true},
    {Field::rules, "rules", code, "规则版本", open, control, false},
    {Field::evidence, "evidence", entries, "来源行", open, control, false},
    {Field::withheld, "withheld", code, "暂不报送类别", open, control, false},
    {Field::reference_id, "reference_id", bytes, "报送编号", open, control, false},
    {Field::version, "version", integer, "版本", open, control, false},
    {Field::action, "action", code, "动作", open, control, false, "upsert|withdraw"},
    {Field::content_hash, "content_hash", bytes, "内容摘要", open, control, false},
    {Field::state, "state", code, "报送状态", open, control, false, "pending|acknowledged|unknown|refused|withdrawn"},
    {Field::refusal_code, "refusal_code", text, "拒收代码", open, control, false},
    {Field::evidence_group, "evidence_group", code, "来源类别", open, control, false},
    {Field::evidence_list, "evidence_list", integer, "来源名单", open, control, false},
    {Field::relative_key, "relative_key", bytes, "关系人键", open, control, false},
};

constexpr auto kById = [] {
  std::array<const FieldInfo*, 256> table{};
  for (const auto& field : kFields) table[static_cast<std::size_t>(field.id)] = &field;
  return table;
}();

static_assert(
    [] {
      for (std::size_t i = 1; i < std::size(kFields); ++i)
        if (kFields[i - 1].id >= kFields[i].id) return false;
      return true;
    }(),
    "fields stand in ascending id");

}  // namespace

std::span<const FieldInfo> fields() { return kFields; }

const FieldInfo* info_of(Field field) { return kById[static_cast<std::size_t>(field)]; }

const FieldInfo* field_named(std::string_view name) {
  for (const auto& field : kFields)
    if (field.name == name) return &field;
  return nullptr;
}

}  // namespace yingbao::schema
