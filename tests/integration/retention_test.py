"""What a data folder keeps: decisions of 35 nights with the lists behind them; and a folder of the build before goes on."""
import datetime
import sqlite3
import unittest

from hub import Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

PEOPLE = 60


class Folder(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.config("batch = 500", "batch = 10")

    def deliver(self, date, first=0):
        people = range(first, first + PEOPLE)
        self.hub.deliver("human_resources", f"失业_{date}.csv", [UNEMPLOYED] + [unemployed(i) for i in people])

    def rosters(self, date):
        for kind in ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{kind}_{date}.csv", [PERSON, protected(9000)])

    def lists_on_disk(self):
        return len(list((self.hub.folder / "data/lists").iterdir()))

    def tables(self, *statements):
        database = sqlite3.connect(self.hub.folder / "data/control.db")
        with database:
            for statement in statements:
                database.execute(statement)
        database.close()


class Retention(Folder):
    def test_does_not_grow_once_the_nights_kept_are_full(self):
        standing = []
        for night in range(74):
            date = datetime.date(2021, 6, 15) + datetime.timedelta(days=night)
            self.deliver(f"{date:%Y%m%d}", night)
            if night % 20 == 0:
                self.rosters(f"{date:%Y%m%d}")
            self.hub.run(date.isoformat())
            if night >= 70:
                lists = [each for each in self.hub.json("lists") if each["feed"].startswith("human_resources")]
                standing.append(sum(each["state"] != "retired" for each in lists))
        # What was cited of who left is so until the last night that knew them is kept no longer.
        self.assertEqual([69] * 4, standing)
        self.assertLess(self.lists_on_disk(), 69 + 35 + 10)
        # Each night one came and one left; everybody is known, and was told what they are.
        summary = self.hub.sandbox.summary()
        self.assertEqual((PEOPLE + 73, PEOPLE + 73 + 73), (summary["references"], summary["effects"]))
        self.assertTrue(self.hub.json("ledger")["balanced"])


class Upgrade(Folder):
    """Of a folder as the build before left it: the tables without `pins`."""

    def go_back_a_version(self):
        self.tables("DROP TABLE pins", "UPDATE settings SET value = '7' WHERE name = 'tables'")

    def assert_everybody_was_told_once(self):
        summary = self.hub.sandbox.summary()
        self.assertEqual((PEOPLE, PEOPLE, 0),
                         (summary["references"], summary["effects"], summary["duplicate_effects"]))
        self.assertTrue(self.hub.json("ledger")["balanced"])

    def test_sends_nothing_new_and_retires_nothing_that_is_cited(self):
        self.deliver("20210610")
        self.rosters("20210610")
        self.hub.run("2021-06-15")
        self.hub.run("2021-06-16")  # the answers are told by its decisions
        before = self.lists_on_disk()
        self.go_back_a_version()
        self.hub.run("2021-06-17")
        self.assert_everybody_was_told_once()
        self.assertEqual(before, self.lists_on_disk())

    def test_takes_over_a_plan_that_is_held(self):
        self.hub.config("first_send_waits = false", "first_send_waits = true")
        self.deliver("20210610")
        self.rosters("20210610")
        held = self.hub.run("2021-06-15", (1,))
        self.go_back_a_version()
        self.hub.release(next(a["object"] for a in held["attention"] if a["kind"] == "held_plan"))
        self.hub.run("2021-06-15")
        self.assert_everybody_was_told_once()

    def test_goes_on_in_the_middle_of_sending(self):
        self.hub.config('timeout = "30s"', 'timeout = "2s"\nattempts = 1')
        self.deliver("20210610")
        self.rosters("20210610")
        self.hub.sandbox.set_faults("status:500:times=3")
        self.hub.run("2021-06-15", (3,))
        sent = self.hub.sandbox.summary()["references"]
        self.assertTrue(0 < sent < PEOPLE, sent)
        self.go_back_a_version()
        self.hub.sandbox.set_faults()
        self.hub.run("2021-06-15")
        self.assert_everybody_was_told_once()


if __name__ == "__main__":
    unittest.main()
