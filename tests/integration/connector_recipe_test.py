"""A connector of somebody else's: a folder from outside, found by the build, configured and run like the hub's own."""
import json
import subprocess
import unittest

from hub import BIN, Hub
from people import UNEMPLOYED, unemployed


class OneMore(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        for other in (self.hub.folder / "agencies").iterdir():
            other.unlink()
        (self.hub.folder / "agencies/human_resources.toml").write_text(
            'agency = "human_resources"\nplugin = "human_resources"\n[connector]\ntype = "one_file"\n'
            'path = "neighbour/list.csv"\n[[feed]]\nkind = "G6"\nas_of = "arrival"\n')
        self.file = self.hub.folder / "neighbour/list.csv"
        self.file.parent.mkdir()

    def command(self, *arguments, program="yingbao_one_more"):
        return subprocess.run([BIN / program, "-c", self.hub.folder / "hub.toml", "--json", *arguments],
                              capture_output=True, text=True)

    def write(self, people):
        rows = [UNEMPLOYED, *(unemployed(i) for i in range(people))]
        self.file.write_text("".join(",".join(row) + "\n" for row in rows))

    def deliveries(self):
        self.command("run", "--until", "ingest")
        return [d["name"] for d in json.loads(self.command("deliveries").stdout)]

    def test_it_brings_what_is_new(self):
        self.write(1)
        self.assertEqual(["list.csv"], self.deliveries())
        self.assertEqual(["list.csv"], self.deliveries(), "the same file is the same arrival")
        self.write(2)
        self.assertEqual(["list.csv"] * 2, self.deliveries())

    def test_check_and_the_configuration_know_it(self):
        self.assertIn("connector.path", " ".join(json.loads(self.command("check").stdout)["problems"]))
        self.file.write_text("")
        seen = {c["name"]: c for c in json.loads(self.command("check", "--connect").stdout)}
        self.assertEqual(("one_file", True), (seen["human_resources"]["type"], seen["human_resources"]["reachable"]))
        agency = self.hub.folder / "agencies/human_resources.toml"
        agency.write_text(agency.read_text().replace("path =", "pth ="))
        told = self.command("check").stderr
        self.assertIn("connector.path: is needed", told)
        self.assertIn("unknown key 'pth'", told)

    def test_a_program_without_it_lists_what_it_has(self):
        told = self.command("check", program="yingbao").stderr
        self.assertIn('must be one of "file_drop", "https_pull", "https_push", "sftp"', told)


if __name__ == "__main__":
    unittest.main()
