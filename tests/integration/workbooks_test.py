"""Workbooks and archives as other programs write them, read in the sandboxed process by `preview`."""
import datetime
import io
import json
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from pathlib import Path

import openpyxl

from hub import BIN

AGENCY = """
agency = "people"
plugin = "tabular"

[connector]
type = "file_drop"
folder = "inbox/people"
patterns = ["*"]

[[feed]]
kind = "G9"

[settings]
columns = [
  { field = "name", titles = "姓名", need = "required" },
  { field = "id_number", titles = "身份证号" },
  { field = "birth_date", titles = "出生日期" },
]
"""


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


PEOPLE = workbook([["2021年名单"], [], ["姓名", "身份证号", "出生日期"], ["张三", "11010519491231002X", datetime.date(1949, 12, 31)],
                   ["李四", 350521199001011234, "1990-01-01"],
                   [None, "11010519491231002X", datetime.datetime(1949, 12, 31)],
                   ["王五", "11010519491231002X", "no date"]])


class Workbooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix="yingbao-test-"))
        subprocess.run([BIN / "yingbao", "init", cls.root / "hub", "--platform", "https://127.0.0.1:1"], check=True,
                       stdout=subprocess.DEVNULL)
        for agency in (cls.root / "hub/agencies").iterdir():
            agency.unlink()
        (cls.root / "hub/agencies/people.toml").write_text(AGENCY)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.root)

    def preview(self, content):
        file = self.root / "delivery"
        file.write_bytes(content)
        command = [BIN / "yingbao", "-c", self.root / "hub/hub.toml", "--lang", "en", "--json", "preview", file]
        return subprocess.run(command, capture_output=True, text=True)

    def check_people(self, content, kind):
        done = self.preview(content)
        self.assertEqual(0, done.returncode, done.stderr)
        seen = json.loads(done.stdout)["tables"][0]
        self.assertEqual((kind, 3), (seen["format"], seen["header_row"]))
        self.assertEqual(["name", "id_number", "birth_date"], [column["read_as"] for column in seen["columns"]])
        self.assertEqual([(4, "OK"), (5, "PRECISION_LOST")], [(r["row"], r["id_status"]) for r in seen["records"][:2]])
        self.assertIn(6, [reject["row"] for reject in seen["rejects"]], "a person without a name")

    def test_a_workbook_is_read(self):
        self.check_people(PEOPLE, "XLSX")

    def test_a_workbook_in_an_archive_is_read(self):
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("__MACOSX/._名单.xlsx", b"junk")
            archive.writestr("2021/名单.xlsx", PEOPLE)
        self.check_people(written.getvalue(), "ZIP, XLSX")

    def test_a_cut_workbook_is_refused(self):
        done = self.preview(PEOPLE[:-100])
        self.assertNotEqual(0, done.returncode)
        self.assertIn("cut off or damaged", done.stdout + done.stderr)
