"""Writes synthetic people in one of the other formats.   make_text.py KIND ROWS FILE"""
import csv
import io
import json
import sys
from html import escape

from people import TITLES, people


def as_csv(rows, encoding):
    text = io.StringIO()
    csv.writer(text).writerows([TITLES, *rows])
    return text.getvalue().encode(encoding)


def as_html(rows):
    lines = ("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in [TITLES, *rows])
    return ("<html><head><meta charset=gb2312></head><table>" + "\n".join(lines) + "</table></html>").encode("gb18030")


def as_sheet(rows):
    def cell(value):
        kind = "Number" if isinstance(value, (int, float)) and not isinstance(value, bool) else "String"
        return f'<Cell><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    lines = ("<Row>" + "".join(map(cell, row)) + "</Row>" for row in [TITLES, *rows])
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    return (f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{name}" xmlns:ss="{name}">'
            '<Worksheet ss:Name="a"><Table>' + "\n".join(lines) + "</Table></Worksheet></Workbook>").encode()


def as_xls(rows, path):
    import xlwt
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for at, row in zip(range(65536), [TITLES, *rows]):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    book.save(path)


def records(rows):
    return (dict(zip(TITLES, row)) for row in rows)


def as_xml(rows):
    lines = ("<Record>" + "".join(f"<{k}>{escape(str(v))}</{k}>" for k, v in each.items()) + "</Record>" for each in records(rows))
    return ("<Data>" + "\n".join(lines) + "</Data>").encode()


MAKE = {
    "gb18030.csv": lambda rows: as_csv(rows, "gb18030"),
    "utf16.txt": lambda rows: as_csv(rows, "utf-16"),
    "json": lambda rows: json.dumps({"data": {"list": list(records(rows))}}, ensure_ascii=False).encode(),
    "ndjson": lambda rows: "\n".join(json.dumps(each, ensure_ascii=False) for each in records(rows)).encode(),
    "xml": as_xml, "html": as_html, "sheet": as_sheet,
}

if __name__ == "__main__":
    kind, count, file = sys.argv[1:]
    if kind == "xls":
        as_xls(people(int(count)), file)
    else:
        with open(file, "wb") as out:
            out.write(MAKE[kind](people(int(count))))
