#include "schema/titles.hpp"

#include <array>

namespace yingbao::schema {
namespace {

struct Titles {
  Field field;
  std::string_view spellings;
};

// In order of preference: where a file has several, the first that says something has the word. What is particular stands
// before what is general (县 before 地区, 登记编号 before 编号). Interface names of national systems stand last: of the labour offices (AAC003), of medical insurance (psn_name), of
// civil affairs (D204A000003).
constexpr Titles kTitles[] = {
    {Field::id_number,
     "身份证号码|身份证号|公民身份号码|公民身份证号码|居民身份证号码|身份证件号码|本人身份证号码|本人身份证号|"
     "社会保障号码|社会保障号|证件号码|证件号|身份证|AAC002|certno|psn_cert_no|D204A000005"},
    {Field::name, "姓名|本人姓名|人员姓名|对象姓名|申请人姓名|名字|AAC003|psn_name|D204A000003"},
    {Field::sex, "性别|AAC004|gend"},
    {Field::birth_date, "出生日期|出生年月日|出生年月|生日|AAC006|D204A010003"},
    {Field::ethnicity, "民族|AAC005"},
    {Field::phone, "联系电话|本人电话|手机号码|手机号|移动电话|联系手机|联系方式|电话号码|电话|AAE005|tel"},
    {Field::hukou_type, "户口性质|户口类型|户口类别|户籍性质|户籍类型|AAC009|D204A010011"},
    {Field::hukou_address, "户籍地址|户口地址|户籍所在地|户口所在地|户籍地|AAC010"},
    {Field::live_address, "现住址|现居住地|居住地址|居住地|常住地址|家庭住址|家庭地址|住址|联系地址|地址|AAE006|addr"},
    {Field::county,
     "县（市、区）|县(市、区、旗)|所在县（市、区）|所属县（市、区）|县市区|市县区|县区|区县|所在县区|所在区县|所属区县|"
     "所属县区|县|行政区划|所属地区|地区|区域|AAB301"},
    {Field::township, "乡镇（街道）|乡(镇)|乡镇|街道|镇街|所属乡镇|乡镇街道|镇（街道）|街道（乡镇）"},
    {Field::village,
     "村（社区）|行政村|村居|村|社区|行政村（社区）|所属村|村（居）|村居委会|行政村（社区）名称|村社区"},
    {Field::education, "文化程度|学历|受教育程度|AAC011|教育状况"},
    {Field::household_number, "户编号|家庭编号|户号"},
    {Field::head_name, "户主姓名|户主"},
    {Field::head_id_number, "户主身份证号码|户主身份证号|户主证件号码|户主身份证"},
    {Field::relation, "与户主关系|家庭关系|与户主的关系"},
    {Field::household_size, "家庭人口数|家庭人口总数|家庭人口|家庭人数|家庭成员数|户人数|人口数|人数"},
    {Field::protected_size, "保障人口数|保障人数|享受人数"},
    {Field::insurance_kind, "险种类型|险种|insutype"},
    {Field::settlement_number, "结算编号|结算ID|结算流水号|结算单号|setl_id"},
    {Field::insured_class, "人员类别|身份类别|参保身份|psn_type"},
    {Field::disease, "主要病种|病种|疾病诊断|诊断名称|所患疾病|dise_name"},
    {Field::settled_year, "结算年度|年度|统计年度"},
    {Field::settled_on, "结算日期|结算时间|setl_time|setl_date"},
    {Field::self_pay, "个人自付金额|自付金额|个人自付|自付"},
    {Field::own_pay, "个人自费金额|自费金额|全自费金额|个人自费|自费|fulamt_ownpay_amt"},
    {Field::personal_total, "个人负担合计|个人负担总金额|个人负担|psn_part_amt"},
    {Field::certificate_number, "残疾人证号|残疾证号|残疾人证号码|残疾证号码|残疾人证件号"},
    {Field::disability_category, "残疾类别|残疾类型"},
    {Field::disability_grade, "残疾等级|残疾级别"},
    {Field::several_disabled, "是否一户多残|一户多残"},
    {Field::first_issued_on, "首次办证日期|首次发证日期|初次办证日期|首次发证时间"},
    {Field::issued_on, "发证日期|签发日期|办证日期|发证时间"},
    {Field::guardian_name, "监护人姓名|监护人"},
    {Field::guardian_phone, "监护人电话|监护人联系电话|监护人联系方式"},
    {Field::unemployment_certificate, "就业创业证号|失业登记证号|失业证号|YJE004"},
    {Field::unemployed_on, "失业时间|失业日期|AJC090"},
    {Field::unemployment_reason, "失业原因"},
    {Field::registered_on, "失业登记日期|失业登记时间|登记日期|登记时间|AJC094"},
    {Field::registry, "登记机构|失业登记机构|经办机构|登记单位"},
    {Field::draws_benefit, "是否领取失业保险金"},
    {Field::insured, "是否参加失业保险"},
    {Field::hardship_class, "就业困难人员类别"},
    {Field::cancelled_on, "失业注销日期|注销日期|注销时间"},
    {Field::registration_valid, "有效标志|是否有效"},
    {Field::monitor_type, "监测对象类别|监测类别|监测对象类型"},
    {Field::risks, "致贫返贫风险|返贫风险|风险类型|主要致贫原因|致贫原因|致贫原因1"},
    {Field::risk_cleared, "风险是否已消除|风险是否消除|是否消除风险"},
    {Field::identified_on, "识别监测时间|监测对象识别时间|纳入监测时间|识别时间"},
    {Field::cleared_on, "消除监测时间|风险消除时间|监测消除时间"},
    {Field::income_per_head, "人均纯收入|家庭人均纯收入|人均可支配收入|家庭人均年收入|人均收入"},
    {Field::household_type, "户类型|户类别|农户类型"},
    {Field::person_number, "人编号|人员编号"},
    {Field::health, "健康状况|身体状况"},
    {Field::labour, "劳动技能|劳动能力"},
    {Field::care_mode, "供养方式"},
    {Field::care_place, "供养机构"},
    {Field::protected_since, "起始保障年月|保障开始时间|享受起始时间|开始享受年月|享受时间|起始时间|D204Z520004"},
    {Field::roster_certificate, "低保证号|救助证号|特困证号|保障证号|低保证编号|D204Z520002"},
    {Field::single_protection, "是否单人保|单人保|是否单人户保障|是否单人保障"},
    {Field::protected_until, "终止保障年月|停保时间|停发时间|终止时间|D204Z520005"},
    {Field::decided_on, "审核确认日期|认定日期|确认日期|审批日期|审核日期|救助日期|发放日期"},
    {Field::decision, "审核确认结果|审批结果|审核结果|审批意见|不予确认原因|未通过原因"},
    {Field::case_number, "信访件编号|省信访件编号|登记编号|信访事项编号|工单编号|工单号|受理编号|市受理编号|案件编号"},
    {Field::case_date, "登记时间|信访日期|来电时间|反映日期|受理时间|登记日期|创建时间"},
    {Field::case_form, "信访形式|来源渠道|受理渠道"},
    {Field::case_place, "问题发生地|发生地|事发地点|问题属地"},
    {Field::case_type, "内容分类|诉求类型|诉求类别|反映社会救助类别|问题类别|问题分类|反映类别|业务类型|信访目的"},
    {Field::case_title, "诉求标题|工单标题|信访标题|事项标题|标题|信访诉求"},
    {Field::case_text, "信访内容|诉求内容|反映内容|主要信访诉求内容|主要内容|内容"},
    {Field::case_status, "信访件状态|办结状态|工单状态|办理状态|处理状态"},
    {Field::case_result, "办理结果|处理结果|答复内容"},
    {Field::case_people, "信访人数|反映人数"},
    {Field::amount, "核准救助金额|救助金额|临时救助金额|发放金额|月保障金额|保障金额|金额|D204Z520003"},
    {Field::category, "类别|人员类型|对象类别|困难类型|困难类别"},
    {Field::data_date, "数据日期|统计日期"},
    {Field::remark, "备注|说明"},
    {Field::year, "年份"},
    {Field::id_document, "证件类型"},
    {Field::claims, "特殊困难类型|困难身份|身份标识|救助身份"},
    {Field::disaster_kind, "灾害种类|灾种|受灾类型|致灾原因"},
    {Field::disaster_date, "受灾时间|受灾日期|灾害发生时间|发生时间"},
    {Field::houses_lost, "倒塌房屋（间）|倒损房屋|倒塌房屋间数"},
    {Field::family_type, "家庭类型"},
    {Field::father_name, "父亲姓名"},
    {Field::father_id_number, "父亲身份证号码|父亲身份证号|父亲证件号码"},
    {Field::father_state, "父亲情况|父亲状况|父亲状态"},
    {Field::father_state_since, "父亲情况起始时间|父亲状况起始时间"},
    {Field::mother_name, "母亲姓名"},
    {Field::mother_id_number, "母亲身份证号码|母亲身份证号|母亲证件号码"},
    {Field::mother_state, "母亲情况|母亲状况|母亲状态"},
    {Field::mother_state_since, "母亲情况起始时间|母亲状况起始时间"},
    {Field::guardian_id_number, "监护人身份证号码|监护人身份证号"},
    {Field::guardian_relation, "与儿童关系|监护人与儿童关系"},
    {Field::suspected_category, "疑似类别"},
    {Field::already_protected,
     "是否已享受孤儿/事实无人抚养儿童保障|是否已享受保障|是否已纳入保障|是否已享受孤儿事实无人抚养儿童保障"},
    {Field::school, "就读学校|学校名称|学校|所在学校"},
    {Field::hardship_cause, "致困原因|困难原因|主要致困原因"},
    {Field::hardship_standard, "困难标准|困难等级"},
    {Field::family_income, "家庭年收入|家庭收入"},
    {Field::workplace, "工作单位|所在单位|单位名称"},
};

constexpr auto kByField = [] {
  std::array<std::string_view, 256> table{};
  for (const auto& titles : kTitles) table[static_cast<std::size_t>(titles.field)] = titles.spellings;
  return table;
}();

}  // namespace

std::string_view usual_titles(Field field) { return kByField[static_cast<std::size_t>(field)]; }

}  // namespace yingbao::schema
