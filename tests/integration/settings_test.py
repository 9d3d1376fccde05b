"""A setting that is accepted has an effect that somebody sees."""
import re
import unittest
from pathlib import Path

from hub import Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

SOURCE = Path(__file__).resolve().parents[2]
READERS = [SOURCE / "core/config" / name for name in ("agency_config.cpp", "hub_config.cpp", "rules.cpp")]
READERS += [path for path in (SOURCE / "connectors").glob("*/*config.cpp")]
VALUES = [SOURCE / "core/config" / name for name in ("agency_config.hpp", "hub_config.hpp", "rules.hpp")]
VALUES += [path for path in (SOURCE / "connectors").glob("*/*config.hpp")]
DROPPED = re.compile(r'(?<!=\n)^ +\w+\.(?:text|required_text|integer|share|flag|duration|size|date|secret|texts|numbers)\("(\w+)"', re.MULTILINE)
TOLD_BY_ITSELF = {"fingerprints"}  # https_push gives them as the names of a sender
MEMBERS = re.compile(r"^  (?!return|friend|static|using|virtual|const auto|if|for)[\w:]+(?:<[^;]*?>)? ((?:\w+(?:\s*=[^;,]*|\{[^;]*?\})?(?:, )?)+);", re.MULTILINE)


def members(path):
    """The names of the values in the structs of a header."""
    text = re.sub(r"//.*", "", path.read_text())
    for declared in MEMBERS.findall(text):
        yield from (re.match(r"\w+", each.strip()).group() for each in declared.split(", ") if re.match(r"\w+", each.strip()))


class Settings(unittest.TestCase):
    def test_no_setting_is_read_and_dropped(self):
        for path in READERS:
            self.assertEqual([], DROPPED.findall(path.read_text()), path)

    def test_every_value_is_asked_for_behind_the_configuration(self):
        readers = set(READERS)
        asking = "\n".join(path.read_text() for top in ("core", "connectors") for path in (SOURCE / top).rglob("*.[ch]pp")
                           if path not in readers)
        found = {name for path in VALUES for name in members(path)}
        self.assertLessEqual({"legal_basis", "catalogue", "expect", "max_age", "title", "reason", "batch", "settle"}, found)
        unseen = {name for name in found if not re.search(rf"(\.|->|&\w+::){name}\b", asking)}
        self.assertEqual(TOLD_BY_ITSELF, unseen)

    def test_check_and_the_ledger_tell_on_what_basis_people_are_passed_on(self):
        hub = Hub(sample=False)
        self.addCleanup(hub.close)
        hub.config("first_send_waits = true", "first_send_waits = false")
        file = hub.folder / "agencies/human_resources.toml"
        hub.edit(file, 'legal_basis = ""', 'legal_basis = "某某办法第五条"')
        hub.edit(file, 'catalogue = ""', 'catalogue = "3505-001"')
        hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + [unemployed(i) for i in range(20)])
        for name in ("低保", "特困"):
            hub.deliver("assistance_rosters", f"{name}_20210610.csv", [PERSON] + [protected(i) for i in range(15, 25)])
        configured = {each["agency"]: each for each in hub.json("check")["agencies_configured"]}
        self.assertEqual(("某某办法第五条", "3505-001"), tuple(configured["human_resources"][key] for key in ("legal_basis", "catalogue")))
        hub.run()
        self.assertEqual([{"agency": "human_resources", "references": 15, "legal_basis": "某某办法第五条", "catalogue": "3505-001"}],
                         hub.json("ledger")["disclosed"])
        self.assertRegex(hub.command("ledger").stdout, r"human_resources +15 +某某办法第五条 +3505-001")
        self.assertIn("  G6: 业务日期当日失业登记有效", hub.command("check").stdout)


if __name__ == "__main__":
    unittest.main()
