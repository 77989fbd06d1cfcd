"""What a hostile page or program may try on this machine: another Host or Origin, ways out of the folders, slow and many senders."""

import concurrent.futures
import json
import os
import socket
import time
import unittest

from served import Server

#: Seconds that many clients ask at once.
SECONDS = float(os.environ.get("ATTACK_SECONDS", "10"))


class Attacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def raw(self, text: bytes, wait: float = 5) -> bytes:
        """Bytes that come back for bytes that are sent."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=wait) as connection:
            connection.sendall(text)
            parts = []
            try:
                while part := connection.recv(65536):
                    parts.append(part)
                    if b"\r\n\r\n" in b"".join(parts):
                        break
            except TimeoutError:
                pass
        return b"".join(parts)

    def status(self, text: bytes) -> int:
        answer = self.raw(text)
        return int(answer.split()[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    def test_a_name_that_was_bound_to_this_machine_is_not_ours(self):
        for host in (b"evil.example", b"evil.example:%d" % self.server.port, b"127.0.0.1:1", b"127.0.0.1.evil.example", b""):
            self.assertIn(self.status(b"GET /api/scenarios HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"), (400, 421), host)
        self.assertIn(self.status(b"GET /api/scenarios HTTP/1.1\r\n\r\n"), (400, 421))

    def test_no_way_leads_out_of_the_folders(self):
        for path in (
            "/page/../../../etc/passwd", "/page/..%2f..%2f..%2fetc%2fpasswd", "/lib/..%2f..%2fPackage.swift",
            "/api/scenarios/..%2f..%2fetc", "/api/scenarios/%2e%2e", "/api/scenarios/my...", "/page/%00", "//etc/passwd",
            "/api/scenarios/lesson/exports/..%2fscenario.yaml", "/api/studies/..%2f..%2fx/exports/study.json",
        ):
            status, _, body = self.server.ask(path)
            self.assertIn(status, (400, 404), path)
            self.assertNotIn(b"root:", body)

    def test_another_site_writes_nothing(self):
        order = {"directive": "go-small"}
        for fields in (
            {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
            {"Origin": f"http://localhost:{self.server.port + 1}"},
        ):
            status, head, _ = self.server.ask("/api/scenarios/lesson/check", "POST", order, fields)
            self.assertEqual(status, 403, fields)
            self.assertIsNone(head["Access-Control-Allow-Origin"])
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            status, _, _ = self.server.ask(
                "/api/scenarios/lesson/check", "POST", json.dumps(order).encode(), {"Content-Type": kind})
            self.assertEqual(status, 415, kind)

    def test_heads_that_are_none_end_the_connection(self):
        for text in (b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x00\xa5", b"GET / HTTP/1.1\r\n" + b"x" * 200_000 + b"\r\n\r\n",
                     b"GET / HTTP/9.9\r\nHost: x\r\n\r\n"):
            self.raw(text, wait=3)
        status, _, _ = self.server.ask("/api/scenarios")
        self.assertEqual(status, 200, "others are still heard")

    def test_a_body_that_is_longer_than_it_says_or_endless(self):
        head = f"POST /api/scenarios/lesson/check HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nContent-Type: application/json\r\n"
        self.assertEqual(self.status(head.encode() + b"Content-Length: 99999999999\r\n\r\n{}"), 413)
        self.assertIn(self.status(head.encode() + b"Content-Length: -1\r\n\r\n{}"), (0, 400))
        chunk = b"10000\r\n" + b"[" * 65536 + b"\r\n"
        self.assertIn(self.status(head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 3), (0, 413))

    def test_a_slow_sender_is_not_waited_for(self):
        """Thirty seconds: a head that never ends is closed, a body that never ends is a problem of 408; both at once."""
        head = f"POST /api/scenarios/lesson/check HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nContent-Type: application/json\r\n"
        begun = time.monotonic()
        silent = socket.create_connection(("127.0.0.1", self.server.port), timeout=50)
        silent.sendall(b"GET / HTTP/1.1\r\nHost: ")
        slow = socket.create_connection(("127.0.0.1", self.server.port), timeout=50)
        slow.sendall(head.encode() + b"Content-Length: 100\r\n\r\n{")
        with silent, slow:
            answer = slow.recv(65536)
            self.assertTrue(answer == b"" or b" 408 " in answer, answer[:80])
            self.assertEqual(silent.recv(10) if time.monotonic() - begun < 50 else b"", b"")
            self.assertLess(time.monotonic() - begun, 48)

    def test_many_clients_are_all_heard(self):
        """64 clients ask in turn for what a page asks for; nobody hears of a defect."""
        paths = ("/api/scenarios", "/api/scenarios/lesson", "/api/scenarios/lesson/ground", "/api/scenarios/lesson/situation",
                 "/api/scenarios/lesson/fields/hold", "/", "/api/openapi.json")
        end = time.monotonic() + SECONDS

        def client(number: int) -> list[int]:
            statuses = []
            while time.monotonic() < end:
                statuses.append(self.server.ask(paths[(number + len(statuses)) % len(paths)])[0])
            return statuses

        with concurrent.futures.ThreadPoolExecutor(64) as pool:
            statuses = [status for one in pool.map(client, range(64)) for status in one]
        self.assertGreater(len(statuses), 64)
        self.assertEqual(set(statuses), {200})
        self.assertLess(self.server.memory(), 250_000_000)

    def test_streams_are_counted(self):
        _, _, study = self.server.ask(
            "/api/studies", "POST", {"scenario": "lesson", "directive": "go-small", "replications": 20000, "seed": "9"})
        name = json.loads(study)["id"]
        connections, statuses = [], []
        for _ in range(40):
            connection = socket.create_connection(("127.0.0.1", self.server.port), timeout=10)
            connection.sendall(
                f"GET /api/studies/{name}/events HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n".encode())
            connections.append(connection)
            statuses.append(int(connection.recv(64).split()[1]))
        for connection in connections:
            connection.close()
        self.server.ask(f"/api/studies/{name}", "DELETE")
        self.assertEqual(statuses.count(200), 32)
        self.assertEqual(statuses.count(429), 8)


if __name__ == "__main__":
    unittest.main()
