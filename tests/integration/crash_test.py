"""kill -9 at random moments of a run: afterwards nothing is lost and nothing was sent twice."""
import random
import signal
import subprocess
import time
import unittest

from hub import BIN, DATE, Hub


class Crash(unittest.TestCase):
    KILLS = 20

    def undisturbed(self):
        hub = Hub()
        try:
            hub.config("first_send_waits = true", "first_send_waits = false")
            start = time.monotonic()
            hub.run()
            return hub.sandbox.summary(), time.monotonic() - start
        finally:
            hub.close()

    def test_the_end_is_as_if_nothing_had_happened(self):
        expected, seconds = self.undisturbed()
        hub = Hub()
        self.addCleanup(hub.close)
        hub.config("first_send_waits = true", "first_send_waits = false")
        generator = random.Random(20210615)
        killed = tries = 0
        while killed < self.KILLS:
            tries += 1
            self.assertLess(tries, 20 * self.KILLS, "runs end before they can be cut off")
            run = subprocess.Popen([BIN / "yingbao", "-c", hub.folder / "hub.toml", "run", "--date", DATE],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(generator.uniform(0.002, seconds / 6))
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                killed += 1
        hub.run()
        found = hub.sandbox.summary()
        for key in ("effects", "duplicate_effects", "references", "accepted", "state_digest"):
            self.assertEqual(expected[key], found[key], key)
        account = hub.json("ledger")
        self.assertTrue(account["balanced"], account["faults"])
        self.assertEqual({"acknowledged": expected["references"]}, account["by_state"])
        self.assertEqual(14, len(account["deliveries"]))
        named = len(hub.json("deliveries"))
        self.assertEqual(named, len(list((hub.folder / "data" / "deliveries").iterdir())), "an orphan is left")


if __name__ == "__main__":
    unittest.main()
