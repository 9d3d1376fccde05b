"""The sample's files open in other software, and a plain screening of them finds what the answers say."""
import csv
import json
import subprocess
import tempfile
import unittest
from collections import Counter
from pathlib import Path

import openpyxl

import sample_files as files
from hub import BIN
from sample_screening import Sample

COLUMNS = ("G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7")
NOTICE = {"350500": (192, 188, 0, 15892, 4203, 53, 40, 16549, 3, 37120),
          "350501": (0, 0, 0, 330, 0, 0, 0, 463, 0, 793),
          "350502": (0, 0, 0, 447, 102, 1, 2, 3019, 0, 3571),
          "350503": (0, 0, 0, 553, 92, 0, 0, 2650, 0, 3295),
          "350504": (0, 0, 0, 362, 171, 3, 2, 358, 0, 896),
          "350505": (0, 0, 0, 740, 138, 4, 2, 683, 0, 1567),
          "350581": (0, 0, 0, 1120, 132, 0, 0, 477, 0, 1729),
          "350582": (0, 0, 0, 3019, 545, 6, 3, 1371, 0, 4944),
          "350583": (94, 93, 0, 3480, 726, 4, 9, 1435, 0, 5841),
          "350521": (0, 0, 0, 1612, 427, 10, 5, 2433, 3, 4490),
          "350524": (57, 75, 0, 2511, 1134, 15, 10, 789, 0, 4591),
          "350525": (23, 15, 0, 824, 347, 3, 2, 1428, 0, 2642),
          "350526": (18, 5, 0, 441, 228, 5, 3, 1140, 0, 1840),
          "3505TS": (0, 0, 0, 453, 161, 2, 2, 303, 0, 921)}


def make(folder, *arguments):
    subprocess.run([BIN / "yingbao-sample", "--out", folder, *arguments], check=True, stdout=subprocess.DEVNULL)


def read_csv(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def appendix1(people, cases):
    """Counts as {unit: [by column]} from [(unit, groups)] and [(unit, group)]."""
    table = {unit: Counter() for unit in NOTICE}
    for unit, group in [(unit, group) for unit, groups in people for group in groups if group in COLUMNS] + cases:
        table[unit][group] += 1
        table["350500"][group] += 1
    return {unit: tuple(row[column] for column in COLUMNS) + (sum(row.values()),) for unit, row in table.items()}


class Night:
    def __init__(self, *arguments):
        self.scratch = tempfile.TemporaryDirectory(prefix="yingbao-sample-")
        self.folder = Path(self.scratch.name)
        make(self.folder, *arguments)
        self.found = Sample(self.folder).screen()
        self.to_visit = {row["id_no"]: (row["unit"], set(row["groups"].split("+")))
                         for row in read_csv(self.folder / "answers/to_visit.csv")}
        self.cases = {row["case_no"]: (row["unit"], row["group"])
                      for row in read_csv(self.folder / "answers/cases.csv")}
        self.table = {row["code"]: tuple(row[column] for column in (*COLUMNS, "total"))
                      for row in json.loads((self.folder / "answers/appendix1.json").read_text())["rows"]}

    def screened(self):
        people = {}
        for group, keys in self.found.groups.items():
            for key in keys:
                people.setdefault(key, (self.found.units[key], set()))[1].add(group)
        return people


class FirstNight(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.night = Night()

    @classmethod
    def tearDownClass(cls):
        cls.night.scratch.cleanup()

    def test_the_answers_are_the_notices_table(self):
        self.assertEqual(NOTICE, self.night.table)

    def test_a_plain_screening_finds_the_people_of_the_answers(self):
        found = self.night.screened()
        for group in (*COLUMNS, "G8", "G9"):
            expected = {key for key, (_, groups) in self.night.to_visit.items() if group in groups}
            self.assertEqual(expected, {key for key, (_, groups) in found.items() if group in groups}, group)
        self.assertEqual(self.night.to_visit, found)

    def test_a_plain_screening_finds_the_cases_of_the_answers(self):
        self.assertEqual(self.night.cases, self.night.found.cases)

    def test_a_plain_screening_gives_the_notices_table(self):
        self.assertEqual(NOTICE, appendix1(self.night.screened().values(), list(self.night.found.cases.values())))

    def test_every_file_has_the_rows_of_its_account(self):
        accounts = json.loads((self.night.folder / "answers/deliveries.json").read_text())
        for name, path in self.night.found.files.items():
            account = accounts[f"{path.parent.name}/{path.name}"]
            self.assertEqual(account["rows"], len(self.night.found.rows[name]), name)
            self.assertEqual(account["rows"],
                             sum(account[fate] for fate in ("used", "rejected", "duplicate", "skipped")), name)
        self.assertEqual(len(accounts), len(self.night.found.files))

    def test_a_rejected_row_lacks_what_the_answers_say(self):
        rows = {(f"{path.parent.name}/{path.name}", sheet, row): cells for name, path in self.night.found.files.items()
                for sheet, row, cells in self.night.found.rows[name]}
        rejects = read_csv(self.night.folder / "answers/rejects.csv")
        named = {path for path, _, _ in rows}
        self.assertEqual(named, {reject["file"] for reject in rejects})
        for reject in rejects:
            cell = rows[reject["file"], reject["sheet"], int(reject["row"])][reject["column"]]
            if reject["kind"].startswith("missing"):
                self.assertEqual("", cell.strip(), reject)
            elif reject["kind"] == "bad_date":
                self.assertIsNone(files.date(cell), reject)

    def test_identical_rows_are_the_duplicates_of_the_account(self):
        accounts = json.loads((self.night.folder / "answers/deliveries.json").read_text())
        for name in ("rural", "petitions", "hotline", "emergency", "children", "education", "union", "orphans",
                     "defacto"):
            path = self.night.found.files[name]
            seen = Counter((sheet, tuple(row.values())) for sheet, _, row in self.night.found.rows[name])
            self.assertEqual(accounts[f"{path.parent.name}/{path.name}"]["duplicate"], seen.total() - len(seen), name)

    def test_unkeyed_rows_are_as_many_as_the_answers_say(self):
        accounts = json.loads((self.night.folder / "answers/deliveries.json").read_text())
        for name, title, named in (("rural", "证件号码", "姓名"), ("emergency", "身份证号码", "户主姓名"),
                                   ("children", "身份证号", "儿童姓名"), ("education", "身份证号", "学生姓名"),
                                   ("union", "身份证号", "姓名"), ("disabled", "身份证号", "姓名")):
            path = self.night.found.files[name]
            unkeyed = [row for _, _, row in self.night.found.rows[name]
                       if row.get(named) and not files.number(row[title]) and next(iter(row.values())) not in ("合计", "小计")]
            bad = [row for row in unkeyed if name == "disabled" and not files.date(row["首次办证日期"])]
            self.assertEqual(accounts[f"{path.parent.name}/{path.name}"]["unkeyed"], len(unkeyed) - len(bad), name)

    def test_files_are_what_their_agencies_send(self):
        starts = {name: path.read_bytes()[:8] for name, path in self.night.found.files.items()}
        self.assertEqual(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", starts["disabled"])
        self.assertEqual(b"<html", starts["emergency"][:5])
        self.assertEqual(b"\xff\xfe", starts["union"][:2])
        self.assertIn("信访件登记表".encode("gbk"), self.night.found.files["petitions"].read_bytes())
        self.assertEqual(0o600, (self.night.folder / "secrets/petitions.password").stat().st_mode & 0o777)

    def test_the_provinces_list_alone_gives_the_same_table(self):
        book = openpyxl.load_workbook(next((self.night.folder / "extra").glob("省级*")), read_only=True)
        people, cases = [], []
        codes = {row["unit"]: row["code"]
                 for row in json.loads((self.night.folder / "answers/appendix1.json").read_text())["rows"]}
        for group, sheet in zip(COLUMNS, book):
            rows = [dict(zip(titles, row)) for titles, row in self.rows_of(sheet)]
            self.assertEqual(len(rows) - 1, rows[-1]["姓名"], sheet.title)
            self.assertLessEqual(len(sheet.title), 31)
            for row in rows[:-1]:
                if group in ("G4", "G5"):
                    cases.append((codes[row["县（市、区）"]], group))
                else:
                    people.append((codes[row["县（市、区）"]], {group}))
                    self.assertIn(group, self.night.to_visit[row["身份证号码"]][1])
        self.assertEqual(NOTICE, appendix1(people, cases))

    @staticmethod
    def rows_of(sheet):
        records = list(sheet.iter_rows(values_only=True))
        return [(records[2], record) for record in records[3:]]


class OtherSamples(unittest.TestCase):
    def test_another_seed_gives_the_same_table(self):
        night = Night("--seed", "20210610")
        self.addCleanup(night.scratch.cleanup)
        self.assertEqual(NOTICE, night.table)
        self.assertEqual((night.to_visit, night.cases), (night.screened(), night.found.cases))

    def test_the_second_night_is_found_as_well(self):
        night = Night("--night", "2")
        self.addCleanup(night.scratch.cleanup)
        self.assertEqual((night.to_visit, night.cases), (night.screened(), night.found.cases))
        self.assertNotEqual(NOTICE, night.table)

    def test_a_seed_means_the_same_files(self):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            make(one)
            make(other)
            for path in sorted(Path(one).rglob("*.*")):
                if path.is_file() and path.suffix != ".zip":  # its encryption is salted
                    self.assertEqual(path.read_bytes(), (Path(other) / path.relative_to(one)).read_bytes(), path.name)


if __name__ == "__main__":
    unittest.main()
