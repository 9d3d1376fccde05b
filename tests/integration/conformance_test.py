"""What every connector owes its agency, asked of all four in the same words: once, whole, sealed, answered."""
import hashlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path
from urllib.parse import unquote

from gateway import Gateway, Pull
from hub import BIN, DATE, Hub
from listener import AGENCY, Listener
from people import UNEMPLOYED, number, unemployed
from sftp_server import Sshd, fingerprint

NEXT_DATE = "2021-06-16"


def table(people=range(20), damaged=(), **more):
    """A list of unemployed persons; the rows of `damaged` are refused."""
    rows = [UNEMPLOYED] + [unemployed(i, **more) for i in people]
    for i in damaged:
        rows[1 + i][3] = "2021-02-30"
    return ("\r\n".join(",".join(row) for row in rows) + "\r\n").encode()


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Place:
    """An agency's end of a connector. `gone` is what the operator is told when it is not there."""
    hub: Hub
    gone: str

    def configure(self, hub, connector):
        """One agency alone, behind this connector."""
        self.hub = hub
        for other in (hub.folder / "agencies").iterdir():
            other.unlink()
        (hub.folder / "agencies" / f"{AGENCY}.toml").write_text(
            f'agency = "{AGENCY}"\nplugin = "{AGENCY}"\n[connector]\n{connector}\n[[feed]]\nkind = "G6"\n')

    def place(self, name, content):
        """Complete, as a new arrival."""
        raise NotImplementedError

    def left_at_source(self):
        """The names of what was neither cleared nor acknowledged."""
        raise NotImplementedError

    def taken_back(self, name):
        """What came back about the object of this name: file name to bytes."""
        raise NotImplementedError

    def leave(self):
        raise NotImplementedError

    def come_back(self):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class Folders(Place):
    """Two folders of this machine, reached in whatever way."""
    out: Path
    back: Path

    def place(self, name, content):
        part = self.out / f"{name}.part"
        part.write_bytes(content)
        part.rename(self.out / name)

    def left_at_source(self):
        return sorted(path.name for path in self.out.iterdir())

    def taken_back(self, name):
        return {path.name: path.read_bytes() for path in self.back.iterdir() if f"_{Path(name).stem}." in path.name}


class FileDrop(Folders):
    gone = "No such file or directory"

    def __init__(self):
        hub = Hub(sample=False)
        self.out, self.back = hub.inbox(AGENCY), hub.folder / "outbox" / AGENCY
        self.configure(hub, f'type = "file_drop"\nfolder = "{self.out}"\noutbox = "{self.back}"\nsettle = "0s"')

    def leave(self):
        self.out.rename(self.out.with_name("elsewhere"))

    def come_back(self):
        self.out.with_name("elsewhere").rename(self.out)

    def close(self):
        self.hub.close()


class Sftp(Folders):
    gone = "cannot connect"

    def __init__(self):
        self.sshd = Sshd()
        hub = Hub(sample=False)
        self.out, self.back = self.sshd.folder, self.sshd.root / "returned"
        self.back.mkdir()
        shutil.copy(self.sshd.user_key, hub.folder / "keys" / "user.key")
        user = pwd.getpwuid(os.geteuid()).pw_name
        self.configure(hub, f'type = "sftp"\nhost = "127.0.0.1"\nport = {self.sshd.port}\nuser = "{user}"\n'
                            f'key = {{ file = "keys/user.key" }}\nfolders = ["{self.out}"]\noutbox = "{self.back}"\n'
                            f'host_key = "{fingerprint(self.sshd.host_keys["ed25519"])}"\nsettle = "0s"\n'
                            'timeout = { retry_wait = "10ms" }')

    def wait_for_sessions(self):
        """A session outlives its client by a moment, and one that ends while it is signalled fails the stop."""
        deadline = time.monotonic() + 30
        while self.sshd.sessions() and time.monotonic() < deadline:
            time.sleep(0.02)

    def leave(self):
        self.wait_for_sessions()
        self.sshd.stop()

    def come_back(self):
        self.sshd.start()

    def close(self):
        self.wait_for_sessions()
        self.sshd.close()
        self.hub.close()


class HttpsPull(Place):
    """A gateway that offers each object at an address of its own, until another comes after it was acknowledged."""
    gone = "refused"

    def __init__(self):
        self.pull = Pull()
        self.hub = self.pull.hub
        self.ids, self.offered, self.acknowledged, self.slips = {}, {}, set(), {}
        self.start()

    def start(self):
        self.pull.gateway.answer = self.answer
        requests = "".join(f'[[connector.request]]\nid = "{self.ids[name]}"\nurl = "{{url}}/lists/{self.ids[name]}"\n'
                           f'name = "{name}"\n' for name in self.offered)
        self.configure(self.hub, f'type = "https_pull"\nca = "{self.pull.certificates}/ca.pem"\n'
                                 f'allow_private = ["127.0.0.1"]\nattempts = 2\n{requests}\n'
                                 '[connector.confirm]\nurl = "{url}/acknowledged/{id}"\n'
                                 '[connector.give_back]\nurl = "{url}/slips/{id}/{file}"\n'
                                 .replace("{url}", self.pull.gateway.url))

    def answer(self, request):
        _, what, identity, *file = request.path.split("/")
        name = next(name for name, known in self.ids.items() if known == identity)
        if what == "lists":
            return request.reply(self.offered[name])
        if what == "acknowledged":
            self.acknowledged.add(name)
        else:
            self.slips.setdefault(name, {})[unquote(file[0])] = request.body
        request.reply(b"")

    def place(self, name, content):
        self.ids.setdefault(name, f"list_{len(self.ids)}")
        for done in self.acknowledged:
            self.offered.pop(done, None)
        self.acknowledged.clear()
        self.offered[name] = content
        self.start()

    def left_at_source(self):
        return sorted(set(self.offered) - self.acknowledged)

    def taken_back(self, name):
        return {file: body for file, body in self.slips.get(name, {}).items() if file != "verdict.json"}

    def leave(self):
        self.pull.gateway.stop()

    def come_back(self):
        self.pull.gateway = Gateway(self.pull.certificates)
        self.start()

    def close(self):
        self.pull.close()


class HttpsPush(Place):
    """The agency sends by itself; the hub's source is the listener's spool."""
    gone = "spool"

    def __init__(self):
        self.listener = Listener()
        self.keys, self.ids = itertools.count(), {}
        hub = self.listener.hub
        self.spool = hub.folder / "spool" / AGENCY
        with open(hub.folder / "agencies" / f"{AGENCY}.toml") as file:
            certificates = next(line for line in file if line.startswith("certificates"))
        self.configure(hub, f'type = "https_push"\n{certificates}')

    def place(self, name, content):
        answer = self.listener.push(content, name, headers={"Idempotency-Key": f"{next(self.keys)}"})
        assert answer.status == 201, answer.body
        self.ids[answer.json()["id"]] = name

    def left_at_source(self):
        return sorted(self.ids[path.stem] for path in self.spool.glob("*.sealed"))

    def taken_back(self, name):
        identity = [known for known, given in self.ids.items() if given == name][-1]
        told = self.listener.request("GET", f"/v1/deliveries/{identity}").json()
        return {file["name"]: self.listener.request("GET", file["href"]).body for file in told.get("files", [])}

    def leave(self):
        self.spool.rename(self.spool.with_name("elsewhere"))
        self.spool.write_text("not a folder")

    def come_back(self):
        self.spool.unlink()
        self.spool.with_name("elsewhere").rename(self.spool)

    def close(self):
        self.listener.close()


class Conformance:
    source: type

    def setUp(self):
        self.place = self.source()
        self.addCleanup(self.place.close)
        self.hub = self.place.hub

    def take_in(self, date=DATE, exit_codes=(0,)):
        return self.hub.run(date, exit_codes, "--until", "ingest")

    def connection(self, exit_codes=(0,)):
        seen, = [each for each in self.hub.json("check", "--connect", exit_codes=exit_codes) if each["name"] == AGENCY]
        return seen

    def deliveries(self):
        return self.hub.json("deliveries")

    def in_force(self):
        """The one list that counts: its data's date and the delivery it came with."""
        current, = [row for row in self.hub.json("lists") if row["state"] == "current"]
        return current["as_of"], current["delivery"]

    def assert_arrived(self, *contents):
        self.assertEqual(sorted(map(sha256, contents)), sorted(d["sha256"] for d in self.deliveries()))

    def assert_sealed(self, people, name):
        wanted = [number(i).encode() for i in people] + [name.encode(), name.encode("gb18030")]
        for folder in ("data", "spool"):
            for file in (self.hub.folder / folder).rglob("*"):
                if file.is_file():
                    content = file.read_bytes()
                    self.assertFalse([text for text in wanted if text in content], file)

    def test_a_delivery_arrives_byte_for_byte_and_is_cleared(self):
        content = b"\xef\xbb\xbf" + table(range(5000)) + b"\r\n"
        self.place.place("失业_20210610.csv", content)
        self.assertEqual(["失业_20210610.csv"], self.place.left_at_source())
        self.assertEqual([], self.take_in()["attention"])
        delivery, = self.deliveries()
        self.assertEqual((sha256(content), len(content), "失业_20210610.csv", "listed", 5000),
                         tuple(delivery[key] for key in ("sha256", "bytes", "name", "state", "used")))
        self.assertEqual(("2021-06-10", delivery["id"]), self.in_force())
        self.assertEqual([], self.place.left_at_source())

    def test_a_second_run_finds_nothing_more(self):
        self.place.place("失业_20210610.csv", table())
        self.assertEqual(1, len(self.take_in()["deliveries"]))
        self.assertEqual([], self.take_in()["deliveries"])
        self.assert_arrived(table())

    def killed(self, delay, is_landed):
        """A run that is killed so long after it began, or after it began to land something; False: it ended first."""
        folder = self.hub.folder / "data" / "deliveries"
        before = set(folder.glob("*")) if folder.exists() else set()
        run = subprocess.Popen([BIN / "yingbao", "-c", self.hub.folder / "hub.toml", "run", "--date", DATE, "--until",
                                "ingest"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not is_landed and run.poll() is None and not set(folder.glob("*")) - before:
            time.sleep(0.001)
        try:
            run.wait(delay)
            return False
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            return True

    def test_runs_that_are_killed_leave_one_whole_delivery(self):
        people, name = range(10_000), "欧阳测试"
        content = table(people, name=name)
        self.place.place("失业_20210610.csv", content)
        between, delay, state = 0, 0.001, None
        while self.killed(delay, state):
            found = self.deliveries()
            state = found[0]["state"] if found else None
            self.assertEqual([sha256(content)] * len(found), [d["sha256"] for d in found])
            self.assertLessEqual(len(found), 1)
            if state != "listed":
                self.assertEqual(["失业_20210610.csv"], self.place.left_at_source(), "cleared before the commit")
            self.assert_sealed(people[::1000], name)
            between += state == "landed"
            delay = delay * 1.2 + 0.002
        self.assertTrue(between, "no kill fell between landing and commit")
        self.take_in()
        delivery, = self.deliveries()
        self.assertEqual((sha256(content), "listed", len(people)), tuple(delivery[k] for k in ("sha256", "state", "used")))
        self.assertEqual(("2021-06-10", delivery["id"]), self.in_force())
        self.assertEqual([], self.place.left_at_source())

    def test_of_two_in_one_night_the_later_data_date_counts(self):
        arrived = []
        for date, days in ((DATE, ("20210610", "20210612")), (NEXT_DATE, ("20210614", "20210613"))):
            for day in days:
                arrived.append(table(name=f"张{day[-1]}"))
                self.place.place(f"失业_{day}.csv", arrived[-1])
            self.take_in(date, (0, 1))
            latest = max(days)
            self.assert_arrived(*arrived)
            named = {d["id"]: d["name"] for d in self.deliveries()}
            as_of, delivery = self.in_force()
            self.assertEqual((latest, f"失业_{latest}.csv"), (as_of.replace("-", ""), named[delivery]))
            self.assertEqual([], self.place.left_at_source())

    def test_the_same_bytes_on_another_day_are_another_arrival(self):
        for date in (DATE, NEXT_DATE):
            self.place.place("失业_20210610.csv", table())
            self.take_in(date)
        self.assert_arrived(table(), table())
        self.assertEqual([], self.place.left_at_source())

    def test_what_cannot_be_read_is_set_aside_and_the_next_is_taken(self):
        bad = b"\x00\x01\x02 no table"
        self.place.place("失业_20210610.csv", bad)
        told = [a for a in self.take_in(exit_codes=(1,))["attention"] if a["kind"] == "set_aside"]
        self.assertEqual(["set_aside"], [d["state"] for d in self.deliveries()])
        self.assertTrue(told[0]["why"])
        self.assertEqual(told[0]["why"], self.deliveries()[0]["reason"])
        self.assertEqual(["退回单"], [file.split("_")[0] for file in self.place.taken_back("失业_20210610.csv")])
        self.assertEqual([], self.place.left_at_source())
        self.place.place("失业_20210611.csv", table())
        self.take_in()
        self.assertEqual({sha256(bad): "set_aside", sha256(table()): "listed"},
                         {d["sha256"]: d["state"] for d in self.deliveries()})
        self.assertEqual("2021-06-11", self.in_force()[0])

    def test_a_source_that_is_not_there_is_told_and_waited_for(self):
        self.place.place("失业_20210610.csv", table())
        self.place.leave()
        told, = [a for a in self.take_in(exit_codes=(3,))["attention"] if a["kind"] == "unreachable"]
        self.assertEqual(AGENCY, told["object"].split("/")[0])
        self.assertIn(self.place.gone, told["why"])
        seen = self.connection((1,))
        self.assertFalse(seen["reachable"])
        self.assertIn(self.place.gone, seen["trouble"])
        self.assertEqual([], self.deliveries())
        self.place.come_back()
        self.assertEqual(["失业_20210610.csv"], self.place.left_at_source())
        self.assertEqual([], self.take_in()["attention"])
        self.assert_arrived(table())

    def test_slip_and_refused_rows_go_back_the_same_way(self):
        self.place.place("失业_20210610.csv", table(range(100), damaged=(7,)))
        self.place.place("失业_20210611.csv", table(range(100)))
        self.assertEqual([], self.take_in()["attention"])
        ids = {d["name"]: d["id"] for d in self.deliveries()}
        for name, wanted in (("失业_20210610.csv", ["退回单", "退回行"]), ("失业_20210611.csv", ["退回单"])):
            self.assertEqual([f"{kind}_delivery-{ids[name]}_{name}" for kind in wanted],
                             sorted(self.place.taken_back(name)))
        back = {file.split("_")[0]: body for file, body in self.place.taken_back("失业_20210610.csv").items()}
        refused = back["退回行"].decode("utf-8-sig").splitlines()
        self.assertEqual(2, len(refused))
        self.assertIn(number(7), refused[1])
        self.assertNotIn(number(7), back["退回单"].decode("utf-8-sig"), "a slip holds nobody's data")

    def test_fifty_small_objects_arrive_once_each(self):
        contents = [table(range(i, i + 5)) for i in range(50)]
        for i, content in enumerate(contents):
            self.place.place(f"失业_{i}_20210610.csv", content)
        self.take_in(exit_codes=(0, 1))
        self.take_in(exit_codes=(0, 1))
        self.assert_arrived(*contents)
        self.assertEqual({"listed"}, {d["state"] for d in self.deliveries()})
        self.assertEqual([], self.place.left_at_source())

    def test_nothing_of_the_content_is_readable_in_the_hub(self):
        people, name = range(200), "欧阳测试"
        self.place.place("失业_20210610.csv", table(people, damaged=(7,), name=name))
        self.assert_sealed(people, name)
        self.take_in()
        self.assert_sealed(people, name)

    def test_a_check_says_who_answers_and_what_waits_and_takes_nothing(self):
        names = ["失业_20210610.csv", "失业_20210611.csv"]
        for name in names:
            self.place.place(name, table())
        for _ in range(2):
            seen = self.connection()
            self.assertEqual((True, "", 2, []), tuple(seen[k] for k in ("reachable", "trouble", "waiting", "warnings")))
            self.assertTrue(seen["who"])
        self.assertEqual(([], names), (self.deliveries(), self.place.left_at_source()))


class FileDropConformance(Conformance, unittest.TestCase):
    source = FileDrop


class SftpConformance(Conformance, unittest.TestCase):
    source = Sftp


class HttpsPullConformance(Conformance, unittest.TestCase):
    source = HttpsPull


class HttpsPushConformance(Conformance, unittest.TestCase):
    source = HttpsPush


if __name__ == "__main__":
    unittest.main()
