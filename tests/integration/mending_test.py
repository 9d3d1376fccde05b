"""Refused rows go back, come back mended, and stand in for what was refused."""
import csv
import io
import unittest

import openpyxl

from hub import Hub
from people import PERSON, UNEMPLOYED, number, protected, unemployed


class Returns(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.config("max_change_share = 0.2", "max_change_share = 1.0")
        agency = self.hub.folder / "agencies/human_resources.toml"
        self.hub.edit(agency, "max_reject_share = 0.05", "max_reject_share = 0.5")
        self.outbox = self.hub.folder / "outbox/human_resources"
        self.outbox.mkdir(parents=True, exist_ok=True)
        if "outbox" not in agency.read_text():
            self.hub.edit(agency, "[connector]", '[connector]\noutbox = "outbox/human_resources"')
        for name in ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{name}_20210610.csv", [PERSON, protected(900)])

    def deliver(self, rows, name="登记失业人员_20210610.csv", encoding="gb18030"):
        self.hub.deliver("human_resources", name, [UNEMPLOYED, *rows], encoding)

    def spoiled(self, people, bad):
        rows = [unemployed(i) for i in people]
        for row in rows:
            if int(row[0]) - 1 in bad:
                row[3] = "2021-02-30"
        return rows

    def refused(self, encoding="gb18030"):
        """The file of refused rows that lies in the outbox."""
        file = max(self.outbox.glob("退回行_*.csv"), key=lambda f: f.stat().st_mtime_ns)
        return file.name, list(csv.reader(io.StringIO(file.read_bytes().decode(encoding))))

    def mend(self, rows):
        date = rows[0].index("失业登记日期")
        return [rows[0]] + [row[:date] + ["2021-03-02"] + row[date + 1:] for row in rows[1:]]

    def send_back(self, rows, name):
        self.hub.deliver("human_resources", name, rows, "gb18030")

    def g6(self):
        return self.hub.table()["350502"]["G6"]


class Mending(Returns):
    def test_fifty_mended_rows_join_the_list_they_were_missing_from(self):
        self.deliver(self.spoiled(range(200), range(50)))
        self.hub.run()
        self.assertEqual(150, self.g6())
        name, rows = self.refused()
        self.assertEqual(51, len(rows))
        self.send_back(self.mend(rows), name)
        self.hub.run("2021-06-16")
        self.assertEqual(200, self.g6())
        mended = self.hub.json("deliveries")[-1]
        self.assertEqual((50, 50, 0, "2021-06-10"), (mended["rows"], mended["used"], mended["rejected"], mended["as_of"]))
        self.assertEqual(0, self.hub.command("ledger").returncode)

    def test_columns_told_by_their_place_are_told_when_they_come_back(self):
        agency = self.hub.folder / "agencies/human_resources.toml"
        text = agency.read_text()
        columns = '"编号@C" = "id_number"\n"日期@D" = "registered_on"\n'
        agency.write_text(text.replace("[columns]\n", "[columns]\n" + columns) if "[columns]\n" in text else
                          text + "\n[columns]\n" + columns)
        titles = UNEMPLOYED[:2] + ["编号", "日期"] + UNEMPLOYED[4:]
        self.hub.deliver("human_resources", "登记失业人员_20210610.csv", [titles, *self.spoiled(range(20), range(5))], "gb18030")
        self.hub.run()
        self.assertEqual(15, self.g6())
        for day in (16, 17):  # refused once more, they go back once more
            name, rows = self.refused()
            self.assertLessEqual({"编号@C", "日期@D"}, set(rows[0]))
            at = rows[0].index("日期@D")
            for row in rows[1:] if day == 17 else rows[1:4]:
                row[at] = "2021-03-02"
            self.send_back(rows, name)
            self.hub.run(f"2021-06-{day}")
        self.assertEqual(20, self.g6())

    def test_what_is_still_wrong_goes_back_once_more_and_only_that(self):
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run()
        name, rows = self.refused()
        mended = self.mend(rows)
        mended[3][rows[0].index("失业登记日期")] = "不详的日子"
        self.send_back(mended, name)
        self.hub.run("2021-06-16")
        self.assertEqual(99, self.g6())
        again, rest = self.refused()
        self.assertEqual(2, len(rest))
        self.send_back(self.mend(rest), again)
        self.hub.run("2021-06-17")
        self.assertEqual(100, self.g6())

    def test_a_row_mended_twice_is_one_person(self):
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run()
        name, rows = self.refused()
        self.send_back(self.mend(rows), name)
        self.hub.run("2021-06-16")
        changed = self.mend(rows)
        title = rows[0].index("登记机构")
        for row in changed[1:]:
            row[title] = "丰泽区人力资源和社会保障局"
        self.send_back(changed, name)
        self.hub.run("2021-06-17")
        table = self.hub.table()
        self.assertEqual((90, 10), (table["350502"]["G6"], table["350503"]["G6"]))

    def test_a_mended_row_that_comes_back_spoiled_takes_nobody_away(self):
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run()
        name, rows = self.refused()
        self.send_back(self.mend(rows), name)
        self.hub.run("2021-06-16")
        self.send_back(rows, name)
        self.hub.run("2021-06-17")
        self.assertEqual(100, self.g6())
        again, rest = self.refused()
        self.assertEqual(11, len(rest))
        self.send_back(self.mend(rest), again)
        self.hub.run("2021-06-18")
        self.assertEqual(100, self.g6())

    def test_invented_and_altered_numbers_are_refused(self):
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run()
        name, rows = self.refused()
        mended = self.mend(rows)
        mended[1][0] = mended[1][0][:-4] + "0000" if not mended[1][0].endswith("0000") else mended[1][0][:-4] + "0001"
        mended[2][0] = ""
        mended[3][0] = mended[4][0]
        self.send_back(mended, name)
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual(97, self.g6())
        codes = {r["code"]: r["rows"] for r in self.hub.json("slip", f"delivery-{self.hub.json('deliveries')[-1]['id']}")["reasons"] if r["rejects"]}
        self.assertEqual({"NOT_REJECTED_BEFORE": 2, "MENDED_BEFORE": 1}, codes)

    def test_a_mended_file_for_a_list_that_was_replaced_is_set_aside(self):
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run()
        name, rows = self.refused()
        self.deliver([unemployed(i) for i in range(95)], "登记失业人员_20210611.csv")
        self.hub.run("2021-06-16")
        self.send_back(self.mend(rows), name)
        self.hub.run("2021-06-17", (1,))
        last = self.hub.json("deliveries")[-1]
        self.assertEqual("set_aside", last["state"])
        self.assertIn("has replaced", last["reason"])
        self.assertEqual(95, self.g6())

    def test_a_list_held_for_its_rejects_comes_into_force_when_they_are_mended(self):
        self.hub.edit(self.hub.folder / "agencies/human_resources.toml", "max_reject_share = 0.5", "max_reject_share = 0.05")
        self.deliver(self.spoiled(range(100), range(10)))
        self.hub.run(exit_codes=(1,))
        name, rows = self.refused()
        self.send_back(self.mend(rows), name)
        self.hub.run("2021-06-16")
        self.assertEqual(100, self.g6())

    def test_the_slip_says_how_many_why_and_by_when(self):
        self.deliver(self.spoiled(range(100), range(4)))
        self.hub.run()
        slip = next(self.outbox.glob("退回单_*.csv")).read_bytes().decode("gb18030")
        for word in ("退回 rejected,4", "DATE_UNREADABLE", "请改为YYYY-MM-DD格式的实际日期", "mend by"):
            self.assertIn(word, slip)
        self.assertNotIn("张测试", slip)

    def test_an_archive_under_the_configured_password_holds_both_files(self):
        password = self.hub.folder / "secrets/return.password"
        password.parent.mkdir(exist_ok=True)
        password.write_text("synthetic-password\n")
        password.chmod(0o600)
        with (self.hub.folder / "agencies/human_resources.toml").open("a") as file:
            file.write('\n[return]\nform = "xlsx"\npassword = { file = "secrets/return.password" }\n')
        self.deliver(self.spoiled(range(100), range(4)))
        self.hub.run()
        self.assertEqual(["退回_delivery-", ".zip"], [next(self.outbox.iterdir()).name[:12], next(self.outbox.iterdir()).suffix])
        self.assertEqual(1, len(list(self.outbox.iterdir())))


class Findings(Returns):
    """Rows that were used and bear a finding go back as refused ones do, and a mended one takes the place of its record."""

    def numberless(self, people, without):
        rows = [unemployed(i) for i in people]
        for row in rows:
            if int(row[0]) - 1 in without:
                row[1:3] = ["赵钱孙李周吴郑王冯陈"[int(row[0]) - 1] + "测试", ""]
        return rows

    def to_check(self):
        file = max(self.outbox.glob("需核对行_*.csv"), key=lambda f: f.stat().st_mtime_ns)
        return file.name, list(csv.reader(io.StringIO(file.read_bytes().decode("gb18030"))))

    def in_force(self):
        newest = [l for l in self.hub.json("lists") if l["state"] == "current" and "G6" in l["feed"]][-1]
        return newest["records"], newest["unkeyed"]

    def give_numbers(self, rows, only=None):
        at = rows[0].index(UNEMPLOYED[2])
        mended = [list(row) for row in rows]
        for i, row in enumerate(mended[1:]):
            if only is None or i in only:
                row[at] = number(5000 + int(row[rows[0].index("原行号")]))
        return mended

    def setUp(self):
        super().setUp()
        self.deliver(self.numberless(range(100), range(10)))
        self.hub.run()

    def test_they_go_back_with_their_rows_and_are_no_rejects(self):
        self.assertEqual((100, 10), self.in_force())
        self.assertEqual([], list(self.outbox.glob("退回行_*")))
        name, rows = self.to_check()
        self.assertEqual(11, len(rows))
        self.assertEqual(["退回编号", "工作表序号", "原行号", "出错列", "退回代码", "退回原因", "处理建议"], rows[0][:7])
        self.assertIn("ID_MISSING", rows[1][4])
        slip = next(self.outbox.glob("退回单_*.csv")).read_bytes().decode("gb18030")
        self.assertIn("需核对行 to be checked,10", slip)
        self.assertEqual(0, self.hub.json("deliveries")[-1]["rejected"])

    def test_mended_they_replace_the_record_that_was_used(self):
        name, rows = self.to_check()
        self.send_back(self.give_numbers(rows), name)
        self.hub.run("2021-06-16")
        self.assertEqual((100, 0), self.in_force())
        self.assertEqual(0, self.hub.command("ledger").returncode)

    def test_what_comes_back_as_it_was_goes_back_once_more(self):
        name, rows = self.to_check()
        self.send_back(self.give_numbers(rows, only={0, 1, 2}), name)
        self.hub.run("2021-06-16")
        self.assertEqual((100, 7), self.in_force())
        again, rest = self.to_check()
        self.assertEqual(8, len(rest))
        self.send_back(self.give_numbers(rest), again)
        self.hub.run("2021-06-17")
        self.assertEqual((100, 0), self.in_force())

    def test_twice_and_out_of_order_they_are_one_person(self):
        name, rows = self.to_check()
        self.send_back(rows, name)
        self.hub.run("2021-06-16")
        again, rest = self.to_check()
        self.send_back(self.give_numbers(rest), again)
        self.hub.run("2021-06-17")
        self.send_back(self.give_numbers(rows), name)
        self.hub.run("2021-06-18")
        self.assertEqual((100, 0), self.in_force())

    def test_refused_when_they_come_back_they_take_nobody_away_and_hold_nothing(self):
        self.hub.edit(self.hub.folder / "agencies/human_resources.toml", "max_reject_share = 0.5", "max_reject_share = 0.05")
        name, rows = self.to_check()
        spoiled = self.give_numbers(rows)
        date = rows[0].index("失业登记日期")
        for row in spoiled[1:]:
            row[date] = "2021-02-30"
        spoiled[1][date] = "2021-03-02"
        self.send_back(spoiled, name)
        self.hub.run("2021-06-16")
        self.assertEqual((100, 9), self.in_force())
        again, rest = self.refused()
        self.assertEqual(10, len(rest))
        self.send_back(self.mend(rest), again)
        self.hub.run("2021-06-17")
        self.assertEqual((100, 0), self.in_force())


class RowsThatEnd(unittest.TestCase):
    """An answer that ends a row (停保) is kept as no record; what stood for the row before goes all the same."""

    TITLES = PERSON + ["保障状态"]

    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED, unemployed(1), unemployed(2)])
        self.hub.deliver("assistance_rosters", "特困_20210610.csv", [PERSON, protected(300)])

    def covered(self, index, state):
        return ["鲤城区", "张测试", "", number(index), state]

    def deliver(self, *rows):
        good = [self.covered(i, "正常") for i in range(100, 250)]
        self.hub.deliver("assistance_rosters", "低保_20210610.csv", [self.TITLES, *good, *rows])

    def given_back(self, title, state):
        """The rows of the file that was given back, all of which end."""
        outbox = self.hub.folder / "outbox/assistance_rosters"
        file = max(outbox.glob(f"{title}_*低保*.csv"), key=lambda f: f.stat().st_mtime_ns)
        titles, *rows = csv.reader(io.StringIO(file.read_text()))
        for row in rows:
            row[titles.index("保障状态")] = state
        return file.name, titles, rows

    def send_back(self, file, titles, rows):
        self.hub.deliver("assistance_rosters", file, [titles, *rows])

    def roster(self):
        return [l for l in self.hub.json("lists") if "DIBAO" in l["feed"]][-1]

    def last(self):
        return self.hub.json("deliveries")[-1]

    def open_rows(self, delivery, *which):
        return len(self.hub.command("rejects", *which, f"delivery-{delivery}").stdout.splitlines())

    def test_whose_cover_has_ended_is_withheld_no_longer(self):
        self.deliver(self.covered(1, "复核中"))
        self.assertEqual(1, self.hub.run(exit_codes=(0, 1))["screening"]["people"])
        delivery = self.roster()["delivery"]
        self.assertEqual(2, self.open_rows(delivery, "--findings"))
        self.send_back(*self.given_back("需核对行", "停保"))
        report = self.hub.run("2021-06-16", (0, 1))
        self.assertEqual(2, report["screening"]["people"])
        self.assertEqual((150, "current"), (self.roster()["records"], self.roster()["state"]))
        self.assertEqual((1, 0, 0, 1), tuple(self.last()[k] for k in ("rows", "used", "rejected", "skipped")))
        self.assertEqual(0, self.open_rows(delivery, "--findings"))

    def test_the_share_of_unclear_rows_is_that_of_the_whole_list(self):
        self.deliver(self.covered(1, "复核中"))
        self.hub.run(exit_codes=(0, 1))
        self.send_back(*self.given_back("需核对行", "冻结"))
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual((151, "current"), (self.roster()["records"], self.roster()["state"]))

    def test_a_list_held_for_unclear_rows_comes_into_force_when_they_are_mended(self):
        self.deliver(*[self.covered(i, "复核中") for i in range(10, 20)])
        self.hub.run(exit_codes=(0, 1))
        self.assertEqual("held", self.roster()["state"])
        file, titles, rows = self.given_back("需核对行", "正常")
        self.send_back(file, titles, rows[:2])
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual((160, "held"), (self.roster()["records"], self.roster()["state"]), "eight of them still are unclear")
        self.send_back(file, titles, rows[2:])
        self.hub.run("2021-06-17", (0, 1))
        self.assertEqual((160, "current"), (self.roster()["records"], self.roster()["state"]))

    def test_rejects_that_end_let_the_list_that_waited_for_them_come_into_force(self):
        self.deliver(*[["鲤城区", "", "男", "", "正常"] for _ in range(10)])
        self.hub.run(exit_codes=(0, 1))
        self.assertEqual("held", self.roster()["state"])
        file, titles, rows = self.given_back("退回行", "停保")
        for row in rows:
            row[titles.index("姓名")] = "张测试"
        self.send_back(file, titles, rows)
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual((150, "current"), (self.roster()["records"], self.roster()["state"]))

    def test_one_that_bears_an_altered_number_goes_back_and_ends_nobody(self):
        self.deliver(self.covered(1, "复核中"))
        self.hub.run(exit_codes=(0, 1))
        file, titles, rows = self.given_back("需核对行", "停保")
        rows[0][0] = rows[0][0][:-4] + ("0000" if not rows[0][0].endswith("0000") else "0001")
        self.send_back(file, titles, rows)
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual(151, self.roster()["records"])
        self.assertEqual((1, 0, 1, 0), tuple(self.last()[k] for k in ("rows", "used", "rejected", "skipped")))
        reasons = self.hub.json("slip", f"delivery-{self.last()['id']}")["reasons"]
        self.assertEqual(["NOT_REJECTED_BEFORE"], [r["code"] for r in reasons])


class TitlesOfTwoPeople(Returns):
    TITLES = ["儿童姓名", "身份证号", "父亲情况", "母亲情况", "县区", "监护人姓名", "身份证号"]

    def child(self, name, index, guardian):
        return [name, number(index), "死亡", "死亡", "鲤城区", "李监护", number(guardian)]

    def test_the_guardians_number_does_not_take_the_childs_place_on_the_way_back(self):
        self.hub.deliver("child_welfare", "困境儿童_20210610.csv", [self.TITLES, self.child("甲童", 1, 51), self.child("", 2, 52)])
        self.hub.run("2021-06-15", (0, 1))
        delivery = next(d for d in self.hub.json("deliveries") if d["agency"] == "child_welfare")
        given = self.hub.command("rejects", f"delivery-{delivery['id']}").stdout.removeprefix("\ufeff")
        titles, row = list(csv.reader(io.StringIO(given)))
        self.assertEqual(self.TITLES, titles[-len(self.TITLES):])
        self.assertEqual(self.child("", 2, 52), row[-len(self.TITLES):])
        row[-len(self.TITLES)] = "乙童"
        self.hub.deliver("child_welfare", "退回行_困境儿童_20210610.csv", [titles, row])
        report = self.hub.run("2021-06-16", (0, 1))
        mended = next(d for d in report["deliveries"] if d["agency"] == "child_welfare")
        self.assertEqual((1, 1, 0), (mended["rows"], mended["used"], mended["unkeyed"]))
        rows = {who: self.hub.json("explain", stdin=number(who) + "\n")["groups"] for who in (2, 52)}
        self.assertEqual([mended["id"]], [row["record"]["delivery"] for row in rows[2]])
        self.assertEqual([], rows[52], "the guardian is nobody of this list")


class Workbooks(unittest.TestCase):
    def test_a_mended_workbook_keeps_its_sheets_and_so_its_groups(self):
        hub = Hub()
        self.addCleanup(hub.close)
        hub.config('mode = "live"', 'mode = "rehearsal"')
        hub.run()
        before = hub.table()["350500"]
        file = next((hub.folder / "outbox/rural_affairs").glob("退回行_*.xlsx"))
        book = openpyxl.load_workbook(file)
        rows = 0
        for sheet in book:
            titles = [cell.value for cell in sheet[1]]
            for row in sheet.iter_rows(min_row=2):
                rows += 1
                row[titles.index("姓名")].value = "补正"
                row[titles.index("证件号码")].value = number(rows)
                row[titles.index("监测对象类别")].value = "脱贫不稳定户"
        self.assertGreater(rows, 1)
        book.save(hub.inbox("rural_affairs") / file.name)
        hub.run("2021-06-16")
        after = hub.table()["350500"]
        self.assertEqual(before["G1A"] + before["G1B"] + rows, after["G1A"] + after["G1B"])
        mended = hub.json("deliveries")[-1]
        self.assertEqual((rows, rows, 0), (mended["rows"], mended["used"], mended["rejected"]))


class Headers(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        for name in ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{name}_20210610.csv", [PERSON, protected(900)])
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + [unemployed(i) for i in range(20)])
        self.hub.run()

    def held(self, date="2021-06-16"):
        return [a["why"] for a in self.hub.run(date, (0, 1))["attention"] if a["kind"] == "held_list"]

    def test_a_changed_header_holds_the_list_and_shows_both(self):
        renamed = ["失业登记时间" if title == "失业登记日期" else title for title in UNEMPLOYED]
        self.hub.deliver("human_resources", "失业_20210611.csv", [renamed] + [unemployed(i) for i in range(20)])
        why = self.held()
        self.assertEqual(1, len(why))
        self.assertIn("新增[失业登记时间] 缺少[失业登记日期]", why[0])

    def test_columns_in_another_order_are_the_same_header(self):
        rows = [UNEMPLOYED] + [unemployed(i) for i in range(20)]
        self.hub.deliver("human_resources", "失业_20210611.csv", [row[::-1] for row in rows])
        self.assertEqual([], self.held())

    def test_a_total_that_contradicts_its_rows_holds_the_list(self):
        rows = [UNEMPLOYED] + [unemployed(i) for i in range(20)]
        self.hub.deliver("human_resources", "失业_20210611.csv", rows + [["合计", "21人", "", "", "", "", ""]])
        why = self.held()
        self.assertIn("合计21，实有20", why[0])
        self.hub.deliver("human_resources", "失业_20210612.csv", rows + [["合计", "20人", "", "", "", "", ""]])
        self.assertEqual([], self.held("2021-06-17"))


class Parts(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.edit(self.hub.folder / "agencies/human_resources.toml", 'kind = "G6"', 'kind = "G6"\nparts = ["350502", "350503", "350521104"]')
        for name in ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{name}_20210610.csv", [PERSON, protected(900)])

    def deliver(self, name, people, registry):
        self.hub.deliver("human_resources", name, [UNEMPLOYED] + [unemployed(i, registry=registry) for i in people])

    def count(self):
        table = self.hub.table()
        return table["350502"]["G6"], table["350503"]["G6"]

    def test_each_county_replaces_only_its_own_part(self):
        self.deliver("鲤城区失业_20210610.csv", range(10), "鲤城区人力资源和社会保障局")
        self.deliver("350503失业_20210610.csv", range(20, 40), "丰泽区人力资源和社会保障局")
        self.hub.run()
        self.assertEqual((10, 20), self.count())
        self.deliver("丰泽失业_20210611.csv", range(20, 38), "丰泽区人力资源和社会保障局")
        self.hub.run("2021-06-16")
        self.assertEqual((10, 18), self.count())
        feeds = [f["feed"] for f in self.hub.json("status", exit_codes=(0, 1))["feeds"] if "G6" in f["feed"]]
        self.assertEqual(["human_resources/G6/350502", "human_resources/G6/350503", "human_resources/G6/350521104"], feeds)

    def test_a_file_that_tells_no_part_is_set_aside_and_says_how_to_tell_it(self):
        self.deliver("失业_20210610.csv", range(10), "鲤城区人力资源和社会保障局")
        report = self.hub.run(exit_codes=(1,))
        self.assertIn("import --part", next(a["why"] for a in report["attention"] if a["kind"] == "set_aside"))

    def test_people_of_another_county_are_noted(self):
        self.deliver("鲤城区失业_20210610.csv", range(10), "丰泽区人力资源和社会保障局")
        self.hub.run()
        self.assertEqual(10, self.hub.json("deliveries")[-1]["tallies"]["OUTSIDE_PART"])


class Increments(unittest.TestCase):
    def test_an_increment_changes_row_by_row(self):
        hub = Hub(sample=False)
        self.addCleanup(hub.close)
        hub.config("first_send_waits = true", "first_send_waits = false")
        hub.edit(hub.folder / "agencies/human_resources.toml", 'kind = "G6"', 'kind = "G6"\nmode = "increment"')
        for name in ("低保", "特困"):
            hub.deliver("assistance_rosters", f"{name}_20210610.csv", [PERSON, protected(900)])
        hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + [unemployed(i) for i in range(100)])
        hub.run()
        changes = [unemployed(i, valid="0") for i in range(5)] + [unemployed(i) for i in range(100, 103)]
        hub.deliver("human_resources", "失业_20210611.csv", [UNEMPLOYED] + changes)
        hub.run("2021-06-16")
        self.assertEqual(98, hub.table()["350502"]["G6"])

    def test_unclear_rows_of_an_increment_are_judged_within_the_list_that_results(self):
        hub = Hub(sample=False)
        self.addCleanup(hub.close)
        hub.edit(hub.folder / "agencies/assistance_rosters.toml", 'kind = "DIBAO"\n', 'kind = "DIBAO"\nmode = "increment"\n')
        titles = PERSON + ["保障状态"]
        hub.deliver("assistance_rosters", "低保_20210610.csv", [titles] + [protected(i) + ["正常"] for i in range(150)])
        hub.run(exit_codes=(0, 1))
        states = []
        for day in range(3):
            rows = [protected(200 + day) + ["复核中"]]
            hub.deliver("assistance_rosters", f"低保_2021061{day + 1}.csv", [titles, *rows])
            hub.run(f"2021-06-{16 + day}", (0, 1))
            states.append([l["state"] for l in hub.json("lists") if "DIBAO" in l["feed"]][-1])
        self.assertEqual(["current", "held", "held"], states, "two of 152 are more than one in a hundred")


if __name__ == "__main__":
    unittest.main()
