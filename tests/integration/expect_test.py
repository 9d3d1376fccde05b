"""A feed that does not come, or comes no more, is told by every run and by status, until it is there."""
import unittest

from hub import Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

G6, DIBAO = "human_resources/G6/all", "assistance_rosters/DIBAO/all"


class Expected(unittest.TestCase):
    """Two agencies: the unemployed, expected monthly, and the rosters that the rules exclude by."""

    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        for file in (self.hub.folder / "agencies").iterdir():
            if file.stem not in ("human_resources", "assistance_rosters"):
                file.unlink()
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.config("max_change_share = 0.2", "max_change_share = 1.0")
        self.hub.edit(self.hub.folder / "agencies/human_resources.toml", 'kind = "G6"\n', 'kind = "G6"\nexpect = "monthly by 10"\n')

    def unemployed(self, day, people=range(20)):
        self.hub.deliver("human_resources", f"失业_{day}.csv", [UNEMPLOYED] + [unemployed(i) for i in people])

    def rosters(self, day, *names):
        for name in names or ("低保", "特困"):
            self.hub.deliver("assistance_rosters", f"{name}_{day}.csv", [PERSON] + [protected(i) for i in range(900, 910)])

    def told(self, date, kind, object, groups=(), zh="", en=""):
        """The run ends with 1, and the run and status both tell the line, in one language and before all others."""
        line, *others = self.hub.run(date, (1,))["attention"]
        self.assertEqual((kind, object, list(groups)), (line["kind"], line["object"], line["groups"]))
        status = self.hub.json("status", exit_codes=(1,))
        self.assertEqual((date, [line, *others]), (status["date"], status["attention"]))
        for language, title, words in (("zh", "请处理:", zh), ("en", "needs attention:", en)):
            run = self.hub.command("run", "--date", date, language=language)
            self.assertEqual(1, run.returncode, run.stderr)
            shown = self.hub.command("status", language=language)
            self.assertEqual(1, shown.returncode, shown.stderr)
            first, second, *_ = shown.stdout.splitlines()
            self.assertEqual((title, f"  {object}: {words}"), (first, second))
            self.assertIn(f"\n{title}\n  {object}: {words}\n", run.stdout)
        return others

    def silent(self, date):
        self.assertEqual([], self.hub.run(date)["attention"])
        self.assertEqual([], self.hub.json("status")["attention"])

    def test_a_feed_that_never_came_is_told_until_it_comes(self):
        self.rosters("20210610")
        self.told("2021-06-15", "never_seen", G6,
                  zh="从未报送；逾期未报送：应于2021-06-10（含）前送达（expect：monthly by 10）。下一步：催泉州市人力资源和社会保障局报送",
                  en="never delivered; late: was due by 2021-06-10 (expect: monthly by 10). "
                     "Next: ask 泉州市人力资源和社会保障局 for it")
        self.unemployed("20210610")
        self.silent("2021-06-15")

    def test_a_feed_that_comes_no_more_is_late_the_day_after_its_deadline(self):
        self.unemployed("20210601")
        self.rosters("20210610")
        self.silent("2021-06-15")
        self.silent("2021-07-10")
        self.told("2021-07-11", "late", G6,
                  zh="逾期未报送：应于2021-07-10（含）前送达（expect：monthly by 10）。下一步：催泉州市人力资源和社会保障局报送",
                  en="late: was due by 2021-07-10 (expect: monthly by 10). Next: ask 泉州市人力资源和社会保障局 for it")
        self.unemployed("20210711")
        self.silent("2021-07-11")

    def test_a_list_that_is_too_old_is_stale_and_says_since_when_it_is_late(self):
        self.unemployed("20210509")
        self.rosters("20210509")
        self.silent("2021-05-20")
        self.rosters("20210630")
        old = next(f["current"] for f in self.hub.json("status")["feeds"] if f["feed"] == G6)
        self.told("2021-07-01", "stale", f"list-{old}",
                  zh=f"{G6}: 在用名单数据日期2021-05-09，已超过45天；逾期未报送：应于2021-06-10（含）前送达（expect：monthly by 10）。"
                     "下一步：催泉州市人力资源和社会保障局报送",
                  en=f"{G6}: the data of 2021-05-09 is older than 45 days; late: was due by 2021-06-10 "
                     "(expect: monthly by 10). Next: ask 泉州市人力资源和社会保障局 for it")
        self.unemployed("20210630")
        self.silent("2021-07-01")

    def test_a_list_that_is_held_is_delivered_and_waits(self):
        self.unemployed("20210610")
        self.rosters("20210610")
        self.silent("2021-06-15")
        self.unemployed("20210710", range(5))
        self.hub.run("2021-07-11", (1,))
        held = self.hub.json("status", exit_codes=(1,))["attention"][0]
        self.assertEqual(("held_list", []), (held["kind"], held["groups"]))
        self.assertTrue(held["why"].startswith(f"{G6}: held: "), held["why"])
        self.assertTrue(held["why"].endswith(f". Next: after a look: yingbao release {held['object']} --reason WHY"), held["why"])
        self.hub.release(held["object"])
        self.silent("2021-07-11")

    def test_a_roster_that_is_not_there_names_the_groups_that_stand_still(self):
        self.unemployed("20210610")
        self.rosters("20210610", "特困")
        self.told("2021-06-15", "never_seen", DIBAO, ["G6"],
                  zh="从未报送；因此不比对：G6。下一步：催在保对象名册报送",
                  en="never delivered; not screened because of it: G6. Next: ask 在保对象名册 for it")
        self.rosters("20210610", "低保")
        self.silent("2021-06-15")

    def test_a_roster_that_is_switched_off_or_nobodys_is_named_too(self):
        self.unemployed("20210610")
        self.rosters("20210610")
        self.silent("2021-06-15")
        file = self.hub.folder / "agencies/assistance_rosters.toml"
        before = file.read_text()
        self.hub.edit(file, 'kind = "TEKUN"\n', 'kind = "TEKUN"\nenabled = false\n')
        self.told("2021-06-16", "disabled", "assistance_rosters/TEKUN/all", ["G6"],
                  zh="已停用；因此不比对：G6。下一步：在assistance_rosters.toml中启用该报送项",
                  en="switched off; not screened because of it: G6. Next: enable the feed in assistance_rosters.toml")
        file.unlink()
        others = self.told("2021-06-17", "not_configured", "DIBAO", ["G6"],
                           zh="规则要求该名册，但没有部门配置报送；因此不比对：G6。"
                              "下一步：在agencies/的一个部门文件中加上：[[feed]] kind = \"DIBAO\"",
                           en="the rules ask for this roster and no agency is to deliver it; not screened because of it: G6. "
                              "Next: add to an agency's file in agencies/: [[feed]] kind = \"DIBAO\"")
        self.assertEqual([("not_configured", "TEKUN")], [(a["kind"], a["object"]) for a in others])
        file.write_text(before)
        self.silent("2021-06-17")


if __name__ == "__main__":
    unittest.main()
