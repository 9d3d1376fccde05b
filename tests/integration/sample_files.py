"""Reads what yingbao-sample writes, with other people's software: rows of (sheet, row number, {title: cell})."""
import csv
import datetime
import html.parser
import io
import json
import re
import subprocess
import unicodedata
import xml.etree.ElementTree
from pathlib import Path

import openpyxl
import xlrd


class TableParser(html.parser.HTMLParser):
    """A table whose cells and rows need not be closed."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "br":
            self.handle_data("\n")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.replace("\xa0", "")

    def handle_endtag(self, tag):
        if tag in ("tr", "table"):
            self.rows = [[cell.strip("\r\n") for cell in row] for row in self.rows]


def titled(records, header, sheet=""):
    titles = records[header]
    return [(sheet, header + 2 + i, dict(zip(titles, record))) for i, record in enumerate(records[header + 1:])]


def workbook(path, header):
    rows = []
    for sheet in openpyxl.load_workbook(path):
        records = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(values_only=True)]
        rows += titled(records, header, sheet.title)
    return rows


def old_workbook(path):
    sheet = xlrd.open_workbook(path).sheet_by_index(0)

    def value(cell):
        return xlrd.xldate_as_datetime(cell.value, 0) if cell.ctype == xlrd.XL_CELL_DATE else cell.value

    return titled([[value(cell) for cell in sheet.row(i)] for i in range(sheet.nrows)], 0, sheet.name)


def text_table(text, header, delimiter=","):
    return titled(list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), header)


def csv_file(path, encoding, header):
    # The stray byte of an undecodable row stays where it is, as a replacement character.
    return text_table(Path(path).read_bytes().decode(encoding, "replace"), header)


def page(path):
    parser = TableParser()
    parser.feed(Path(path).read_bytes().decode("gbk"))
    parser.close()
    return titled(parser.rows, 1)


def messages(path):
    data = json.loads(Path(path).read_bytes())["data"]
    assert data["total"] == len(data["list"])
    return [("", i + 1, {k: "" if v is None else v for k, v in one.items()}) for i, one in enumerate(data["list"])]


def document(path):
    root = xml.etree.ElementTree.parse(path).getroot()
    return [("", i + 1, {child.tag: child.text or "" for child in record}) for i, record in enumerate(root)]


def archived_csv(path, password, encoding, header):
    content = subprocess.run(["bsdtar", "--passphrase", password, "-xOf", path], check=True, capture_output=True).stdout
    return text_table(content.decode(encoding), header)


def number(cell):
    """The canonical identity number that a cell leads to, or None."""
    if isinstance(cell, (int, float)):
        if cell >= 1e15:
            return None
        cell = str(int(cell))
    text = unicodedata.normalize("NFKC", cell.strip()).upper()
    text = re.sub(r"[\s'\"=-]", "", text)
    text = re.sub(r"^(\d{17}[\dX])[1-7][1-4](B\d)?$", r"\1", text)
    if re.fullmatch(r"\d{15}", text):
        text = text[:6] + "19" + text[6:]
        text += check(text)
    elif text.endswith("000"):
        return None
    if not re.fullmatch(r"\d{17}[\dX]", text) or check(text) != text[17]:
        return None
    return text if date(text[6:14]) else None


def check(digits):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def date(cell):
    """The day a cell names, the first of its month, or None."""
    if isinstance(cell, datetime.datetime):
        return cell.date()
    parts = re.fullmatch(r"(\d{4})[-/.年]?(\d{1,2})(?:[-/.月]?(\d{1,2})日?)?月?(?: [\d:]+)?", cell.strip())
    try:
        return parts and datetime.date(int(parts[1]), int(parts[2]), int(parts[3] or 1))
    except ValueError:
        return None


def fen(cell):
    return round(float(re.sub(r"[¥,元]", "", cell)) * 100)
