"""A drop folder as clerks and programs leave it."""
import hashlib
import json
import os
import threading
import unittest

from hub import DATE, Hub
from people import UNEMPLOYED, unemployed

AGENCY = "human_resources"


def rows_of(people):
    text = "\r\n".join(",".join(row) for row in [UNEMPLOYED] + [unemployed(i) for i in people]) + "\r\n"
    return text.encode()


class Drop(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.agency = self.hub.folder / f"agencies/{AGENCY}.toml"
        self.inbox = self.hub.inbox(AGENCY)

    def take_in(self):
        return self.hub.json("run", "--date", DATE, "--until", "ingest", exit_codes=(0, 1, 3))

    def told(self, report, kind):
        return {a["object"].split("/", 1)[1]: a["why"] for a in report["attention"] if a["kind"] == kind}

    def arrived(self):
        return sorted(d["sha256"] for d in self.hub.json("deliveries"))

    def marked(self, name, content, manifest=None):
        (self.inbox / name).write_bytes(content)
        (self.inbox / (name + ".done")).write_text(json.dumps(manifest) if manifest else "")

    def use_markers(self):
        self.hub.edit(self.agency, 'settle = "0s"', 'settle = "1h"\nmarker = true')

    def test_with_markers_a_file_waits_for_its_own(self):
        self.use_markers()
        (self.inbox / "失业_20210609.csv").write_bytes(rows_of(range(3)))
        self.marked("失业_20210610.csv", rows_of(range(5)))
        report = self.take_in()
        self.assertEqual(["失业_20210609.csv"], list(self.told(report, "left")))
        self.assertEqual(["失业_20210609.csv"], os.listdir(self.inbox), "the marker went with its file")

    def test_a_manifest_must_be_true(self):
        self.use_markers()
        content = rows_of(range(5))
        good = {"name": "失业_20210610.csv", "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "rows": 5}
        for name, wrong in (("a_20210610.csv", {"size": len(content) + 1}), ("b_20210610.csv", {"sha256": "0" * 64}),
                            ("c_20210610.csv", {"name": "x.csv"})):
            self.marked(name, content, {**good, "name": name, **wrong})
        self.marked("失业_20210610.csv", content, good)
        report = self.take_in()
        self.assertEqual([good["sha256"]], self.arrived())
        self.assertEqual({"a_20210610.csv", "b_20210610.csv"}, set(self.told(report, "not_taken")))
        self.assertEqual({"c_20210610.csv"}, set(self.told(report, "left")))

    def test_a_wrong_number_of_rows_holds_the_list(self):
        self.use_markers()
        self.marked("失业_20210610.csv", rows_of(range(5)), {"rows": 6})
        report = self.take_in()
        self.assertIn("its manifest says 6 rows, there are 5", [a["why"] for a in report["attention"] if a["kind"] == "held_list"][0])

    def test_things_that_are_no_files_are_reported_and_harm_nothing(self):
        (self.inbox / "x_20210610.csv").mkdir()
        os.mkfifo(self.inbox / "pipe_20210610.csv")
        (self.inbox / "link_20210610.csv").symlink_to("/etc/passwd")
        for litter in ("~$失业.xlsx", "Thumbs.db", ".hidden.csv", "half.csv.part"):
            (self.inbox / litter).write_bytes(b"x")
        (self.inbox / "失业_20210610.csv").write_bytes(rows_of(range(5)))
        left = self.told(self.take_in(), "left")
        self.assertEqual({"x_20210610.csv", "pipe_20210610.csv", "link_20210610.csv", "~$失业.xlsx", "Thumbs.db"}, set(left))
        self.assertIn("ignored", left["Thumbs.db"])
        self.assertEqual(1, len(self.arrived()))

    def test_names_of_any_bytes(self):
        name = os.fsencode(self.inbox) + b"/\xff\xfe \n'; 20210610.csv"
        with open(name, "wb") as file:
            file.write(rows_of(range(5)))
        self.take_in()
        self.assertEqual([hashlib.sha256(rows_of(range(5))).hexdigest()], self.arrived())
        self.assertEqual([], os.listdir(self.inbox))

    def test_a_folder_that_is_away_and_returns(self):
        (self.inbox / "失业_20210610.csv").write_bytes(rows_of(range(5)))
        self.inbox.rename(self.inbox.with_suffix(".away"))
        self.assertIn("unreachable", [a["kind"] for a in self.take_in()["attention"] if AGENCY in a["object"]])
        self.inbox.with_suffix(".away").rename(self.inbox)
        self.take_in()
        self.assertEqual(1, len(self.arrived()))

    def test_a_disc_that_cannot_be_written_is_read_once(self):
        self.hub.edit(self.agency, 'after = "delete"', 'after = "none"')
        (self.inbox / "失业_20210610.csv").write_bytes(rows_of(range(5)))
        for _ in range(3):
            self.take_in()
        self.assertEqual(1, len(self.arrived()))
        self.assertEqual(["失业_20210610.csv"], os.listdir(self.inbox))

    def test_a_file_from_the_future_is_taken_when_nobody_writes_to_it(self):
        self.hub.edit(self.agency, 'settle = "0s"', 'settle = "200ms"')
        for name, time in (("失业a_20210610.csv", 2000000000), ("失业b_20210610.csv", None)):
            (self.inbox / name).write_bytes(rows_of(range(5)))
            if time:
                os.utime(self.inbox / name, (time, time))
        self.assertEqual({}, self.told(self.take_in(), "left"))
        self.assertEqual([], os.listdir(self.inbox))

    def test_names_and_numbers_from_outside_are_shown_safely(self):
        name = "失业\x1b[31m\nlist-9_350502199001011234_20210610.csv"
        (self.inbox / name).write_bytes(rows_of(range(5)))
        self.take_in()
        for command in (("deliveries",), ("--json", "deliveries"), ("status",), ("ledger",)):
            shown = self.hub.command(*command).stdout
            self.assertNotIn("\x1b", shown)
            self.assertNotIn("350502199001011234", shown)
            self.assertFalse([line for line in shown.splitlines() if line.startswith("list-9")])
        self.assertIn("3505**********1234", self.hub.command("deliveries").stdout)

    def test_the_same_bytes_on_another_day_are_another_arrival(self):
        for _ in range(2):
            (self.inbox / "失业_20210610.csv").write_bytes(rows_of(range(5)))
            self.take_in()
        self.assertEqual(2, len(self.arrived()))

    def test_a_thousand_files_while_somebody_keeps_writing_to_others(self):
        self.hub.edit(self.agency, 'settle = "0s"', 'settle = "1s"')
        expected = []
        for i in range(1000):
            content = rows_of([i])
            file = self.inbox / f"失业{i:04d}_20210610.csv"
            file.write_bytes(content)
            os.utime(file, (file.stat().st_mtime - 60,) * 2)
            expected.append(hashlib.sha256(content).hexdigest())
        growing = [self.inbox / f"growing{i}_20210610.csv" for i in range(5)]
        stop = threading.Event()

        def write():
            while not stop.is_set():
                for file in growing:
                    with open(file, "ab") as out:
                        out.write(b"x")
                stop.wait(0.01)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            self.take_in()
        finally:
            stop.set()
            writer.join()
        self.assertEqual(sorted(expected), self.arrived(), "none half read, none forgotten")
        self.assertEqual(sorted(file.name for file in growing), sorted(os.listdir(self.inbox)))


if __name__ == "__main__":
    unittest.main()
