"""The whole tree is written as .clang-format says, so that a change shows what it changes and nothing else."""
import subprocess
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


class Style(unittest.TestCase):
    def test_every_source_is_formatted(self):
        sources = sorted(str(path.relative_to(SOURCE))
                         for top in ("core", "connectors", "plugins", "tests")
                         for path in (SOURCE / top).rglob("*") if path.suffix in (".hpp", ".cpp"))
        self.assertGreater(len(sources), 500)
        answer = subprocess.run(["clang-format", "--dry-run", "--ferror-limit=3", "-Werror", *sources],
                                cwd=SOURCE, capture_output=True, text=True)
        self.assertEqual(answer.returncode, 0, "run `clang-format -i` on:\n" + answer.stderr)


if __name__ == "__main__":
    unittest.main()
