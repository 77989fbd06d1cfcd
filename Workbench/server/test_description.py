"""The description of the API is valid, and no address answers a request, however odd, with a defect."""

import os
import json
import pathlib
import subprocess
import sys
import unittest

from openapi_spec_validator import OpenAPIV31SpecValidator

from served import Server

#: Requests a check: enough to find what breaks, few enough to wait for.
EXAMPLES = os.environ.get("EXAMPLES", "25")


class Description(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_the_description_is_openapi_3_1(self):
        status, _, body = self.server.ask("/api/openapi.json")
        self.assertEqual(status, 200)
        document = json.loads(body)
        OpenAPIV31SpecValidator(document).validate()
        self.assertEqual(document["openapi"], "3.1.0")

    def test_every_scenario_of_the_list_opens(self):
        _, _, body = self.server.ask("/api/scenarios")
        names = [scenario["id"] for scenario in json.loads(body)]
        self.assertTrue({"korea-1950", "lesson", "nfa_1941"} <= set(names), names)
        # The command named the lesson.
        self.assertEqual([scenario["id"] for scenario in json.loads(body) if scenario["isFirst"]], ["lesson"])
        for name in names:
            status, _, body = self.server.ask(f"/api/scenarios/{name}")
            self.assertEqual(status, 200, f"{name}: {body[:200]!r}")

    def test_every_address_at_random(self):
        """schemathesis asks every operation with sound and unsound requests: no answer of 500 or above, methods refused with Allow."""
        run = subprocess.run(
            [
                str(pathlib.Path(sys.executable).with_name("schemathesis")), "run", f"{self.server.address}/api/openapi.json",
                "--checks", "not_a_server_error,unsupported_method,status_code_conformance,content_type_conformance",
                "--phases", "examples,coverage,fuzzing", "--max-examples", EXAMPLES, "--seed", "1950",
                "--request-timeout", "60", "--no-color",
            ],
            cwd=self.server.home.name, capture_output=True, text=True, timeout=900)
        # The generator itself may stumble (hypothesis on some releases of Python); what the server answered is what is judged.
        self.assertIn("passed", run.stdout, run.stdout[-3000:] + run.stderr[-2000:])
        self.assertNotIn("Failures:", run.stdout, run.stdout[-8000:])
        self.assertIn("Tested:", run.stdout)
        self.assertIsNone(self.server.process.poll(), "the server lives")

    def test_the_stream_ends_at_once_for_those_who_only_look(self):
        status, head, body = self.server.ask("/api/studies/none/events?once=true")
        self.assertEqual(status, 404)
        asked, _, study = self.server.ask(
            "/api/studies", "POST", {"scenario": "lesson", "directive": "go-small", "replications": 20})
        self.assertIn(asked, (200, 202))
        name = json.loads(study)["id"]
        status, head, body = self.server.ask(f"/api/studies/{name}/events?once=true")
        self.assertEqual((status, head["Content-Type"]), (200, "text/event-stream"))
        self.assertIn(b"event: stage", body)


if __name__ == "__main__":
    unittest.main()
