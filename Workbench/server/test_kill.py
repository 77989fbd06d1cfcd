"""A server that is killed at any moment: what was finished is there when another is started."""

import json
import time
import unittest

from served import Server


class Killed(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)

    def study(self, replications: int, seed: str) -> str:
        status, _, body = self.server.ask("/api/studies", "POST", {
            "scenario": "lesson", "directive": "go-small", "replications": replications, "seed": seed})
        self.assertIn(status, (200, 202), body)
        return json.loads(body)["id"]

    def shown(self, study: str) -> dict:
        status, _, body = self.server.ask(f"/api/studies/{study}")
        self.assertEqual(status, 200, body)
        return json.loads(body)

    def test_a_finished_study_is_there_at_once(self):
        study = self.study(60, "3")
        self.server.ask(f"/api/studies/{study}/events")
        before = self.shown(study)
        # Right after the last event: it promises that all is on disk.
        self.server.kill_and_start_again()
        after = self.shown(study)
        self.assertEqual((after["state"], after["played"]), ("done", 60))
        self.assertEqual(after["result"], before["result"])

    def test_a_study_that_was_played_goes_on(self):
        study = self.study(8000, "4")
        for pause in (0.7, 0.4, 0.6):
            time.sleep(pause)
            self.server.kill_and_start_again()
            kept = self.shown(study)
            self.assertEqual(kept["state"], "stopped")
            self.study(8000, "4")
        # A busy machine may have been killed each time before it played a pair.
        end = time.monotonic() + 60
        while self.shown(study)["played"] <= 100 and time.monotonic() < end:
            time.sleep(0.1)
        self.server.ask(f"/api/studies/{study}/stop", "POST", {})
        self.server.ask(f"/api/studies/{study}/events")
        joined = self.shown(study)
        self.assertGreater(joined["played"], 100)
        # The same futures as those of a server that nobody killed.
        alone = Server()
        self.addCleanup(alone.stop)
        _, _, body = alone.ask("/api/studies", "POST", {
            "scenario": "lesson", "directive": "go-small", "replications": 100, "seed": "4"})
        whole = json.loads(body)["id"]
        alone.ask(f"/api/studies/{whole}/events")
        futures = [json.loads(server.ask(f"/api/studies/{name}/replications")[2]) for server, name in ((self.server, study), (alone, whole))]
        for side in ("order", "against"):
            self.assertEqual(futures[0][side]["menOut"][:100], futures[1][side]["menOut"])


if __name__ == "__main__":
    unittest.main()
