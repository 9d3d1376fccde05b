"""Deliveries from a real SFTP server: taken once, byte for byte, whatever breaks on the way."""
import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

from hub import BIN, DATE, Hub
from sftp_server import Relay, Sshd, fingerprint, make_key

CUTS = int(os.environ.get("YINGBAO_SFTP_CUTS", "40"))


class Case(unittest.TestCase):
    def serve(self, **options):
        self.sshd = Sshd(**options)
        self.addCleanup(self.sshd.close)
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        for other in (self.hub.folder / "agencies").iterdir():
            other.unlink()
        self.secret(self.sshd.user_key, "user.key")
        self.settings = {"host": '"127.0.0.1"', "port": self.sshd.port, "user": f'"{self.user()}"',
                         "key": '{ file = "keys/user.key" }', "folders": f'["{self.sshd.folder}"]', "settle": '"0s"',
                         "host_key": f'"{fingerprint(next(iter(self.sshd.host_keys.values())))}"'}
        self.timeouts = {"retry_wait": '"10ms"'}
        self.configure()

    @staticmethod
    def user():
        return subprocess.run(["id", "-un"], check=True, capture_output=True, text=True).stdout.strip()

    def secret(self, source, name):
        target = self.hub.folder / "keys" / name
        target.write_bytes(Path(source).read_bytes())
        target.chmod(0o600)

    def configure(self, timeouts=None, **settings):
        self.settings.update(settings)
        self.timeouts.update(timeouts or {})
        self.agency = self.hub.folder / "agencies" / "human_resources.toml"
        self.agency.write_text('agency = "human_resources"\nplugin = "human_resources"\n[connector]\ntype = "sftp"\n' +
                               "".join(f"{key} = {value}\n" for key, value in self.settings.items()) +
                               "[connector.timeout]\n" +
                               "".join(f"{key} = {value}\n" for key, value in self.timeouts.items()) +
                               '[[feed]]\nkind = "G6"\nas_of = "arrival"\n')

    def lay(self, name, content):
        path = os.fsencode(self.sshd.folder) + b"/" + os.fsencode(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        return path

    def take_in(self, exit_codes=(0, 1)):
        return self.hub.run(DATE, exit_codes, "--until", "ingest")

    def attention(self, kind, exit_codes=(0, 1, 3)):
        return [a for a in self.take_in(exit_codes)["attention"] if a["kind"] == kind]

    def arrived(self):
        return sorted(d["sha256"] for d in self.hub.json("deliveries"))

    def left_at_source(self):
        return sorted(str(p.relative_to(self.sshd.folder)) for p in self.sshd.folder.rglob("*") if p.is_file())

    def door(self, *arguments):
        return subprocess.run([BIN / "sftp_door", self.agency, *arguments], capture_output=True, text=True)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Taking(Case):
    def test_a_file_is_taken_and_deleted(self):
        self.serve()
        content = "序号,姓名\r\n".encode("gb18030") * 200_000
        self.lay("失业_20210610.csv", content)
        self.lay("empty.csv", b"")
        self.take_in()
        self.assertEqual(sorted([sha256(content), sha256(b"")]), self.arrived())
        self.assertEqual([], self.left_at_source())

    def test_archived_under_a_name_of_its_own_and_not_taken_from_there(self):
        self.serve()
        self.configure(after='"archive"', archive=f'"{self.sshd.folder}/archive"', recursive="true")
        (self.sshd.folder / "archive").mkdir()
        for content in (b"first", b"second"):
            self.lay("lucheng/list.csv", content)
            self.take_in()
        self.take_in()
        self.assertEqual(sorted([sha256(b"first"), sha256(b"second")]), self.arrived())
        kept = self.left_at_source()
        self.assertEqual(2, len(kept))
        self.assertTrue(all(name.startswith("archive/") and name.endswith("-list.csv") for name in kept), kept)

    def test_left_where_it_is_counts_once(self):
        self.serve()
        self.configure(after='"none"')
        self.lay("a.csv", b"x")
        self.take_in()
        self.take_in()
        self.assertEqual([sha256(b"x")], self.arrived())
        self.assertEqual(["a.csv"], self.left_at_source())

    def test_a_source_that_cannot_be_written_counts_once(self):
        self.serve(sftp="internal-sftp -R")
        self.lay("a.csv", b"x")
        unconfirmed = self.attention("unconfirmed")
        self.assertIn("does not allow it", unconfirmed[0]["why"])
        self.take_in()
        self.assertEqual([sha256(b"x")], self.arrived())

    def test_what_is_no_delivery_is_told_or_passed_over(self):
        self.serve()
        self.configure(patterns='["*.csv"]', max_size='"1KiB"')
        self.lay("notes.txt", b"x")
        self.lay("big.csv", b"x" * 2000)
        self.lay("upload.csv.part", b"x")
        self.lay("below/deep.csv", b"x")
        os.symlink("/etc/passwd", self.sshd.folder / "link.csv")
        told = {a["object"].split("/")[1]: a["why"] for a in self.attention("left")}
        self.assertEqual({"notes.txt", "big.csv", "below", "link.csv"}, set(told))
        self.assertIn("regular file", told["link.csv"])
        self.assertIn("max_size", told["big.csv"])
        self.assertEqual([], self.arrived())

    def test_a_marker_says_when_a_file_is_complete(self):
        self.serve()
        self.configure(marker="true", settle='"60s"')
        self.lay("a.csv", b"whole")
        self.lay("b.csv", b"half")
        self.lay("a.csv.done", b"")
        told = self.attention("left")
        self.assertEqual(["human_resources/b.csv"], [a["object"] for a in told])
        self.assertEqual([sha256(b"whole")], self.arrived())
        self.assertEqual(["b.csv"], self.left_at_source())

    def test_a_file_that_still_grows_is_left(self):
        self.serve()
        self.configure(settle='"500ms"')
        self.lay("whole.csv", b"whole")
        path, over = self.lay("growing.csv", b"begin"), threading.Event()

        def write():
            while not over.wait(0.02):
                with open(path, "ab") as file:
                    file.write(b"more")
        writer = threading.Thread(target=write)
        writer.start()
        told = self.attention("left")
        over.set()
        writer.join()
        self.assertIn("still being written", told[0]["why"])
        self.assertEqual([sha256(b"whole")], self.arrived())

    def test_names_are_bytes(self):
        self.serve()
        names = [b"\xca\xa7\xd2\xb5.csv", b"a b'\"$(id)\n.csv", b"\xff\xfe\x01.csv", b"-rf.csv", "鲤城 失业.csv".encode()]
        for i, name in enumerate(names):
            self.lay(name, b"%d" % i)
        self.take_in()
        self.assertEqual(sorted(sha256(b"%d" % i) for i in range(len(names))), self.arrived())
        self.assertEqual([], self.left_at_source())

    def test_a_server_that_answers_with_less_than_was_asked_for(self):
        self.serve(sftp=f"{sys.executable} -B {Path(__file__).with_name('short_reads.py')}")
        content = random.Random(4).randbytes(3_000_001)
        self.lay("a.csv", content)
        self.take_in()
        self.assertEqual([sha256(content)], self.arrived())

    def test_ten_thousand_files_are_listed(self):
        self.serve()
        for i in range(10_000):
            self.lay(f"{i}.csv", b"")
        self.assertIn("waiting 10000", self.door("probe").stdout)


class Nights(Case):
    def test_one_login_takes_gives_back_and_confirms(self):
        self.serve()
        outbox = Path(self.sshd.folder).parent / "returned"
        outbox.mkdir()
        self.configure(outbox=f'"{outbox}"')
        for name in ("失业_20210610.csv", "失业_20210611.csv"):
            self.lay(name, name.encode())
        self.take_in()
        self.assertEqual(1, self.sshd.logged().count("Accepted publickey"))
        self.assertEqual(2, len(list(outbox.glob("退回单_*"))))
        self.assertEqual([], self.left_at_source())


class Trust(Case):
    def test_another_host_key_stops_before_any_login(self):
        self.serve()
        other = make_key(self.sshd.root / "other")
        self.configure(host_key=f'"{fingerprint(other)}"')
        self.lay("a.csv", b"x")
        why = self.attention("unreachable")[0]["why"]
        for part in ("ssh-ed25519", fingerprint(self.sshd.host_keys["ed25519"]), fingerprint(other), "ssh-keyscan -p",
                     "somebody may be in between"):
            self.assertIn(part, why)
        log = self.sshd.logged()
        self.assertIn("Connection from", log)
        for attempt in ("Accepted", "Failed", "Postponed", "userauth"):
            self.assertNotIn(attempt, log)
        self.assertNotIn("authenticating user", log)

    def test_without_a_host_key_the_line_to_write_is_shown(self):
        self.serve()
        del self.settings["host_key"]
        self.configure()
        told = self.door("probe")
        self.assertEqual(1, told.returncode)
        line = f'host_key = "ssh-ed25519 {fingerprint(self.sshd.host_keys["ed25519"])}"'
        self.assertIn(line, told.stderr)
        self.assertNotIn("authenticating user", self.sshd.logged())
        self.configure(host_key=line.split(" = ")[1])
        self.assertEqual(0, self.door("probe").returncode)

    def test_every_kind_of_host_key(self):
        self.serve(host_keys=("ed25519", "rsa", "ecdsa"))
        types = {"ed25519": "ssh-ed25519", "rsa": "ssh-rsa", "ecdsa": "ecdsa-sha2-nistp256"}
        for kind, key in self.sshd.host_keys.items():
            self.configure(host_key=f'["ssh-ed25519 SHA256:{"A" * 43}", "{types[kind]} {fingerprint(key)}"]')
            told = self.door("probe") if kind == "ed25519" else None
            self.configure(host_key=f'["{types[kind]} {fingerprint(key)}"]')
            told = self.door("probe")
            self.assertIn(f"{types[kind]} {fingerprint(key)} as {self.user()}", told.stdout, told.stderr)

    def test_every_kind_of_user_key(self):
        self.serve()
        for kind, passphrase, more in (("ed25519", "", ()), ("rsa", "", ()), ("ecdsa", "", ()), ("rsa", "", ("-m", "PEM")),
                                       ("ed25519", "Geheim 密码", ()), ("rsa", "secret", ("-m", "PEM"))):
            key = make_key(self.sshd.root / f"try-{kind}-{len(passphrase)}-{len(more)}", kind, passphrase, *more)
            self.sshd.authorise(key)
            self.secret(key, "user.key")
            (self.hub.folder / "keys" / "pass").write_text(passphrase + "\n")
            (self.hub.folder / "keys" / "pass").chmod(0o600)
            self.settings.pop("passphrase", None)
            self.configure(**({"passphrase": '{ file = "keys/pass" }'} if passphrase else {}))
            told = self.door("probe")
            self.assertEqual(0, told.returncode, (kind, passphrase, more, told.stderr))

    def test_a_refused_key_names_what_the_server_offers(self):
        self.serve()
        self.secret(make_key(self.sshd.root / "stranger"), "user.key")
        why = self.attention("unreachable")[0]["why"]
        self.assertIn(f"refuses the key of user {self.user()}; it offers: publickey", why)

    def test_a_damaged_key_is_told_without_its_text(self):
        self.serve()
        lines = self.sshd.user_key.read_text().splitlines()
        (self.hub.folder / "keys" / "user.key").write_text("\n".join(lines[:2] + lines[3:]))
        why = self.attention("unreachable")[0]["why"]
        self.assertIn("private key cannot be read", why)
        self.assertNotIn(lines[1], why)


class Trouble(Case):
    def test_nobody_listens(self):
        self.serve()
        self.sshd.stop()
        self.assertIn("cannot connect", self.attention("unreachable")[0]["why"])
        self.sshd.start()

    def test_a_folder_that_is_not_there(self):
        self.serve()
        self.configure(folders=f'["{self.sshd.folder}/gone"]')
        why = self.attention("unreachable")[0]["why"]
        self.assertIn("gone", why)
        self.assertIn("no such file or folder", why)

    def test_a_stopped_server_costs_its_deadline_and_no_more(self):
        self.serve()
        self.configure({"connect": '"1s"'})
        self.sshd.signal(signal.SIGSTOP)
        begin = time.monotonic()
        self.assertIn("stopped answering", self.attention("unreachable")[0]["why"])
        self.assertLess(time.monotonic() - begin, 10)

    def test_a_server_stopped_in_the_middle_of_a_file(self):
        self.serve()
        content = random.Random(1).randbytes(8 << 20)
        self.lay("a.csv", content)
        relay = Relay(self.sshd.port, lambda n: (3 << 20, lambda: self.sshd.signal(signal.SIGSTOP), False) if n == 0 else None)
        self.addCleanup(relay.close)
        self.configure({"connect": '"1s"', "idle": '"1s"'}, port=relay.port)
        begin = time.monotonic()
        self.assertIn("stopped answering", self.attention("unreachable")[0]["why"])
        self.assertLess(time.monotonic() - begin, 20)
        self.assertEqual([], self.arrived())
        self.sshd.signal(signal.SIGCONT)
        self.take_in()
        self.assertEqual([sha256(content)], self.arrived())

    def test_connections_cut_anywhere(self):
        self.serve()
        chance = random.Random(CUTS)
        relay = Relay(self.sshd.port, lambda n: (chance.choice([chance.randrange(8000), chance.randrange(3 << 20)]), None, True)
                      if relay.cuts < CUTS else None)
        self.addCleanup(relay.close)
        self.configure(port=relay.port)
        expected = []
        for night in range(CUTS):
            contents = [random.Random(night * 10 + i).randbytes(chance.randrange(1, 4 << 20)) for i in range(2)]
            expected += map(sha256, contents)
            for i, content in enumerate(contents):
                self.lay(f"{night}-{i}.csv", content)
            while self.left_at_source():
                self.take_in((0, 1, 3))
            if relay.cuts >= CUTS:
                break
        self.assertEqual(sorted(expected), self.arrived())
        self.assertEqual(CUTS, relay.cuts)

    def test_a_broken_transfer_goes_on_where_it_broke(self):
        self.serve()
        content = random.Random(5).randbytes(16 << 20)
        self.lay("a.csv", content)
        relay = Relay(self.sshd.port, lambda n: (12 << 20, None, True) if n == 0 else None)
        self.addCleanup(relay.close)
        self.configure(port=relay.port)
        self.assertEqual([], [a for a in self.take_in()["attention"] if a["kind"] in ("left", "not_taken")])
        self.assertEqual([sha256(content)], self.arrived())
        self.assertLess(relay.passed[1], 8 << 20)

    def changing(self, change, cut):
        """Takes a file that `change` changes when 4 of its 8 MiB have come."""
        self.serve()
        path = self.lay("a.csv", random.Random(2).randbytes(8 << 20))
        os.utime(path, (1_600_000_000, 1_600_000_000))
        self.lay("b.csv", b"comes all the same")
        beside = sha256(b"comes all the same")
        relay = Relay(self.sshd.port, lambda n: (4 << 20, lambda: change(path), cut) if n == 0 else None)
        self.addCleanup(relay.close)
        self.configure(port=relay.port)
        told = self.attention("left")
        self.assertEqual([beside], self.arrived())
        with open(path, "rb") as file:
            now = file.read()
        self.take_in()
        self.assertEqual(sorted([beside, sha256(now)]), self.arrived())
        return told[0]["why"]

    @staticmethod
    def rewrite(path, size=8 << 20, time_of=1_600_000_001):
        with open(path, "r+b") as file:
            file.truncate(size)
            file.write(random.Random(3).randbytes(size))
        os.utime(path, (time_of, time_of))

    def test_a_file_written_to_while_it_is_read(self):
        self.assertIn("written to", self.changing(self.rewrite, False))

    def test_a_file_cut_short_while_it_is_read(self):
        self.assertIn("shorter", self.changing(lambda path: self.rewrite(path, 1 << 20), False))

    def test_a_file_written_to_while_the_connection_was_broken(self):
        self.assertIn("written to", self.changing(self.rewrite, True))

    def test_another_file_of_the_same_size_and_time_after_a_break(self):
        self.assertIn("another file", self.changing(lambda path: self.rewrite(path, time_of=1_600_000_000), True))


class Returning(Case):
    def test_answers_appear_whole_and_replace_what_stands_there(self):
        self.serve()
        outbox = self.sshd.root / "returned"
        outbox.mkdir()
        self.configure(outbox=f'"{outbox}"')
        for text in ("first", "second" * 200_000):
            told = self.door("give_back", "slip_20210615.csv", text[:100_000])
            self.assertEqual(0, told.returncode, told.stderr)
            self.assertEqual(text[:100_000], (outbox / "slip_20210615.csv").read_text())
        self.assertEqual(["slip_20210615.csv"], [p.name for p in outbox.iterdir()])

    def test_probe_tells_the_clock_and_leaves_nothing(self):
        self.serve()
        outbox = self.sshd.root / "returned"
        outbox.mkdir()
        self.configure(outbox=f'"{outbox}"')
        told = self.door("probe").stdout
        self.assertLess(abs(int(told.split("clock ")[1])), 2000)
        self.assertEqual([], list(outbox.iterdir()))

    def test_a_server_that_cannot_rename_over_a_file(self):
        self.serve(sftp="internal-sftp -P posix-rename,fsync")
        self.configure(outbox=f'"{self.sshd.folder}"')
        for text in ("first", "second"):
            self.assertEqual(0, self.door("give_back", "slip.csv", text).returncode)
        self.assertEqual("second", (self.sshd.folder / "slip.csv").read_text())
        self.assertEqual(["slip.csv"], self.left_at_source())

    def test_no_outbox_nothing_returned(self):
        self.serve()
        self.assertIn("no outbox", self.door("give_back", "slip.csv", "x").stdout)


if __name__ == "__main__":
    unittest.main()
