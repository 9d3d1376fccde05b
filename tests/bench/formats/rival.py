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


READERS = {"openpyxl": openpyxl_rows, "pandas": pandas_rows}

if __name__ == "__main__":
    try:
        rows = sum(1 for _ in READERS[sys.argv[1]](sys.argv[2]))
    except ImportError:
        sys.exit(f"{sys.argv[1]} is not installed")
    print(f"{time.process_time():.3f} {rows} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}")
