"""A second opinion on the sample: the notice's groups found in the raw files, in the plainest way there is."""
import datetime
from collections import defaultdict
from itertools import chain

import sample_files as files

WINDOW = datetime.date(2020, 1, 1)
ZONE_TOWNS = ("洛阳镇", "东园镇", "张坂镇", "百崎回族乡")
UNITS = {"鲤城区": "350502", "丰泽区": "350503", "洛江区": "350504", "泉港区": "350505", "石狮市": "350581",
         "晋江市": "350582", "南安市": "350583", "惠安县": "350521", "安溪县": "350524", "永春县": "350525",
         "德化县": "350526"}
CITY = {"泉州市本级", "市本级", "350501", "泉州市人力资源和社会保障局", "泉州市就业服务中心"}
NEEDS = ("需口粮救助（元）", "需取暖救助（元）", "需衣被救助（件）", "需伤病救助（元）", "需其他救助（元）", "需饮水救助（元）")
GRADES = ("一壹1Ⅰ", "二贰2Ⅱ", "三叁3Ⅲ", "四肆4Ⅳ")
LASTING = ("服刑", "强制戒毒", "失联", "其他限制人身自由")
UNABLE = LASTING + ("死亡", "宣告死亡", "宣告失踪", "重残", "重病", "被撤销监护资格", "被遣送出境")


def unit_of(first, *others):
    """Of the places a row names, best first."""
    places = [str(place) for place in (first, *others)]
    if places[0] in CITY:
        return "350501"
    if any("台商投资区" in place or any(town in place for town in ZONE_TOWNS) for place in places):
        return "3505TS"
    for place in places:
        for name, code in UNITS.items():
            if name in place or place.startswith(code):
                return code
    raise AssertionError(f"no unit: {places}")


class Sample:
    def __init__(self, folder):
        self.folder = folder
        self.as_of = None
        only = lambda pattern: next(iter(sorted((folder / "inbox").glob(pattern))))
        password = (folder / "secrets/petitions.password").read_text()
        self.rows = {
            "rural": files.workbook(only("rural_affairs/*"), 1),
            "medical": files.csv_file(only("medical_insurance/*"), "utf-8-sig", 0),
            "disabled": files.old_workbook(only("disabled_persons_federation/*")),
            "petitions": files.archived_csv(only("petitions/*"), password, "gb18030", 2),
            "hotline": files.messages(only("hotline_12349/*")),
            "unemployed": files.csv_file(only("human_resources/*"), "gb18030", 1),
            "emergency": files.page(only("emergency_management/*")),
            "children": files.document(only("child_welfare/*")),
            "education": files.workbook(only("education/*"), 1),
            "union": files.text_table(only("trade_union/*").read_bytes().decode("utf-16"), 0, "\t"),
            "dibao": files.csv_file(only("assistance_rosters/低保*"), "gb18030", 1),
            "tekun": files.csv_file(only("assistance_rosters/特困*"), "utf-8-sig", 0),
            "orphans": files.csv_file(only("assistance_rosters/孤儿*"), "gb18030", 1),
            "defacto": files.csv_file(only("assistance_rosters/事实*"), "utf-8-sig", 1),
        }
        self.files = dict(zip(self.rows, map(only, (
            "rural_affairs/*", "medical_insurance/*", "disabled_persons_federation/*", "petitions/*", "hotline_12349/*",
            "human_resources/*", "emergency_management/*", "child_welfare/*", "education/*", "trade_union/*",
            "assistance_rosters/低保*", "assistance_rosters/特困*", "assistance_rosters/孤儿*", "assistance_rosters/事实*"))))
        self.as_of = files.date(self.files["rural"].stem[-8:])
        self.protected = self.keys("dibao") | self.keys("tekun")
        self.units = {}
        self.groups = defaultdict(set)  # by group: canonical numbers
        self.cases = {}                 # number -> (unit, group)

    def keys(self, name):
        return {key for key in (files.number(row["身份证号"]) for _, _, row in self.rows[name] if row["姓名"].strip()) if key}

    def people(self, name, named="姓名", numbered="身份证号"):
        """Rows of somebody who has a name and a usable number."""
        for sheet, _, row in self.rows[name]:
            damaged = "\ufffd" in "".join(map(str, row.values()))
            key = files.number(row.get(numbered, ""))  # a footer is shorter than the header
            if key and row[named].strip() and not damaged:
                yield sheet, key, row

    def count(self, group, key, unit, unless=None):
        if key in (self.protected if unless is None else unless):
            return
        assert self.units.setdefault(key, unit) == unit, (group, key)
        self.groups[group].add(key)

    def screen(self):
        for screen in (self.rural, self.medical, self.disabled, self.petitions, self.hotline, self.unemployed,
                       self.emergency, self.children, self.others):
            screen()
        return self

    def rural(self):
        group_of = {"已脱贫但不够稳定": "G1A", "受疫情影响较大": "G1B", "一键报贫新增": "G1C"}
        for sheet, key, row in self.people("rural", numbered="证件号码"):
            if row["监测对象类别"]:
                self.count(group_of[sheet], key, unit_of(row["县(市、区、旗)"], row["乡(镇)"]))

    def medical(self):
        own, unit, seen = defaultdict(int), {}, set()
        for _, key, row in self.people("medical", numbered="身份证号码"):
            day = files.date(row["结算日期"])
            if not day or day < WINDOW or row["退费标志"] != "0" or row["有效标志"] != "1" or row["结算编号"] in seen:
                continue
            try:
                own[key] += files.fen(row["个人自费金额（元）"])
            except ValueError:
                continue
            seen.add(row["结算编号"])
            unit[key] = unit_of(row["参保地"], row["家庭住址"])
        for key, sum_of_own in own.items():
            if sum_of_own > 4_000_000:
                self.count("G2", key, unit[key])

    def disabled(self):
        for _, key, row in self.people("disabled"):
            day, grade = files.date(row["首次办证日期"]), row["残疾等级"]
            grade = int(grade) if isinstance(grade, float) else 1 + [grade[0] in words for words in GRADES].index(True)
            of_mind = row["残疾类别"][:2] in ("5", "6", "智力", "精神")
            if day and day >= WINDOW and (grade <= 2 or (grade == 3 and of_mind)):
                self.count("G3", key, unit_of(row["县（市、区）"], row["乡镇（街道）"]))

    def petitions(self):
        for _, _, row in self.rows["petitions"]:
            if row["信访件编号"] and "社会救助" in row["信访诉求"] and files.date(row["信访日期"]) >= WINDOW:
                case = (unit_of(row["问题发生地"]), "G4")
                assert self.cases.setdefault(row["信访件编号"], case) == case

    def hotline(self):
        for _, _, row in self.rows["hotline"]:
            if row["工单编号"] and row["诉求类型"] == "社会救助求助":
                case = (unit_of(row["联系地址"], row["承办单位"]), "G5")
                assert self.cases.setdefault(row["工单编号"], case) == case

    def unemployed(self):
        for _, key, row in self.people("unemployed", numbered="身份证号（社会保障号码）"):
            if not row["注销日期"] and row["有效标志"] == "1" and files.date(row["失业登记日期"]):
                self.count("G6", key, unit_of(row["登记机构"], row["常住地址"]))

    def emergency(self):
        for _, key, row in self.people("emergency", "户主姓名", "身份证号码"):
            needs = sum(int(row[need] or 0) for need in NEEDS)
            if "疫情" not in row["灾害种类"] and files.date(row["受灾时间"]) >= WINDOW and needs > 0:
                self.count("G7", key, unit_of(row["行政村（社区）名称"]))

    def children(self):
        half_a_year_ago = self.as_of - datetime.timedelta(days=183)
        rosters = self.keys("orphans") | self.keys("defacto")

        def is_unable(row, parent):
            state = row[parent + "情况"]
            lasted = state not in LASTING or files.date(row[parent + "情况起始时间"]) <= half_a_year_ago
            return state in UNABLE and lasted

        for _, key, row in self.people("children", "儿童姓名"):
            grown = f"{int(key[6:10]) + 18}{key[10:14]}" <= f"{self.as_of:%Y%m%d}"
            if not grown and is_unable(row, "父亲") and is_unable(row, "母亲"):
                self.count("G8", key, unit_of(row["县市区"], row["乡镇"]), rosters)

    def others(self):
        elsewhere = set(chain(*self.groups.values()))
        for _, key, row in self.people("education", "学生姓名"):
            if row["特殊困难类型"] != "无" and key not in elsewhere:
                self.count("G9", key, unit_of(row["家庭地址"]))
        for _, key, row in self.people("union"):
            if row["审核状态"] == "审核通过" and key not in elsewhere:
                self.count("G9", key, unit_of(row["家庭住址"]))
