"""A running `anabasis serve` for the tests of the server: the program that `ANABASIS` names, on a free port."""

import atexit
import http.client
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ANABASIS", ".build-workbench/release/anabasis")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A server of its own; it ends with the tests."""

    def __init__(self, *arguments: str):
        self.arguments = arguments
        # A home of its own: what is saved and removed is nobody's.
        self.home = tempfile.TemporaryDirectory(prefix="anabasis-workbench-")
        for name in ("Scenarios", "Theatres", ".tools"):
            (pathlib.Path(self.home.name) / name).symlink_to(ROOT / name)
        self._start()
        atexit.register(self.stop)

    def _start(self) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [str(ROOT / PROGRAM), "serve", "--port", str(self.port), "--scenario", "lesson", *self.arguments],
            cwd=self.home.name, env={**os.environ, "ANABASIS_HOME": self.home.name}, stderr=subprocess.PIPE)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError(f"{PROGRAM} serve does not listen: {self.process.communicate(timeout=5)[1]!r}")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill_and_start_again(self) -> None:
        """Ends the process as a power cut would, and starts another in the same folder."""
        self.process.kill()
        self.process.wait(10)
        self.process.stderr.close()
        self._start()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
        if self.process.stderr:
            self.process.stderr.close()
        self.home.cleanup()

    def ask(self, path: str, method: str = "GET", body=None, fields: dict | None = None):
        """Status, head and bytes of an answer; a body that is no bytes is sent as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        head = dict(fields or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            head.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body=body, headers=head)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def memory(self) -> int:
        """Bytes that the process holds now."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        return 0
