"""What is taken away opens elsewhere: PNG, SVG, GeoPackage, CSV, YAML, the command."""

import csv
import io
import pathlib
import re
import sqlite3
import struct
import tempfile
import unittest
import xml.etree.ElementTree as xml

from workbench import Bench

#: Plays a film in the page: its size, how many pictures it shows, and how many points of its first and last one differ.
FILM = """async bytes => {
  const film = document.createElement('video');
  film.muted = true;
  film.src = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], {type: 'video/webm'}));
  const canvas = document.createElement('canvas'), looks = [];
  const look = () => {
    [canvas.width, canvas.height] = [film.videoWidth, film.videoHeight];
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.drawImage(film, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  let pictures = 0, first = null, last = null;
  const each = () => { pictures += 1; last = look(); first ??= last; film.requestVideoFrameCallback(each); };
  film.requestVideoFrameCallback(each);
  await film.play();
  await new Promise(resolve => { film.onended = resolve; });
  let differing = 0;
  for (let at = 0; at < first.length; at += 4) if (Math.abs(first[at] - last[at]) > 40) differing += 1;
  return {width: film.videoWidth, height: film.videoHeight, pictures, differing};
}"""


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
        for part in ("cut-off divisions", "30 September 1950", "km", "Gaps, with their width", "Elevation", "What it cost the people"):
            self.assertIn(part, words)
        digest = self.page.evaluate("fetch('/api/scenarios/korea-1950').then(answer => answer.json()).then(scenario => scenario.digest)")
        self.assertIn(digest[:8], words)

    def test_svg_shows_what_the_map_shows(self):
        """Ground without a relief, and every mark that is on, in the map's own colours."""
        self.open("&l=gaps.cordon.enemy", scenario="lesson")
        self.page.get_by_role("button", name="Take away").click()
        picture = self.taken("button", "SVG").decode()
        for colour in ("#ddc6ab", "#dfa43c", "#3d5a80"):
            self.assertIn(f'fill="{colour}"', picture)
        self.assertIn("Parna", picture)
        self.assertIn("The cordon", picture)

    def test_a_film_of_a_future(self):
        """The browser itself plays what was recorded: a film as wide as the map, some seconds long, that is no still."""
        self.open("&v=watch", scenario="lesson")
        self.page.wait_for_selector("body[data-campaign]")
        self.page.get_by_label("Speed").select_option(label="4 days a second")
        self.page.get_by_role("button", name="Take away").click()
        data = self.taken("button", "Video")
        self.assertEqual(data[:4], b"\x1aE\xdf\xa3")
        # The page's own policy lets it play no films: it is looked at elsewhere.
        blank = self.context.new_page()
        found = blank.evaluate(FILM, list(data))
        width, height = self.page.evaluate("bench.map.map.getSize()")
        self.assertEqual((found["width"], found["height"]), (width, height + 46))
        # A busy machine records few of the 25 a second.
        self.assertGreater(found["pictures"], 3)
        self.assertGreater(found["differing"], 100)

    def test_picture_of_a_future(self):
        self.open("&v=watch&e=20")
        self.page.wait_for_selector("body[data-campaign]")
        self.page.get_by_role("button", name="Take away").click()
        picture = xml.fromstring(self.taken("button", "SVG"))
        words = " ".join("".join(text.itertext()) for text in picture.iter("{http://www.w3.org/2000/svg}text"))
        self.assertIn("10 October 1950", words)
        self.assertIn("One future among many", words)
        self.assertIn("future 0 of the standard world", words)
        self.assertGreater(len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))), 50)

    def test_picture_of_twin_maps(self):
        self.open("&v=watch&e=20&p=all-go")
        self.page.wait_for_selector(".twins .map + .map .caption")
        self.page.wait_for_timeout(500)
        self.page.get_by_role("button", name="Take away").click()
        picture = xml.fromstring(self.taken("button", "SVG"))
        maps = [part for part in picture if part.tag == "{http://www.w3.org/2000/svg}svg"]
        self.assertEqual([part.get("x") for part in maps], ["0", str(self.page.evaluate("bench.map.map.getSize()[0]"))])
        bodies = [(len(list(part.iter("{http://www.w3.org/2000/svg}circle"))), len(list(part.iter("{http://www.w3.org/2000/svg}rect")))) for part in maps]
        # Round bodies on the first, square ones on the second.
        self.assertGreater(bodies[0][0], bodies[1][0] + 20)
        self.assertGreater(bodies[1][1], bodies[0][1] + 20)

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

    def test_a_changed_order_has_the_file_name_that_a_case_reads(self):
        self.open("&v=order", scenario="lesson")
        size = self.page.locator('[data-pointer="/parts/0/detachmentSize"]')
        size.fill("77")
        size.press("Tab")
        self.page.get_by_role("button", name="Undo: ").wait_for()
        self.page.get_by_role("link", name="Watch").click()
        self.page.wait_for_selector("body[data-campaign]")
        self.page.get_by_role("button", name="Take away").click()
        with self.page.expect_download() as started:
            self.page.locator("dialog").get_by_role("button", name="YAML").click()
        order = pathlib.Path(started.value.path()).read_text()
        self.assertEqual(started.value.suggested_filename, re.match(r"id: (\S+)", order)[1] + ".yaml")
        self.assertIn("detachmentSize: 77", order)
        # The case alone does not hold this order: the command reads the recording.
        recording = self.page.locator("dialog a", has_text="Recording").get_attribute("href")
        command = self.page.locator("dialog pre").inner_text()
        self.assertEqual(command, f"anabasis run --from {recording.split('/')[-2][:12]}.journal")
        self.assertIn("It needs the recording above", self.page.locator("dialog").inner_text())

    def test_the_command_is_there(self):
        self.open_sheet()
        self.assertIn("anabasis situation korea-1950", self.page.locator("dialog pre").inner_text())
        self.assertNotIn("It needs the recording", self.page.locator("dialog").inner_text())


if __name__ == "__main__":
    unittest.main()
