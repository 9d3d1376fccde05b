"""A workbook of synthetic people.   make_xlsx.py ROWS FILE [shared]     texts inline, or shared as Excel writes them"""
import sys
import zipfile
from xml.sax.saxutils import escape

from people import TITLES, people

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DATE_COLUMN = 4


class Strings:
    def __init__(self):
        self.index, self.uses = {}, 0

    def cell(self, reference, text):
        self.uses += 1
        return f'<c r="{reference}" t="s"><v>{self.index.setdefault(text, len(self.index))}</v></c>'


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def cell(reference, value, column, text):
    if value == "":
        return ""
    if isinstance(value, bool):
        return f'<c r="{reference}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return text(reference, value)
    style = ' s="1"' if column == DATE_COLUMN else ""
    return f'<c r="{reference}"{style}><v>{value}</v></c>'


def main(count, path, shared):
    strings = Strings()
    text = strings.cell if shared else inline
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        parts = [("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"), ("styles.xml", "styles"),
                 ("sharedStrings.xml", "sharedStrings")]
        book.writestr("[Content_Types].xml", f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
                      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(
                          f'<Override PartName="/xl/{name}" ContentType="{WORKBOOK}.{kind}+xml"/>'
                          for name, kind in parts) + "</Types>")
        relation = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'
        relations = HEAD + f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
        book.writestr("_rels/.rels", relations.format(
            relation.format("a", OFFICE, "officeDocument", "xl/workbook.xml")))
        book.writestr("xl/_rels/workbook.xml.rels", relations.format("".join(
            relation.format(f"r{i}", OFFICE, kind, name) for i, (name, kind) in enumerate(parts) if i)))
        book.writestr("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                      '<sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/styles.xml", f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
                      '<fills count="1"><fill><patternFill/></fill></fills>'
                      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
                      '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
                      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
                      '</styleSheet>')
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate([TITLES, *people(count)], 1):
                cells = "".join(cell(f"{chr(65 + column)}{number}", value, column, text)
                                for column, value in enumerate(row))
                sheet.write(f'<row r="{number}" spans="1:15">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        counts = f'count="{strings.uses}" uniqueCount="{len(strings.index)}"'
        book.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}" {counts}>' +
                      "".join(f"<si><t>{escape(text)}</t></si>" for text in strings.index) + "</sst>")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], "shared" in sys.argv[3:])
