"""One nightly exchange over the sample, compared with the sample's own answers."""
import csv
import io
import json
import unittest

import jsonschema
import openpyxl

from hub import DATE, BIN, Hub
import subprocess

GROUPS = ["G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7", "total"]
CASES = {"G4", "G5"}


class Nightly(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = Hub()
        cls.report = cls.hub.run_and_send()

    @classmethod
    def tearDownClass(cls):
        cls.hub.close()

    def test_every_delivery_is_accounted_as_the_answers_say(self):
        expected = self.hub.answers("deliveries.json")
        found = {d["agency"] + "/" + d["name"]: d for d in self.hub.json("deliveries")}
        self.assertEqual(set(expected), set(found))
        for name, counts in expected.items():
            for key, value in counts.items():
                self.assertEqual(value, found[name][key], f"{name}: {key}")

    def test_the_table_is_the_notices(self):
        table = self.hub.table()
        for row in self.hub.answers("appendix1.json")["rows"]:
            for group in GROUPS:
                self.assertEqual(row[group], table[row["code"]][group], (row["unit"], group))
        self.assertEqual(37120, table["350500"]["total"])

    def test_the_platform_knows_exactly_the_people_to_visit(self):
        with open(self.hub.folder / "answers" / "to_visit.csv", newline="") as file:
            expected = {row["id_no"]: (row["unit"], row["groups"]) for row in csv.DictReader(file)}
        sent = {item["candidate"]["id_number"]: item["candidate"] for item in self.hub.sandbox.items()}
        of_people = {number for number, candidate in sent.items() if set(candidate["groups"]) - CASES}
        self.assertEqual(set(expected), of_people)
        for number, (unit, groups) in expected.items():
            self.assertEqual(unit, sent[number]["unit"])
            self.assertEqual(set(groups.split("+")), set(sent[number]["groups"]) - CASES)

    def test_what_is_sent_validates_against_the_published_schema(self):
        schema = json.loads(self.hub.command("candidates", "--schema").stdout)
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        for item in self.hub.sandbox.items()[::37]:
            self.assertEqual([], [e.message for e in validator.iter_errors(item["candidate"])])

    def test_rejects_name_the_row_and_give_it_back(self):
        with open(self.hub.folder / "answers" / "rejects.csv", newline="") as file:
            expected = {}
            for row in csv.DictReader(file):
                expected.setdefault(row["file"], []).append(int(row["row"]))
        for delivery in self.hub.json("deliveries"):
            given = self.hub.command("rejects", f"delivery-{delivery['id']}").stdout.removeprefix("\ufeff")
            rows = [row for sheet in given.split("\ufeff") for row in csv.DictReader(io.StringIO(sheet))]
            self.assertEqual(sorted(expected[delivery["agency"] + "/" + delivery["name"]]), sorted(int(r["原行号"]) for r in rows))
            self.assertTrue(all(r["退回原因"] and r["退回代码"] and r["退回编号"] for r in rows))
            self.assertTrue({"姓名", "学生姓名", "儿童姓名", "户主姓名", "诉求人姓名"} & set(rows[0]))

    def test_a_second_run_of_the_night_sends_nothing(self):
        before = self.hub.sandbox.summary()
        again = self.hub.run()
        self.assertTrue(again["nothing_new"])
        self.assertEqual(before, self.hub.sandbox.summary())

    def test_the_account_balances(self):
        account = self.hub.json("ledger")
        self.assertTrue(account["balanced"])
        self.assertEqual({"acknowledged": account["references"]}, account["by_state"])

    def test_sources_are_cleared_only_after_the_commit(self):
        self.assertEqual([], list((self.hub.folder / "inbox").glob("*/*")))

    def test_the_workbook_opens_with_the_notices_titles(self):
        out = self.hub.folder / "appendix1.xlsx"
        self.assertEqual(0, self.hub.command("report", "appendix1", "--out", out).returncode)
        sheet = openpyxl.load_workbook(out).active
        self.assertEqual("泉州市部分特殊困难群体数据统计表", sheet["A1"].value)
        self.assertEqual("地区名称", sheet["A2"].value)
        self.assertEqual("未纳入兜底保障的登记失业人员", sheet["I2"].value)
        self.assertEqual(("泉州市", 16549), (sheet["A5"].value, sheet["I5"].value))
        self.assertEqual("台商投资区", sheet["A18"].value)
        self.assertIn("B2:D2", [str(merged) for merged in sheet.merged_cells.ranges])

    def test_nothing_readable_lies_in_the_data_folder(self):
        with open(self.hub.folder / "answers" / "to_visit.csv", newline="") as file:
            numbers = [row["id_no"].encode() for _, row in zip(range(200), csv.DictReader(file))]
        for file in (self.hub.folder / "data").rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                self.assertFalse(any(number in content for number in numbers), file.name)

    def test_preview_finds_the_agency_whose_layout_fits_best(self):
        summed = next((self.hub.folder / "extra").glob("个人负担*"))
        shown = self.hub.json("preview", summed)
        self.assertEqual(("medical_insurance", "yearly_sums"), (shown["agency"], shown["tables"][0]["layout"]))

    def test_every_delivery_has_its_return_slip(self):
        for delivery in self.hub.json("deliveries"):
            slips = (self.hub.folder / "outbox" / delivery["agency"]).glob(f"退回单_delivery-{delivery['id']}_*")
            self.assertEqual(1, len(list(slips)), delivery["name"])

    def test_other_shapes_of_the_roster_are_read(self):
        for pattern, layout in (("低保家庭名单*", "household_list"), ("低保台账*", "ledger"), ("低保保障对象成员*", "person_list")):
            shown = self.hub.json("preview", next((self.hub.folder / "extra").glob(pattern)), "--agency", "assistance_rosters")
            self.assertEqual(layout, shown["tables"][0]["layout"])

    def test_explain_shows_rows_and_receipt_masked(self):
        with open(self.hub.folder / "answers" / "to_visit.csv", newline="") as file:
            number = next(csv.DictReader(file))["id_no"]
        told = self.hub.command("explain", stdin=number + "\n").stdout
        self.assertNotIn(number, told)
        told = json.loads(told)
        self.assertEqual("acknowledged", told["sent"]["state"])
        self.assertTrue(told["groups"] and told["groups"][0]["record"]["row"] > 0)
        self.assertEqual([], told["rosters"])


class ProvincialDisc(unittest.TestCase):
    def setUp(self):
        self.hub = Hub()
        self.addCleanup(self.hub.close)
        self.disc = next((self.hub.folder / "extra").glob("省级*.xlsx"))
        self.hub.config('mode = "live"', 'mode = "rehearsal"')

    def hand_over(self):
        done = self.hub.command("import", self.disc, "--agency", "provincial_list", "--as-of", "2021-06-01", "--carrier", "disc 7",
                                "--handed-by", "A", "--received-by", "B")
        self.assertEqual(0, done.returncode, done.stderr)

    def assert_table(self):
        table = self.hub.table()
        for row in self.hub.answers("appendix1.json")["rows"]:
            for group in GROUPS:
                self.assertEqual(row[group], table[row["code"]][group], (row["unit"], group))

    def test_taken_alone_it_gives_the_notices_table(self):
        self.hub.clear_inboxes()
        self.hand_over()
        self.hub.run()
        self.assert_table()
        self.assertIn("carrier=disc 7 handed_by=A received_by=B", self.hub.command("audit", "show").stdout)

    def test_beside_the_agencies_lists_everybody_counts_once(self):
        self.hand_over()
        self.hub.run()
        self.assert_table()


class SecondNight(unittest.TestCase):
    def test_only_the_difference_is_sent(self):
        hub = Hub()
        self.addCleanup(hub.close)
        hub.config("max_changes = 5000", "max_changes = 100000")
        hub.run_and_send()
        effects = hub.sandbox.summary()["effects"]
        subprocess.run([BIN / "yingbao-sample", "--out", hub.folder, "--seed", "1", "--night", "2"], check=True,
                       stdout=subprocess.DEVNULL)
        changes = hub.answers("changes.json")
        report = hub.run("2021-06-16")
        table = hub.table()
        for row in hub.answers("appendix1.json")["rows"]:
            for group in GROUPS:
                self.assertEqual(row[group], table[row["code"]][group], (row["unit"], group))
        self.assertEqual(changes["new"], report["plan"]["new"])
        sent = report["plan"]["new"] + report["plan"]["changed"]
        standing = report["plan"]["covered"] + report["plan"]["source_changed"]
        self.assertEqual(effects + sent + standing, hub.sandbox.summary()["effects"])
        self.assertEqual(standing, hub.sandbox.summary()["standings"])
        standings = {}
        for item in hub.sandbox.items():
            standing = item["candidate"]["standing"]
            standings[standing] = standings.get(standing, 0) + 1
        self.assertEqual(changes["newly_covered"], standings["covered"])
        self.assertEqual(changes["gone"], standings["source_changed"])
        self.assertTrue(hub.json("ledger")["balanced"])


if __name__ == "__main__":
    unittest.main()
