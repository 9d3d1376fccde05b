"""Who may include whom. A layering that nothing enforces decays."""
import re
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
SDK = {"schema", "reading", "places"}
ALLOWED = {
    "base": set(), "schema": set(), "reading": {"schema"}, "places": {"reading"}, "sdk": SDK,
    "config": SDK, "crypto": set(), "process": set(),
    "format": SDK, "plugin_host": SDK | {"sdk", "format", "process"}, "list": {"schema", "crypto"},
    "store": {"schema", "crypto"}, "data": {"list", "store", "crypto"}, "net": {"crypto"}, "connector": {"data", "store", "config", "crypto"},
    "ingest": SDK | {"plugin_host", "list", "data", "store", "config", "crypto", "format"},
    "deciding": SDK | {"list", "config", "crypto"},
    "forward": {"deciding", "list", "data", "store", "net", "config", "schema", "crypto"},
    "document": set(),
    "report": {"document", "store", "deciding", "schema", "places"},
    "exchange": {"data", "connector", "ingest", "deciding", "forward", "document", "report", "schema", "list", "store", "config",
                 "crypto"},
    "cli": {"exchange", "data", "connector", "ingest", "deciding", "forward", "document", "report", "list", "store", "config", "crypto",
            "net", "process", "plugin_host", "format"} | SDK,
    "plugins": SDK | {"sdk"},
}
CONNECTORS = {path.parent.name for path in (SOURCE / "connectors").glob("*/CMakeLists.txt")}
ALLOWED |= {each: {"connector", "config", "store", "crypto", "net", "process", "format"} for each in CONNECTORS}
MODULES = {path.name for path in (SOURCE / "core").iterdir() if path.is_dir()} | CONNECTORS
ONE_INCLUDER = {"toml++": "config", "sqlite3.h": "store", "lz4.h": "list", "seccomp.h": "process", "boost/beast": "net",
                "xlsxwriter.h": "document", "boost/dll": "plugin_host", "libxml/": "format", "expat.h": "format", "zip.h": "document format",
                "libssh/": "sftp"}
ASKS_THE_TIME = re.compile(r"::now\(|\b(clock_gettime|gettimeofday|timespec_get|ftime) *\(|\btime *\( *(nullptr|NULL|0|&)|\bSystemClock\b")


def module_of(path):
    parts = path.relative_to(SOURCE).parts
    return "plugins" if parts[0] == "plugins" else parts[1]


def sources():
    for top in ("core", "connectors", "plugins"):
        for path in sorted((SOURCE / top).rglob("*")):
            if path.suffix in (".hpp", ".cpp") and path.parent != SOURCE / "core":
                yield path


def includes(path):
    return re.findall(r'^#include ["<]([^">]+)[">]', path.read_text(), re.MULTILINE)


class Layers(unittest.TestCase):
    def edges(self):
        for path in sources():
            for header in includes(path):
                target = header.split("/")[0]
                if "/" in header and target in MODULES and target != module_of(path):
                    yield path, module_of(path), target

    def test_every_include_is_allowed(self):
        for path, module, target in self.edges():
            if target != "base":
                self.assertIn(target, ALLOWED[module], f"{path} may not include {target}")

    def test_no_module_of_the_hub_names_a_connector(self):
        for path in (SOURCE / "core").rglob("*.[ch]pp"):
            for name in CONNECTORS:
                self.assertNotIn(f"{name}::", path.read_text(), path)

    def test_no_two_modules_include_each_other(self):
        pairs = {(module, target) for _, module, target in self.edges()}
        self.assertEqual([], sorted(pair for pair in pairs if pair[::-1] in pairs))

    def test_each_library_has_its_includer(self):
        for path in sources():
            for header in includes(path):
                for library, module in ONE_INCLUDER.items():
                    if header.startswith(library):
                        self.assertIn(module_of(path), module.split(), f"{path} includes {header}")

    def test_beast_stays_out_of_headers(self):
        for path in sources():
            if path.suffix == ".hpp":
                self.assertEqual([], [h for h in includes(path) if h.startswith("boost/beast")], path)

    def test_one_clock_is_made_in_main_and_handed_down(self):
        for path in sources():
            if path.with_suffix("") != SOURCE / "core/base/clock":
                self.assertIsNone(ASKS_THE_TIME.search(path.read_text()), f"{path} must be given a Clock")
