// Every sentence that an operator reads, in Chinese and English, in one place.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::cli {

struct Text {
  const char* zh;
  const char* en;
  /// A sentence that lacks one of its languages does not compile.
  consteval Text(const char* chinese, const char* english) : zh{chinese}, en{english} {
    if (!*zh || !*en) throw "a sentence is missing";
  }
};

/// Chinese or English, as asked for or by locale.
class Language {
 public:
  explicit Language(const std::string& asked);
  std::string_view operator()(Text text) const { return chinese_ ? text.zh : text.en; }
  bool chinese() const { return chinese_; }

 private:
  bool chinese_;
};

namespace texts {
inline constexpr Text kDate{"业务日期", "business date"};
inline constexpr Text kExchange{"交换", "exchange"};
inline constexpr Text kDelivery{"接收批次", "delivery"};
inline constexpr Text kAgency{"部门", "agency"};
inline constexpr Text kFile{"文件", "file"};
inline constexpr Text kState{"状态", "state"};
inline constexpr Text kRows{"行数", "rows"};
inline constexpr Text kUsed{"采用", "used"};
inline constexpr Text kRejected{"退回", "rejected"};
inline constexpr Text kDuplicate{"重复", "duplicate"};
inline constexpr Text kSkipped{"跳过", "skipped"};
inline constexpr Text kUnkeyed{"无法比对", "not comparable"};
inline constexpr Text kAsOf{"数据日期", "as of"};
inline constexpr Text kReason{"原因", "reason"};
inline constexpr Text kList{"名单", "list"};
inline constexpr Text kFeed{"报送项", "feed"};
inline constexpr Text kRecords{"记录", "records"};
inline constexpr Text kPeople{"人数", "people"};
inline constexpr Text kNew{"新增", "new"};
inline constexpr Text kChanged{"变化", "changed"};
inline constexpr Text kGone{"消失", "gone"};
inline constexpr Text kUnit{"填报单位", "unit"};
inline constexpr Text kCount{"数量", "count"};
inline constexpr Text kToVisit{"待排查对象", "people to visit"};
inline constexpr Text kToVerify{"在保状态不明、待核实", "cover unclear, to be verified"};
inline constexpr Text kUnitsDisagree{"填报单位不一致、按多数或代码小者计",
                                     "rows name several units: counted by most rows or lowest code"};
inline constexpr Text kExcluded{"已在保排除", "covered by a roster"};
inline constexpr Text kMembersUnknown{"在保户中成员不明", "covered, membership unknown"};
inline constexpr Text kNothingNew{"名单和规则均无变化，无需重新比对",
                                  "nothing changed since the last run of this date"};
inline constexpr Text kDry{"演练或较早日期：不报送", "rehearsal or an older day: nothing is sent"};
inline constexpr Text kPlanned{"拟报送", "to send"};
inline constexpr Text kSourceChanged{"来源变化", "source changed"};
inline constexpr Text kCovered{"已在保", "covered"};
inline constexpr Text kUnchanged{"无变化", "unchanged"};
inline constexpr Text kAccepted{"平台接收", "accepted"};
inline constexpr Text kRefused{"平台拒收", "refused"};
inline constexpr Text kBatches{"报送批次", "submissions"};
inline constexpr Text kSeconds{"耗时（秒）", "seconds"};
inline constexpr Text kAttention{"请处理", "needs attention"};
inline constexpr Text kReleaseHint{"核对后放行：yingbao release 编号 --reason 原因",
                                   "after a look: yingbao release ID --reason WHY"};
inline constexpr Text kDisclosedOf{"已报送（按来源部门）", "passed on, by agency"};
inline constexpr Text kLegalBasis{"共享依据", "legal basis"};
inline constexpr Text kCatalogue{"共享目录编号", "catalogue"};
inline constexpr Text kRules{"规则", "rules"};
inline constexpr Text kExpected{"报送时限", "expected"};
inline constexpr Text kHeldBecause{"待核对、未启用：{}", "held: {}"};
inline constexpr Text kNobodyDelivers{"规则要求该名册，但没有部门配置报送",
                                      "the rules ask for this roster and no agency is to deliver it"};
inline constexpr Text kSwitchedOff{"已停用", "switched off"};
inline constexpr Text kNeverSeen{"从未报送", "never delivered"};
inline constexpr Text kNoneInForce{"没有在用名单（已撤销）", "no list is in force any more (revoked)"};
inline constexpr Text kTooOld{"在用名单数据日期{}，已超过{}天", "the data of {} is older than {} days"};
inline constexpr Text kLate{"逾期未报送：应于{}（含）前送达（expect：{}）", "late: was due by {} (expect: {})"};
inline constexpr Text kStops{"因此不比对：{}", "not screened because of it: {}"};
inline constexpr Text kAndMore{"；", "; "};
inline constexpr Text kStep{"。下一步：", ". Next: "};
inline constexpr Text kReleaseIt{"核对后放行：yingbao release {} --reason 原因",
                                 "after a look: yingbao release {} --reason WHY"};
inline constexpr Text kAsk{"催{}报送", "ask {} for it"};
inline constexpr Text kAskOrRely{"催{}报送新名单；急用时限期沿用：yingbao release {} --days 天数 --reason 原因",
                                 "ask {} for a newer one; until then: yingbao release {} --days N --reason WHY"};
inline constexpr Text kSwitchOn{"在{}中启用该报送项", "enable the feed in {}"};
inline constexpr Text kConfigureIt{"在agencies/的一个部门文件中加上：[[feed]] kind = \"{}\"",
                                   "add to an agency's file in agencies/: [[feed]] kind = \"{}\""};
inline constexpr Text kTrouble{"未完成，下次运行自动继续", "not finished; the next run goes on from here"};
inline constexpr Text kBalanced{"对账平衡", "the account balances"};
inline constexpr Text kNotBalanced{"对账不平", "THE ACCOUNT DOES NOT BALANCE"};
inline constexpr Text kReferences{"拟报送与已报送合计", "candidates and sent, each once"};
inline constexpr Text kReleased{"已放行", "released"};
inline constexpr Text kNotScreened{"未比对", "not screened:"};
inline constexpr Text kPlaceless{"无填报单位、未计入表中", "of no unit, in no row of the table"};
inline constexpr Text kNoRow{"填报单位不在表中、未计入表中", "of a unit that has no row in the table"};
inline constexpr Text kNoColumn{"表中无此类人群的列", "of a group that has no column in the table"};
inline constexpr Text kNowRun{"请再次运行：yingbao run", "now: yingbao run"};
inline constexpr Text kRevoked{"已撤销", "revoked"};
inline constexpr Text kInForce{"在用名单", "in force"};
inline constexpr Text kChainGood{"审计链完整", "the audit chain verifies"};
inline constexpr Text kChainBroken{"审计链断裂于", "THE AUDIT CHAIN IS BROKEN AT"};
inline constexpr Text kNoExchange{"尚无交换", "no exchange yet"};
inline constexpr Text kNotListed{"不在任何在用名单", "in no list in force"};
inline constexpr Text kWritten{"已写入", "written to"};
inline constexpr Text kRowsLeft{"行数过多，未给出的行", "more rows than go back at once; not given"};
inline constexpr Text kConfigGood{"配置正确", "the configuration is good"};
inline constexpr Text kSandbox{"沙箱", "sandbox"};
inline constexpr Text kActive{"启用", "active"};
inline constexpr Text kMissing{"不可用", "not available"};
inline constexpr Text kColumn{"列", "column"};
inline constexpr Text kReadAs{"读作", "read as"};
inline constexpr Text kColumnsLeft{"未采用的列", "columns not taken in"};
inline constexpr Text kSpare{"（以同类列为先）", "(after the one that is preferred)"};
inline constexpr Text kOthers{"（他人）", "(somebody else's)"};
inline constexpr Text kPart{"（分项，相加）", "(a part, added up)"};
inline constexpr Text kDropped{"（不采集）", "(not taken in)"};
inline constexpr Text kHeaderRow{"表头所在行", "header row"};
inline constexpr Text kFormat{"格式", "format"};
inline constexpr Text kRow{"行", "row"};
inline constexpr Text kNext{"下一步", "next"};
inline constexpr Text kUnreachable{"无法连接", "unreachable"};
inline constexpr Text kAnswers{"应答方", "answers"};
inline constexpr Text kCertificateUntil{"证书有效期至", "certificate until"};
inline constexpr Text kClock{"时钟差", "clock"};
inline constexpr Text kWaiting{"待接收", "waiting"};
inline constexpr Text kConnector{"接入通道", "connector"};
inline constexpr Text kDeliveries{"批次数", "deliveries"};
inline constexpr Text kSetAside{"未接收", "set aside"};
inline constexpr Text kLast{"最近接收", "last received"};
inline constexpr Text kSheet{"工作表", "sheet"};
inline constexpr Text kCode{"代码", "code"};
inline constexpr Text kAdvice{"处理建议", "what to do"};
inline constexpr Text kSentState{"报送状态", "sent"};
inline constexpr Text kCandidate{"拟报送对象", "candidate"};
inline constexpr Text kInList{"名单记录", "list entry"};
inline constexpr Text kWhen{"时间", "when"};
inline constexpr Text kWho{"操作人", "who"};
inline constexpr Text kWhat{"操作", "what"};
inline constexpr Text kObject{"对象", "object"};
inline constexpr Text kLanded{"已接收", "landed"};
inline constexpr Text kReady{"工作目录已建立", "the working directory is ready"};
inline constexpr Text kNextSteps{"下一步：yingbao check，然后 yingbao run", "next: yingbao check, then yingbao run"};
}  // namespace texts

}  // namespace yingbao::cli
