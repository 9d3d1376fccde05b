"""Reads all cells of a file as people would in Python; prints seconds of CPU, rows, MiB.   rival.py READER FILE"""
import resource
import sys
import time


def openpyxl_rows(path):
    import openpyxl
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True):
        yield from sheet.iter_rows(values_only=True)


def pandas_rows(path):
    import pandas
    return pandas.read_excel(path, header=None).itertuples(index=False)


def csv_rows(path, encoding="gb18030"):
    import csv
    with open(path, newline="", encoding=encoding) as file:
        yield from csv.reader(file)


def xlrd_rows(path):
    import xlrd
    sheet = xlrd.open_workbook(path).sheet_by_index(0)
    return (sheet.row_values(at) for at in range(sheet.nrows))


def html_rows(path):
    import lxml.etree
    tree = lxml.etree.parse(path, lxml.etree.HTMLParser(encoding="gb18030"))
    return ([cell.text for cell in row] for row in tree.iter("tr"))


def element_rows(path, tag):
    import xml.etree.ElementTree
    for _, element in xml.etree.ElementTree.iterparse(path):
        if element.tag == tag:
            yield ["".join(cell.itertext()) for cell in element]
            element.clear()


def json_rows(path):
    import json
    with open(path, encoding="utf-8") as file:
        return json.load(file)["data"]["list"]


def ndjson_rows(path):
    import json
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


READERS = {
    "openpyxl": openpyxl_rows, "pandas": pandas_rows, "csv": csv_rows, "csv16": lambda path: csv_rows(path, "utf-16"),
    "xlrd": xlrd_rows, "lxml_html": html_rows, "json": json_rows, "ndjson": ndjson_rows,
    "iterparse": lambda path: element_rows(path, "Record"),
    "iterparse_sheet": lambda path: element_rows(path, "{urn:schemas-microsoft-com:office:spreadsheet}Row"),
}

if __name__ == "__main__":
    try:
        rows = sum(1 for _ in READERS[sys.argv[1]](sys.argv[2]))
    except ImportError:
        sys.exit(f"{sys.argv[1]} is not installed")
    print(f"{time.process_time():.3f} {rows} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}")
