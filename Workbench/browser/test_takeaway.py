"""What is taken away opens elsewhere: PNG, SVG, GeoPackage, CSV, YAML, the command."""

import csv
import io
import pathlib
import sqlite3
import struct
import tempfile
import unittest
import xml.etree.ElementTree as xml

from workbench import Bench


class TakeAway(Bench):
    def taken(self, role: str, name: str) -> bytes:
        dialog = self.page.locator("dialog[open]")
        with self.page.expect_download(timeout=60_000) as download:
            dialog.get_by_role(role, name=name, exact=True).first.click()
        return pathlib.Path(download.value.path()).read_bytes()

    def open_sheet(self, query=""):
        self.open(query)
        self.page.get_by_role("button", name="Take away").click()
        self.page.locator("dialog[open]").wait_for()

    def test_png(self):
        self.open_sheet()
        data = self.taken("button", "PNG")
        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", data[16:24])
        self.assertGreater(width, 1000)
        self.assertGreater(height, 1000)
        self.assertGreater(len(data), 100_000)

    def test_svg_carries_title_scale_date_credits_and_digest(self):
        self.open_sheet()
        picture = xml.fromstring(self.taken("button", "SVG"))
        words = " ".join("".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text"))
        for part in ("cut-off divisions", "30 September 1950", "km", "gap, with its width", "Elevation", "What it cost the people"):
            self.assertIn(part, words)
        digest = self.page.evaluate("fetch('/api/scenarios/korea-1950').then(answer => answer.json()).then(scenario => scenario.digest)")
        self.assertIn(digest[:8], words)

    def test_picture_of_a_future(self):
        self.open("&v=watch&e=20")
        self.page.wait_for_selector("body[data-campaign]")
        self.page.get_by_role("button", name="Take away").click()
        picture = xml.fromstring(self.taken("button", "SVG"))
        words = " ".join("".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text"))
        self.assertIn("10 October 1950", words)
        self.assertIn("One future among many", words)
        self.assertGreater(len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))), 50)

    def test_geopackage(self):
        self.open_sheet()
        data = self.taken("link", "GeoPackage")
        with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
            file.write(data)
            file.flush()
            with sqlite3.connect(file.name) as base:
                tables = {name for (name,) in base.execute("SELECT table_name FROM gpkg_contents")}
        self.assertLessEqual({"formations", "enemy", "gaps", "hold"}, tables)

    def test_csv_and_order(self):
        self.open_sheet()
        rows = list(csv.DictReader(io.StringIO(self.taken("link", "CSV").decode())))
        self.assertEqual(len(rows), 16)
        order = self.taken("button", "YAML").decode()
        self.assertIn("detachmentSize: 40", order)

    def test_the_command_is_there(self):
        self.open_sheet()
        self.assertIn("anabasis situation korea-1950", self.page.locator("dialog pre").inner_text())


if __name__ == "__main__":
    unittest.main()
