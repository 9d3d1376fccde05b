"""What agencies call .xls, read by the sandboxed child: real Excel files, web pages, XML spreadsheets."""
import datetime
import unittest

import xlwt

from hub import Hub
from people import UNEMPLOYED, number

PEOPLE = 30



def day(index):
    return datetime.date(2021, 3, 1 + index % 28)


def row(index):
    return [index + 1, "张测试", number(index), day(index).isoformat(), "鲤城区人力资源和社会保障局", "", "1"]


def mark(name, cells):
    return "<tr>" + "".join(f"<{name}>{cell}" for cell in cells)


class LegacyFormats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = Hub(sample=False)
        cls.addClassCleanup(cls.hub.close)

    def file(self, content):
        path = self.hub.root / "失业.xls"
        path.write_bytes(content)
        return path

    def preview(self, path):
        return self.hub.json("preview", path, "--agency", "human_resources", "--rows", "100")["tables"][0]

    def refusal(self, content):
        done = self.hub.command("preview", self.file(content), "--agency", "human_resources")
        self.assertNotEqual(0, done.returncode)
        return done.stderr

    def assert_people(self, reading, format_name):
        self.assertIn(format_name, reading["format"])
        self.assertEqual([], reading["rejects"])
        self.assertEqual(PEOPLE, len(reading["records"]))
        self.assertEqual([day(i).isoformat() for i in range(PEOPLE)], [r["registered_on"] for r in reading["records"]])
        self.assertEqual({"OK"}, {r["id_status"] for r in reading["records"]})

    def workbook(self, from_1904=False, change=lambda sheet: None):
        """Dates as dates in three styles, the rest as text; `change` may write over it."""
        book = xlwt.Workbook(encoding="utf-8")
        book.dates_1904 = from_1904
        styles = [xlwt.easyxf(num_format_str=code) for code in ("yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "M/D/YY")]
        sheet = book.add_sheet("失业登记", cell_overwrite_ok=True)
        for column, title in enumerate(UNEMPLOYED):
            sheet.write(0, column, title)
        for index in range(PEOPLE):
            for column, value in enumerate(row(index)):
                sheet.write(index + 1, column, value)
            sheet.write(index + 1, 3, day(index), styles[index % 3])
        change(sheet)
        path = self.hub.root / "失业.xls"
        book.save(str(path))
        return path

    def test_an_excel_file_with_dates_of_either_calendar(self):
        self.assert_people(self.preview(self.workbook()), "XLS")
        self.assert_people(self.preview(self.workbook(from_1904=True)), "XLS")

    def test_text_of_several_fonts_and_formulas(self):
        def change(sheet):
            bold = xlwt.easyfont("bold true")
            sheet.write_rich_text(1, 2, [(number(0)[:6], bold), number(0)[6:]])
            sheet.write(2, 5, xlwt.Formula("A1"))
        self.assert_people(self.preview(self.workbook(change=change)), "XLS")

    def test_a_number_that_lost_its_digits_is_noticed(self):
        reading = self.preview(self.workbook(change=lambda sheet: sheet.write(2, 2, int(number(1)[:17] + "0"))))
        self.assertEqual(["PRECISION_LOST"], [r["id_status"] for r in reading["records"] if r["id_status"] != "OK"])

    def test_a_web_page_from_a_report_server(self):
        page = ('<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><table>'
                f'<tr><td colspan={len(UNEMPLOYED)}>失业登记人员名单</td></tr>' + mark("th", UNEMPLOYED) +
                "".join(mark("td style='mso-number-format:\"\\@\"'", row(i)) for i in range(PEOPLE)) + "</table>")
        for encoding in ("gb18030", "utf-8"):
            self.assert_people(self.preview(self.file(page.encode(encoding))), "HTML, " + encoding)

    def test_an_xml_spreadsheet(self):
        def line(cells):
            return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in cells) + "</Row>"
        book = ('<?xml version="1.0" encoding="gb2312"?><?mso-application progid="Excel.Sheet"?>'
                '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
                ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="失业登记"><Table>' +
                line(UNEMPLOYED) + "".join(line(row(i)) for i in range(PEOPLE)) + "</Table></Worksheet></Workbook>")
        self.assert_people(self.preview(self.file(book.encode("gb18030"))), "XML Spreadsheet 2003")

    def test_what_is_no_list_is_refused_with_what_to_ask_for(self):
        self.assertIn("without a table", self.refusal("<html><body><p>请登录</body></html>".encode()))
        self.assertIn("log-in page", self.refusal("<html><body><form><input type=password></form></body></html>".encode()))
        self.assertIn("MHTML", self.refusal(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"))
        self.assertIn("cut short", self.refusal(self.workbook().read_bytes()[:4000]))


if __name__ == "__main__":
    unittest.main()
