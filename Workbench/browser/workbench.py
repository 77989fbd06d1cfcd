"""What the tests of the page share: one server, one browser, and a page that may not complain.

`ANABASIS_WORKBENCH` is the address of a running `anabasis serve`; without it the tests start the program that `ANABASIS` names, on a
free port. `PAGE_FROM_FILES=1` has it serve the page's files as they are now, not those that were built in; a folder's name, those of the folder.
"""

import atexit
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _serve() -> str:
    program, port = ROOT / os.environ.get("ANABASIS", ".build-workbench/release/anabasis"), _free_port()
    # A home of its own: what is played and saved is nobody's, and nothing is kept from an earlier run.
    home = tempfile.TemporaryDirectory(prefix="anabasis-browser-")
    for name in ("Scenarios", "Theatres", ".tools"):
        (pathlib.Path(home.name) / name).symlink_to(ROOT / name)
    folder = os.environ.get("PAGE_FROM_FILES")
    page = ["--page", str(ROOT / ("Sources/Workbench/Page" if folder == "1" else folder))] if folder else []
    server = subprocess.Popen(
        [str(program), "serve", "--port", str(port), *page], cwd=home.name, env={**os.environ, "ANABASIS_HOME": home.name},
        stderr=subprocess.DEVNULL)
    atexit.register(lambda: (server.terminate(), server.wait(10), home.cleanup()))
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/api/server", timeout=1).close()
            return address
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"{program} serve does not answer on port {port}")


class Bench(unittest.TestCase):
    """A test with a fresh profile of the browser. A message of the console, a foreign request or a broken script fails it."""

    size = (1280, 800)
    options: dict = {}
    address: str | None = None
    _browser = None
    #: Statuses that the page provokes on purpose. 409: the store of a study is gone or another server's; the page plays it anew.
    expects_status: set[int] = {409}

    @classmethod
    def setUpClass(cls):
        if Bench.address is None:
            Bench.address = os.environ.get("ANABASIS_WORKBENCH") or _serve()
            driver = sync_playwright().start()
            Bench._browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            atexit.register(lambda: (Bench._browser.close(), driver.stop()))

    def setUp(self):
        self.complaints: list[str] = []
        self.context = Bench._browser.new_context(
            viewport={"width": self.size[0], "height": self.size[1]}, accept_downloads=True, **self.options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message):
        status = re.search(r"status of (\d+)", message.text)
        if not (status and int(status[1]) in self.expects_status):
            self.complaints.append(f"{message.type}: {message.text}")

    def _request(self, request):
        if not request.url.startswith((self.address, "blob:")):
            self.complaints.append(f"foreign request: {request.url}")

    def tearDown(self):
        self.context.close()
        self.assertEqual(self.complaints, [])

    def open(self, query: str = "", scenario: str = "korea-1950"):
        """Opens the page and waits until its map is drawn and its situation stands on it."""
        self.page.goto(f"{self.address}/?s={scenario}{query}")
        self.page.wait_for_selector("body[data-ready=map][data-situation]")

    def until(self, script: str, arg=None, timeout: float = 30_000):
        """Waits until a script of the page gives true. (The driver's own waiting evaluates text inside the page, which its policy forbids.)"""
        end = time.monotonic() + timeout / 1000
        while not self.page.evaluate(script, arg):
            if time.monotonic() > end:
                self.fail(f"still not so: {script}")
            time.sleep(0.05)

    @property
    def panel(self):
        return self.page.locator("#panel")

    def played(self):
        """Waits until the futures of the Futures screen are played."""
        self.page.wait_for_selector(".dotplot .mark", timeout=120_000)
        self.until("new URLSearchParams(location.search).has('q')")
        return self.page.evaluate("new URLSearchParams(location.search).get('q')")
