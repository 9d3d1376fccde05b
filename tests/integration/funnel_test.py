"""The funnel of a night: no row falls away unseen, and a night that lost one tells the platform nothing."""
import sqlite3
import unittest

from hub import Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

TICKET = ["工单编号", "来电时间", "诉求人姓名", "证件号码", "联系地址", "诉求类型", "诉求标题"]


def ticket(index, kind, title, address="泉州市鲤城区"):
    return [f"GD{index}", "2021-05-01 09:00:00", *unemployed(index)[1:3], address, kind, title]


class Funnel(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")

    def tickets(self, rows):
        self.hub.deliver("hotline_12349", "工单_20210610.csv", [TICKET] + rows)

    def lists(self):
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + [unemployed(i) for i in range(20)])
        for name in ("低保", "特困"):
            rows = [PERSON] + [protected(i) for i in range(200, 210)]
            self.hub.deliver("assistance_rosters", f"{name}_20210610.csv", rows)

    def steps(self, report, group):
        steps = {}
        for part in report["screening"]["funnel"]:
            if part["group"] == group:
                steps[part["step"]] = steps.get(part["step"], 0) + part["rows"]
        return steps

    def test_forty_tickets_of_which_none_meets_the_condition(self):
        self.tickets([ticket(i, "咨询", "公交线路") for i in range(40)])
        report = self.hub.run(exit_codes=(1,))
        self.assertEqual({"not_member": 40}, self.steps(report, "G5"))
        told = [a["why"] for a in report["attention"] if a["kind"] == "idle"]
        self.assertEqual(1, len(told))
        self.assertIn("nobody of 40 rows counts", told[0])
        self.assertIn("诉求类别/诉求标题含求助", told[0])
        self.assertIn(told[0], [a["why"] for a in self.hub.json("status", exit_codes=(1,))["attention"]])

    def test_a_condition_that_takes_more_than_its_share_is_told_of(self):
        rows = [ticket(i, "咨询", "公交线路") for i in range(37)]
        rows += [ticket(i, "求助", "申请临时救助") for i in range(37, 40)]
        self.tickets(rows)
        report = self.hub.run(exit_codes=(1,))
        self.assertEqual({"not_member": 37, "to_visit": 3}, self.steps(report, "G5"))
        self.assertEqual([("left_out", "G5")], [(a["kind"], a["object"]) for a in report["attention"]])
        self.assertIn("92% of 40 rows", report["attention"][0]["why"])
        self.assertIn("(37 rows)", report["attention"][0]["why"])
        rules = self.hub.folder / "rules/quanzhou-2021.toml"
        self.hub.edit(rules, "max_left_out_share = 0.9   # most calls", "max_left_out_share = 0.95   # most calls")
        self.assertEqual([], self.hub.run()["attention"])

    def test_the_report_names_who_is_in_no_row_of_its_table(self):
        self.tickets([ticket(i, "求助", "申请临时救助", "" if i < 3 else "泉州市鲤城区") for i in range(20)])
        self.assertEqual({"without_unit": 3, "to_visit": 17}, self.steps(self.hub.run(), "G5"))
        left = [{"why": "no_unit", "unit": "", "group": "G5", "count": 3}]
        self.assertEqual(left, self.hub.json("report", "appendix1", exit_codes=(1,))["not_in_table"])
        line = "of no unit, in no row of the table: G5 3\n"
        for more in ([], ["--out", self.hub.root / "appendix1.xlsx"]):
            done = self.hub.command("report", "appendix1", *more)
            self.assertEqual((1, True), (done.returncode, done.stdout.endswith(line)), done.stdout)

    def change_tables(self, statement):
        database = sqlite3.connect(self.hub.folder / "data/control.db")
        with database:
            database.execute(statement)
        database.close()

    def test_a_night_that_lost_a_row_is_refused_whole(self):
        self.lists()
        self.hub.run("2021-06-15", (0, 1), "--until", "ingest")
        self.change_tables("UPDATE lists SET records = records + 1 WHERE feed LIKE '%/G6/%'")
        report = self.hub.run(exit_codes=(3,))
        self.assertRegex(report["trouble"], r"G6: list-\d+ holds 21 records, of which 20 were read")
        self.assertEqual(0, self.hub.sandbox.summary()["effects"])
        self.assertEqual("ingested", self.hub.json("status", exit_codes=(0, 1))["exchange"]["step"])
        self.change_tables("UPDATE lists SET records = records - 1 WHERE feed LIKE '%/G6/%'")
        self.assertEqual({"to_visit": 20}, self.steps(self.hub.run(), "G6"))
        self.assertEqual(20, self.hub.sandbox.summary()["effects"])


if __name__ == "__main__":
    unittest.main()
