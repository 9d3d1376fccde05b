"""Gates, release, revoke, replacement: a bad list never passes for a good one."""
import json
import unittest

from hub import Hub
from people import PERSON, UNEMPLOYED, protected, unemployed


class Lists(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.config("max_changes = 5000\nmax_change_share = 0.2", "max_changes = 5000\nmax_change_share = 1.0")
        self.unemployed(range(100), "20210610")
        for name in ("低保", "特困"):
            self.roster(name, range(90, 110), "20210610")

    def unemployed(self, people, day, **more):
        self.hub.deliver("human_resources", f"失业_{day}.csv", [UNEMPLOYED] + [unemployed(i, **more) for i in people])

    def roster(self, name, people, day):
        self.hub.deliver("assistance_rosters", f"{name}_{day}.csv", [PERSON] + [protected(i) for i in people])

    def feed(self, kind):
        return next(f for f in self.hub.json("status", exit_codes=(0, 1))["feeds"] if f["feed"].endswith(f"/{kind}/all"))

    def g6(self):
        return self.hub.table()["350502"]["G6"]

    def test_a_list_that_shrank_is_held_and_the_old_one_stays(self):
        self.hub.run()
        self.unemployed(range(20), "20210611")
        report = self.hub.run("2021-06-16", (1,))
        held = [a["object"] for a in report["attention"] if a["kind"] == "held_list"]
        self.assertEqual((1, 90), (len(held), self.g6()))
        self.hub.release(held[0])
        self.hub.run("2021-06-16", (0, 1))
        self.assertEqual(20, self.g6())

    def test_an_empty_list_never_reads_as_everyone_left(self):
        self.hub.run()
        self.unemployed([], "20210611")
        self.hub.run("2021-06-16", (1,))
        self.assertEqual(90, self.g6())
        self.assertTrue(self.feed("G6")["held"])

    def test_an_older_list_never_replaces_a_newer_one(self):
        self.hub.run()
        self.unemployed(range(95), "20210601")
        self.hub.run("2021-06-16", (1,))
        self.assertEqual("2021-06-10", self.feed("G6")["as_of"])

    def test_a_tekun_file_replaces_only_tekun(self):
        self.hub.run()
        self.roster("特困", range(88, 110), "20210611")
        self.hub.run("2021-06-16")
        self.assertEqual((88, "2021-06-10"), (self.g6(), self.feed("DIBAO")["as_of"]))

    def test_a_revoked_list_gives_way_to_the_one_before(self):
        self.hub.run()
        self.unemployed(range(95), "20210611")
        self.hub.run("2021-06-16")
        revoked = self.feed("G6")
        self.hub.command("revoke", f"list-{revoked['current']}", "--reason", "wrong file")
        self.assertEqual(("2021-06-11", "2021-06-10"), (revoked["as_of"], self.feed("G6")["as_of"]))

    def test_without_a_roster_nobody_is_screened(self):
        self.hub.run()
        tekun = self.feed("TEKUN")["current"]
        self.assertEqual(0, self.hub.command("revoke", f"list-{tekun}", "--reason", "test").returncode)
        before = self.hub.sandbox.summary()["effects"]
        report = self.hub.run("2021-06-16", (1,))
        self.assertIn(("revoked", "assistance_rosters/TEKUN/all", ["G6"]), [(a["kind"], a["object"], a["groups"]) for a in report["attention"]])
        self.assertEqual(before, self.hub.sandbox.summary()["effects"])

    def test_a_roster_grown_too_old_screens_nobody_until_a_release_that_states_its_days(self):
        self.hub.run()
        before = self.hub.sandbox.summary()["effects"]
        for name in ("特困", "失业"):
            self.assertEqual(90, self.g6(), name)
        self.roster("特困", range(90, 110), "20210720")
        self.unemployed(range(80), "20210720")
        old = self.feed("DIBAO")["current"]
        report = self.hub.run("2021-07-26", (1,))
        why = [a["why"] for a in report["attention"] if a["kind"] == "stale" and a["object"] == f"list-{old}" and a["groups"] == ["G6"]]
        self.assertIn("is older than 45 days", why[0])
        self.assertIn(f"yingbao release list-{old} --days N", why[0])
        self.assertEqual(before, self.hub.sandbox.summary()["effects"], "and nobody has left")
        self.assertNotEqual(0, self.hub.command("release", f"list-{old}", "--reason", "test").returncode)
        self.assertNotEqual(0, self.hub.command("release", f"list-{old}", "--reason", "test", "--days", 32).returncode)
        self.assertEqual(0, self.hub.command("release", f"list-{old}", "--reason", "test", "--days", 10).returncode)
        self.hub.run("2021-07-26", (0, 1))
        self.assertEqual(80, self.g6())
        self.hub.run("2021-08-05", (0, 1))
        self.assertEqual(80, self.g6())
        self.assertEqual(0, self.hub.command("revoke", f"list-{self.feed('TEKUN')['current']}", "--reason", "x").returncode)
        report = self.hub.run("2021-08-06", (1,))
        self.assertEqual([("stale", ["G6"])] * 2, [(a["kind"], a["groups"]) for a in report["attention"][:2]])

    def test_a_list_of_a_group_grown_too_old_is_told_of_and_counts(self):
        self.hub.run()
        for name in ("低保", "特困"):
            self.roster(name, range(90, 110), "20210720")
        report = self.hub.run("2021-07-26", (1,))
        self.assertEqual(["stale"], [a["kind"] for a in report["attention"]])
        self.assertEqual(90, self.g6())
        self.assertIn("older than 45 days", str(self.hub.json("status", exit_codes=(1,))["attention"]))

    def test_whom_a_roster_does_not_clearly_cover_is_neither_counted_nor_sent(self):
        for state, counted in (("停保", 2), ("复核中", 1)):
            with self.subTest(state):
                hub = Hub(sample=False)
                self.addCleanup(hub.close)
                hub.config("first_send_waits = true", "first_send_waits = false")
                hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED, unemployed(1), unemployed(2)])
                rows = [protected(i) + ["正常"] for i in range(100, 250)] + [protected(1) + [state]]
                hub.deliver("assistance_rosters", "低保_20210610.csv", [PERSON + ["保障状态"]] + rows)
                hub.deliver("assistance_rosters", "特困_20210610.csv", [PERSON, protected(300)])
                report = hub.run(exit_codes=(0, 1))
                self.assertEqual(counted, report["screening"]["people"])
                self.assertEqual(counted, hub.sandbox.summary()["effects"])
                if counted == 1:
                    self.assertEqual([("350502", "G6", "DIBAO", 1)], [(f["unit"], f["group"], f["detail"], f["rows"])
                                     for f in report["screening"]["funnel"] if f["step"] == "to_verify"])
                    self.assertTrue(hub.json("ledger")["balanced"])

    def test_a_disabled_feed_takes_no_group_from_whom_another_brings(self):
        tickets = [["工单编号", "来电时间", "诉求人姓名", "证件号码", "联系地址", "诉求类型", "诉求标题"]]
        tickets += [[f"GD{i}", "2021-05-01 09:00:00", unemployed(i)[1], unemployed(i)[2], "泉州市鲤城区", "求助", "临时救助"] for i in range(5)]
        self.hub.deliver("hotline_12349", "工单_20210610.csv", tickets)
        self.hub.run()
        before = {item["reference_id"]: item["version"] for item in self.hub.sandbox.items()}
        self.hub.edit(self.hub.folder / "agencies/human_resources.toml", 'kind = "G6"\n', 'kind = "G6"\nenabled = false\n')
        self.hub.run("2021-06-16")
        self.assertEqual(before, {item["reference_id"]: item["version"] for item in self.hub.sandbox.items()})
        self.assertEqual(5, sum(item["candidate"]["groups"] == ["G6", "G5"] or item["candidate"]["groups"] == ["G5", "G6"]
                                for item in self.hub.sandbox.items()))

    def hit_by_the_epidemic(self, people, day):
        rows = [["县（市、区）", "户主姓名", "身份证号", "灾害种类", "受灾时间", "需口粮救助（元）"],
                ["鲤城区", "张测试", unemployed(299)[2], "台风", "2020-08-01", "300"]]
        rows += [["鲤城区", "张测试", unemployed(i)[2], "疫情", "2020-08-01", ""] for i in people]
        self.hub.deliver("emergency_management", f"受灾_{day}.csv", rows)

    def standings(self, group):
        people = [item["candidate"] for item in self.hub.sandbox.items()]
        return sorted(person["standing"] for person in people if person["groups"] == [group])

    def test_whoever_leaves_a_group_that_another_feed_brings_is_told(self):
        for agency in ("education", "trade_union"):
            (self.hub.folder / f"agencies/{agency}.toml").unlink()
        self.hit_by_the_epidemic(range(200, 205), "20210610")
        self.hub.run()
        self.assertEqual(["present"] * 5, self.standings("G9"))
        self.hit_by_the_epidemic(range(200, 204), "20210611")
        self.hub.run("2021-06-16")
        self.assertEqual(["present"] * 4 + ["source_changed"], self.standings("G9"))

    def test_nobody_leaves_a_group_because_the_file_of_an_agency_is_gone(self):
        (self.hub.folder / "agencies/education.toml").unlink()
        workers = [["姓名", "身份证号", "县（市、区）", "审核结果"]]
        workers += [["张测试", unemployed(i)[2], "鲤城区", "通过"] for i in range(300, 303)]
        self.hub.deliver("trade_union", "困难职工_20210610.csv", workers)
        self.hit_by_the_epidemic(range(200, 205), "20210610")
        self.hub.run()
        self.assertEqual(["present"] * 8, self.standings("G9"))
        (self.hub.folder / "agencies/trade_union.toml").unlink()
        self.hub.run("2021-06-16")
        self.assertEqual(["present"] * 8, self.standings("G9"))

    def test_too_many_rejects_hold_the_list(self):
        rows = [unemployed(i) for i in range(100)]
        for row in rows[:10]:
            row[3] = "2021-02-30"
        self.hub.clear_inboxes()
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + rows)
        self.hub.run(exit_codes=(1,))
        self.assertEqual(1, len(self.feed("G6")["held"]))

    def test_the_same_bytes_on_another_day_are_another_arrival(self):
        self.hub.run()
        self.unemployed(range(100), "20210610")
        self.hub.run("2021-06-16")
        self.assertEqual(2, len([d for d in self.hub.json("deliveries") if d["agency"] == "human_resources"]))
        self.assertEqual(90, self.g6())

    def test_coming_onto_a_roster_is_an_update_and_leaving_the_source_no_withdrawal(self):
        self.hub.run()
        self.roster("低保", range(80, 110), "20210611")
        self.unemployed(range(5, 100), "20210611")
        self.hub.run("2021-06-16")
        standing = [item["candidate"]["standing"] for item in self.hub.sandbox.items()]
        self.assertEqual((10, 5, 75), tuple(standing.count(s) for s in ("covered", "source_changed", "present")))
        self.assertEqual(15, self.hub.sandbox.summary()["standings"], "without their facts")
        shown = [json.loads(line)["standing"] for line in self.hub.command("candidates").stdout.splitlines()]
        self.assertEqual((10, 75), (shown.count("covered"), shown.count("present")), "who is gone is no candidate")
        self.assertEqual(85, len(shown))
        self.assertEqual(2, self.hub.command("candidates", "--group", "G66").returncode)

    def test_a_disabled_feed_withdraws_and_changes_nobody(self):
        self.hub.run()
        before = self.hub.sandbox.summary()["effects"]
        self.hub.edit(self.hub.folder / "agencies" / "human_resources.toml", 'kind = "G6"', 'kind = "G6"\nenabled = false')
        self.hub.run("2021-06-16")
        self.assertEqual(before, self.hub.sandbox.summary()["effects"])

    def test_a_release_holds_when_the_night_has_passed(self):
        self.hub.config("first_send_waits = false", "first_send_waits = true")
        held = self.hub.run(exit_codes=(1,))
        self.hub.release(next(a["object"] for a in held["attention"] if a["kind"] == "held_plan"))
        self.hub.run("2021-06-16")
        self.assertEqual(90, self.hub.sandbox.summary()["effects"])

    def test_a_roster_of_damaged_numbers_does_not_count(self):
        self.hub.run()
        rows = [PERSON] + [protected(i) for i in range(90, 110)]
        for row in rows[1:]:
            row[3] = "3.50502E+17"
        for i, row in enumerate(rows[1:]):
            row[1] = f"张测试{'一二三四五六七八九十'[i % 10]}{'甲乙'[i // 10]}"
        self.hub.deliver("assistance_rosters", "低保_20210611.csv", rows)
        self.hub.run("2021-06-16", (1,))
        self.assertEqual((90, 1), (self.g6(), len(self.feed("DIBAO")["held"])))

    def test_too_many_changes_wait_for_release(self):
        self.hub.config("max_change_share = 1.0", "max_change_share = 0.1")
        self.hub.run()
        self.unemployed(range(100), "20210611", name="李测试")
        report = self.hub.run("2021-06-16", (1,))
        plan = next(a["object"] for a in report["attention"] if a["kind"] == "held_plan")
        self.assertEqual(90, self.hub.json("ledger")["by_state"]["withheld"])
        self.hub.release(plan)
        self.hub.run("2021-06-16")
        self.assertEqual({"acknowledged": 90}, self.hub.json("ledger")["by_state"])

    def test_release_and_revoke_are_audited_in_a_chain(self):
        self.hub.run()
        self.hub.command("revoke", f"list-{self.feed('G6')['current']}", "--reason", "wrong month")
        shown = self.hub.command("audit", "show").stdout
        self.assertIn("wrong month", shown)
        self.assertEqual(0, self.hub.command("audit", "verify").returncode)


class Households(unittest.TestCase):
    def test_a_head_only_row_excludes_the_head_alone(self):
        hub = Hub(sample=False)
        self.addCleanup(hub.close)
        people = [UNEMPLOYED] + [unemployed(i) for i in range(10)]
        hub.deliver("human_resources", "失业_20210610.csv", people)
        head = ["鲤城区", "张测试", unemployed(3)[2], "C1", "4", "3"]
        hub.deliver("assistance_rosters", "低保家庭_20210610.csv",
                    [["地区", "户主姓名", "身份证号", "低保证号", "家庭人口数", "保障人口数"], head])
        hub.deliver("assistance_rosters", "特困_20210610.csv", [PERSON, protected(50)])
        report = hub.run(exit_codes=(1,))
        self.assertEqual(9, report["screening"]["people"])
        self.assertEqual(2, report["screening"]["covered_members_unknown"])


if __name__ == "__main__":
    unittest.main()
