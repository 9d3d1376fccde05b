"""A platform that is down, slow, refuses, forgets to answer: nothing is lost, nothing is sent twice."""
import subprocess
import time
import unittest

from hub import BIN, DATE, Hub
from people import PERSON, UNEMPLOYED, protected, unemployed

PEOPLE = 1200


class Platform(unittest.TestCase):
    def setUp(self):
        self.hub = Hub(sample=False)
        self.addCleanup(self.hub.close)
        self.hub.config("first_send_waits = true", "first_send_waits = false")
        self.hub.config('timeout = "30s"', 'timeout = "2s"\nattempts = 3')
        self.hub.config("batch = 500", "batch = 100")
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + [unemployed(i) for i in range(PEOPLE)])
        for name in ("低保_20210610.csv", "特困_20210610.csv"):
            self.hub.deliver("assistance_rosters", name, [PERSON, protected(PEOPLE + 1)])

    def assert_all_arrived_once(self):
        summary = self.hub.sandbox.summary()
        self.assertEqual((PEOPLE, PEOPLE, 0),
                         (summary["references"], summary["effects"], summary["duplicate_effects"]))
        self.assertTrue(self.hub.json("ledger")["balanced"])

    def restart_sandbox(self, limit):
        self.hub.sandbox.stop()
        self.hub.sandbox.limit = limit
        self.hub.sandbox.start()

    def test_down_then_up(self):
        self.hub.sandbox.stop()
        down = self.hub.run(exit_codes=(3,))
        self.assertEqual(0, down["sent"]["accepted"])
        self.hub.sandbox.start()
        self.hub.run()
        self.assert_all_arrived_once()

    def test_lost_replies(self):
        self.hub.sandbox.set_faults("drop-reply:times=5")
        self.hub.run()
        self.assert_all_arrived_once()

    def test_a_submission_without_a_reply_is_asked_for_and_not_sent_again(self):
        self.hub.config("connections = ", "connections = 1 # ")
        self.hub.sandbox.set_faults("drop-reply")  # of a new connection once, then each time of one that was kept
        batches = self.hub.run()["sent"]["batches"]
        self.assertEqual(2 * batches, self.hub.sandbox.summary()["requests"])
        self.assert_all_arrived_once()

    def test_errors_and_throttling(self):
        self.hub.sandbox.set_faults("status:500:times=3", "status:429:times=2:retry-after=0", "status:503:times=1")
        self.hub.run(exit_codes=(0, 3))
        self.hub.run()
        self.assert_all_arrived_once()

    def test_late_answers(self):
        self.hub.sandbox.set_faults("late:times=4:after=300")
        self.hub.run(exit_codes=(0, 3))
        self.hub.run()
        self.assert_all_arrived_once()

    def test_hanging_requests_end_by_their_deadline(self):
        self.hub.sandbox.set_faults("hang:times=1")
        self.hub.run(exit_codes=(0, 3))
        self.hub.run()
        self.assert_all_arrived_once()

    def test_refused_items_wait_for_a_change(self):
        self.hub.sandbox.set_faults("refuse:every=10")
        report = self.hub.run(exit_codes=(1,))
        refused = PEOPLE // 10
        self.assertEqual(refused, report["sent"]["refused"])
        self.hub.sandbox.set_faults()
        self.assertEqual({"acknowledged": PEOPLE - refused, "refused": refused}, self.hub.json("ledger")["by_state"])
        before = self.hub.sandbox.summary()["effects"]
        self.hub.run()
        self.assertEqual(before, self.hub.sandbox.summary()["effects"])

    def test_an_unsent_plan_is_closed_when_a_newer_night_comes(self):
        self.hub.sandbox.stop()
        self.hub.run(exit_codes=(3,))
        self.hub.sandbox.start()
        self.hub.run("2021-06-16")
        self.assert_all_arrived_once()

    def test_refused_items_go_again_after_a_release(self):
        self.hub.sandbox.set_faults("refuse:every=10")
        self.hub.run(exit_codes=(1,))
        self.hub.sandbox.set_faults()
        self.hub.release("refused")
        self.hub.run(exit_codes=(0, 1))
        self.assertEqual({"acknowledged": PEOPLE}, self.hub.json("ledger")["by_state"])

    def test_a_release_is_about_what_was_refused_until_then(self):
        self.hub.sandbox.set_faults("refuse:every=10")
        self.hub.run(exit_codes=(1,))
        self.hub.release("refused")
        self.hub.sandbox.set_faults("refuse:every=1")
        refused = self.hub.run(exit_codes=(1,))["sent"]["refused"]
        self.assertEqual(PEOPLE // 10, refused)
        self.hub.sandbox.set_faults()
        self.assertTrue(self.hub.run(exit_codes=(0, 1))["nothing_new"])
        self.assertIn(f"{refused} 人曾被平台拒收", str(self.hub.run("2021-06-16", (0, 1))["attention"]))

    def test_releasing_refused_people_where_there_are_none_says_so(self):
        self.hub.run()
        done = self.hub.command("release", "refused", "--reason", "test")
        self.assertEqual(2, done.returncode)
        self.assertIn("nothing stands refused", done.stderr)
        self.assertTrue(self.hub.run()["nothing_new"])
        self.assert_all_arrived_once()

    def test_a_wrong_address_refuses_nobody(self):
        port = self.hub.sandbox.port
        self.hub.config(f":{port}\"", f":{port}/nowhere\"")
        self.assertIn("404", self.hub.run(exit_codes=(3,))["trouble"])
        self.hub.config(f":{port}/nowhere\"", f":{port}\"")
        self.hub.run()
        self.assert_all_arrived_once()

    def test_a_submission_too_large_goes_out_in_two_and_refuses_nobody(self):
        self.hub.config("batch = 100", "batch = 500")
        self.restart_sandbox(20000)
        report = self.hub.run()
        self.assertIn("make `batch` in [platform] smaller", str(report["attention"]))
        self.assertEqual((PEOPLE, 0), (report["sent"]["accepted"], report["sent"]["refused"]))
        self.assert_all_arrived_once()

    def test_one_record_too_large_is_refused_and_nobody_waits_for_it(self):
        large = [unemployed(i, registry="鲤城区人力资源和社会保障局" + "某" * 10000 * (i == 3)) for i in range(PEOPLE)]
        self.hub.deliver("human_resources", "失业_20210610.csv", [UNEMPLOYED] + large)
        self.restart_sandbox(29000)
        report = self.hub.run(exit_codes=(1,))
        self.assertEqual((PEOPLE - 1, 1), (report["sent"]["accepted"], report["sent"]["refused"]))
        self.assertEqual({"acknowledged": PEOPLE - 1, "refused": 1}, self.hub.json("ledger")["by_state"])
        # The next night is planned and sent, and the person waits until something changes.
        self.assertIn("refused before", str(self.hub.run("2021-06-16", (1,))["attention"]))

    def start_in_pieces_and_kill(self):
        """The platform takes small submissions only, and the hub is killed when the first piece has arrived."""
        self.hub.config("batch = 100", "batch = 500")
        self.hub.config("connections = ", "connections = 1 # ")
        self.restart_sandbox(20000)
        # Replies that are lost slow it down.
        self.hub.sandbox.set_faults("drop-reply")
        process = subprocess.Popen([BIN / "yingbao", "-c", self.hub.folder / "hub.toml", "run", "--date", DATE],
                                   stdout=subprocess.DEVNULL)
        while not self.hub.sandbox.summary()["references"] and process.poll() is None:
            time.sleep(0.02)
        process.kill()
        process.wait()
        self.assertLess(self.hub.sandbox.summary()["references"], PEOPLE)
        self.hub.sandbox.set_faults()

    def test_pieces_of_a_submission_are_asked_for_when_a_newer_night_comes(self):
        self.start_in_pieces_and_kill()
        self.hub.run("2021-06-16")
        self.assert_all_arrived_once()

    def test_pieces_of_a_submission_are_asked_for_when_by_now_it_would_be_taken_whole(self):
        self.start_in_pieces_and_kill()
        self.restart_sandbox(64 << 20)
        self.hub.run()
        self.assert_all_arrived_once()

    def test_a_platform_that_takes_its_time_is_waited_for(self):
        self.hub.sandbox.set_faults("late:after=1500")
        self.hub.run()
        self.assert_all_arrived_once()

    def test_rehearsal_sends_nothing_and_marks_nothing(self):
        self.hub.config('mode = "live"', 'mode = "rehearsal"')
        report = self.hub.run()
        self.assertEqual((PEOPLE, True), (report["plan"]["new"], report["dry"]))
        self.assertEqual(0, self.hub.sandbox.summary()["requests"])
        told = self.hub.json("explain", stdin=unemployed(0)[2] + "\n")
        self.assertEqual(["present"], [candidate["standing"] for candidate in told["candidate"]])
        self.assertNotIn("sent", told, "the platform was told nothing")
        self.hub.config('mode = "rehearsal"', 'mode = "live"')
        self.hub.run()
        self.assert_all_arrived_once()

    def test_an_older_day_is_dry(self):
        self.hub.run()
        requests = self.hub.sandbox.summary()["requests"]
        self.assertTrue(self.hub.run("2021-06-12")["dry"])
        self.assertEqual(requests, self.hub.sandbox.summary()["requests"])


if __name__ == "__main__":
    unittest.main()
