"""Shoots the README's picture of the page: one future of the telegram's order on the morning of 6 October 1950.

    .tools/workbench-tests/bin/python Tools/workbench/picture.py http://127.0.0.1:8080

Needs a running `anabasis serve`, a system Chromium and Playwright (`bash Tools/workbench/setup.sh tests`). Look at what it made.
"""

import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

PICTURE = pathlib.Path(__file__).resolve().parents[2] / "Documentation/pictures/workbench.png"
CHROMIUM = next(path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path)


def main() -> None:
    address = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8080"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=1.25)
        page.goto(f"{address}/?s=korea-1950&v=watch&r=7&e=11&l=hold.gaps.enemy")
        page.wait_for_selector("body[data-ready=map][data-situation][data-campaign]")
        page.wait_for_timeout(2000)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
