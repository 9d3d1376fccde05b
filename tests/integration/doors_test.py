"""Bad input at every door: a clear message, the right exit code, nothing lost."""
import os
import resource
import subprocess
import threading
import time
import unittest

from hub import BIN, DATE, Hub
from people import PERSON, UNEMPLOYED, protected, unemployed


class Doors(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)

    def people(self, count=20, name="失业_20210610.csv"):
        self.hub.deliver("human_resources", name, [UNEMPLOYED] + [unemployed(i) for i in range(count)])

    def set_aside(self):
        report = self.hub.run(DATE, (1,), "--until", "ingest")
        return [a["why"] for a in report["attention"] if a["kind"] == "set_aside"]

    def test_all_mistakes_of_all_files_are_told_at_once(self):
        self.hub.config('unit = "350500"', 'unit = "999"\nsurprise = 1')
        self.hub.edit(self.hub.folder / "agencies" / "human_resources.toml", 'kind = "G6"', 'kind = "G66"')
        done = self.hub.command("check")
        self.assertEqual(2, done.returncode)
        for part in ("hub.toml:2:", "unit", "surprise", "human_resources.toml:", "kind"):
            self.assertIn(part, done.stderr)

    def test_a_configuration_that_is_no_toml(self):
        (self.hub.folder / "hub.toml").write_text("unit = \n")
        done = self.hub.command("run")
        self.assertEqual(2, done.returncode)
        self.assertIn("hub.toml:1:", done.stderr)

    def test_a_missing_plugin_is_named(self):
        self.hub.edit(self.hub.folder / "agencies" / "human_resources.toml", 'plugin = "human_resources"', 'plugin = "nobody"')
        done = self.hub.command("check")
        self.assertEqual(2, done.returncode)
        self.assertIn("nobody.so", done.stdout)

    def test_another_key_is_refused(self):
        self.people()
        self.hub.run(DATE, (0, 1))
        (self.hub.folder / "keys" / "master.key").unlink()
        self.assertEqual(0, self.hub.command("keys", "init").returncode)
        done = self.hub.command("status")
        self.assertEqual(2, done.returncode)
        self.assertIn("key file", done.stderr)

    def test_a_key_that_others_can_read_is_refused(self):
        (self.hub.folder / "keys" / "master.key").chmod(0o644)
        done = self.hub.command("run")
        self.assertEqual(2, done.returncode)
        self.assertIn("chmod 600", done.stderr)

    def test_the_escrow_copy_brings_the_keys_back(self):
        self.people()
        self.hub.run(DATE, (0, 1))
        copy = self.hub.folder / "escrow.txt"
        passphrase = "correct horse battery\n"
        self.assertEqual(0, self.hub.command("keys", "export", "--out", copy, stdin=passphrase).returncode)
        (self.hub.folder / "keys" / "master.key").unlink()
        self.assertEqual(2, self.hub.command("keys", "init", "--from", copy, stdin="wrong horse battery\n").returncode)
        self.assertEqual(0, self.hub.command("keys", "init", "--from", copy, stdin=passphrase).returncode)
        self.assertEqual(0, self.hub.command("ledger").returncode)

    def test_where_a_spreadsheet_damaged_numbers_none_that_ends_in_zeros_is_believed(self):
        rows = [unemployed(i) for i in range(3)]
        rows[0][2], rows[1][2] = "350521195101011000", "350521199001011000"  # the first passes its check, the second fails
        self.hub.deliver("human_resources", "失业_20210609.csv", [UNEMPLOYED] + rows)
        self.assertEqual(2, self.hub.run(DATE, (0, 1))["deliveries"][0]["unkeyed"])
        rows[0][2], rows[1][2] = "3.50521E+17", "350521195101011000"  # damage that spoils its own cell alone
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + rows)
        self.assertEqual(1, self.hub.run(DATE, (0, 1))["deliveries"][0]["unkeyed"])
        rows[0][2] = unemployed(9)[2]
        self.hub.deliver("human_resources", "失业_20210611.csv", [UNEMPLOYED] + rows)
        self.assertEqual(0, self.hub.run(DATE, (0, 1))["deliveries"][0]["unkeyed"])

    def test_files_that_are_no_table_are_set_aside_with_a_reason(self):
        inbox = self.hub.inbox("human_resources")
        for name, content, why in (("空_20210610.csv", b"", "empty"),
                                   ("bin_20210610.csv", bytes(range(256)) * 20, "binary"),
                                   ("x_20210611.csv", b"PK\x03\x04rest", "cut off or damaged"),
                                   ("other_20210610.csv", "甲,乙\r\n1,2\r\n".encode(), "header")):
            (inbox / name).write_bytes(content)
            told = self.set_aside()
            self.assertEqual(1, len(told), name)
            self.assertIn(why, told[0])

    def test_a_delivery_set_aside_for_our_fault_is_read_again(self):
        agency = self.hub.folder / "agencies" / "human_resources.toml"
        self.people()
        self.hub.edit(agency, 'plugin = "human_resources"', 'plugin = "nobody"')
        self.assertIn("nobody.so", self.set_aside()[0])
        self.hub.edit(agency, 'plugin = "nobody"', 'plugin = "human_resources"')
        self.hub.release("delivery-1")
        self.assertEqual(20, self.hub.run(DATE, (0, 1))["deliveries"][0]["used"])

    def test_a_header_that_lacks_columns_names_them(self):
        self.hub.deliver("human_resources", "失业_20210610.csv", [["姓名", "身份证号", "登记机构"], ["张测试", "1", "x"]])
        self.assertIn("失业登记日期", self.set_aside()[0])

    def test_a_file_without_a_date_says_what_to_do(self):
        self.people(name="失业.csv")
        self.assertIn("import --as-of", self.set_aside()[0])
        path = self.hub.root / "失业.csv"
        path.write_text("\n".join(",".join(row) for row in [UNEMPLOYED, unemployed(1)]))
        done = self.hub.command("import", path, "--agency", "human_resources", "--as-of", "2021-06-10")
        self.assertEqual(0, done.returncode)
        self.assertEqual(1, self.hub.run(DATE, (0, 1))["deliveries"][0]["used"])

    def test_a_file_that_grows_is_never_half_read(self):
        self.hub.edit(self.hub.folder / "agencies" / "human_resources.toml", 'settle = "0s"', 'settle = "1s"')
        path = self.hub.inbox("human_resources") / "失业_20210610.csv"
        rows = [",".join(row) + "\n" for row in [UNEMPLOYED] + [unemployed(i) for i in range(40)]]
        stop = threading.Event()

        def write():
            with open(path, "w") as file:
                for row in rows:
                    file.write(row)
                    file.flush()
                    time.sleep(0.05)
            stop.set()

        writer = threading.Thread(target=write)
        writer.start()
        taken = []
        while not stop.is_set():  # a run that looks twice may see its end
            taken += self.hub.run(DATE, (0, 1), "--until", "ingest")["deliveries"]
        writer.join()
        time.sleep(1.1)
        taken += self.hub.run(DATE, (0, 1), "--until", "ingest")["deliveries"]
        self.assertEqual([40], [delivery["used"] for delivery in taken])

    def test_links_and_other_things_in_the_inbox_are_left(self):
        inbox = self.hub.inbox("human_resources")
        (self.hub.root / "elsewhere_20210610.csv").write_text("x")
        (inbox / "link_20210610.csv").symlink_to(self.hub.root / "elsewhere_20210610.csv")
        (inbox / "folder_20210610.csv").mkdir()
        os.mkfifo(inbox / "pipe_20210610.csv")
        (inbox / "~$lock_20210610.csv").write_text("x")
        report = self.hub.run(DATE, (0, 1), "--until", "ingest")
        self.assertEqual([], report["deliveries"])
        left = {a["object"].split("/", 1)[1]: a["why"] for a in report["attention"] if a["kind"] == "left"}
        self.assertEqual(4, len(left), left)
        self.assertEqual(["is a program's own file, no delivery; ignored"], [why for name, why in left.items() if name.startswith("~$") or name == "Thumbs.db"])

    def test_a_second_process_is_told_who_holds_the_data(self):
        import fcntl
        self.hub.command("status")
        with open(self.hub.folder / "data" / "owner.lock", "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.hub.command("status")
        self.assertEqual(3, done.returncode)
        self.assertIn("in use by process", done.stderr)

    def test_no_disk_space_loses_nothing(self):
        self.people(20000)
        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        done = subprocess.run([BIN / "yingbao", "-c", self.hub.folder / "hub.toml", "run", "--date", DATE, "--until", "ingest"],
                              preexec_fn=small_files, capture_output=True, text=True)
        self.assertEqual(3, done.returncode, done.stdout + done.stderr)
        self.assertEqual(20000, self.hub.run(DATE, (0, 1), "--until", "ingest")["deliveries"][0]["used"])

    def test_preview_shows_and_stores_nothing(self):
        self.people()
        path = next(self.hub.inbox("human_resources").iterdir())
        shown = self.hub.json("preview", path, "--agency", "human_resources")
        table = shown["tables"][0]
        self.assertEqual(1, table["header_row"])
        self.assertIn("utf-8", table["format"])
        self.assertNotIn(unemployed(0)[2], str(shown))
        self.assertFalse((self.hub.folder / "data").exists())

    def test_a_date_in_the_future_is_refused(self):
        done = self.hub.command("run", "--date", "2062-06-15")
        self.assertEqual(2, done.returncode)
        self.assertIn("future", done.stdout)

    def test_sealed_files_without_their_tables_are_left_alone(self):
        self.people()
        self.hub.run(DATE, (0, 1))
        for file in (self.hub.folder / "data").glob("control.db*"):
            file.unlink()
        kept = set((self.hub.folder / "data").rglob("*.list"))
        self.assertEqual(2, self.hub.command("status").returncode)
        self.assertEqual(kept, set((self.hub.folder / "data").rglob("*.list")))

    def test_a_damaged_sealed_delivery_holds_up_nobody(self):
        self.people()
        self.hub.command("import", next(self.hub.inbox("human_resources").iterdir()), "--agency", "human_resources")
        sealed = next((self.hub.folder / "data" / "deliveries").iterdir())
        content = bytearray(sealed.read_bytes())
        content[-20] ^= 1
        sealed.write_bytes(content)
        report = self.hub.run(DATE, (1,), "--until", "ingest")
        self.assertIn("sealed copy", report["attention"][0]["why"])
        self.assertEqual(20, report["deliveries"][1]["used"])

    def test_a_file_name_in_another_encoding_is_told_in_valid_json(self):
        self.people()
        path = next(self.hub.inbox("human_resources").iterdir())
        os.rename(path, os.fsencode(path.parent) + b"/" + "失业_20210610.csv".encode("gb18030"))
        delivery = self.hub.run(DATE, (0, 1), "--until", "ingest")["deliveries"][0]
        self.assertEqual((20, "2021-06-10"), (delivery["used"], self.hub.json("deliveries")[0]["as_of"]))
        self.assertEqual([], list(self.hub.inbox("human_resources").iterdir()))

    def test_rows_of_wide_blanks_are_blank_in_every_encoding(self):
        rows = [UNEMPLOYED] + [unemployed(0), ["　"] * len(UNEMPLOYED), unemployed(1) + ["　"]]
        for day, encoding in ((10, "utf-8"), (11, "gb18030")):
            self.hub.deliver("human_resources", f"失业_202106{day}.csv", rows, encoding)
            delivery = self.hub.run(DATE, (0, 1))["deliveries"][0]
            self.assertEqual((2, 1, 0), (delivery["used"], delivery["skipped"], delivery["rejected"]), encoding)

    def test_usage_errors_exit_with_two(self):
        self.assertEqual(2, self.hub.command("run", "--date", "yesterday").returncode)
        self.assertEqual(2, self.hub.command("no-such-command").returncode)
        self.assertEqual(2, self.hub.command("release", "list-99", "--reason", "x").returncode)


if __name__ == "__main__":
    unittest.main()
