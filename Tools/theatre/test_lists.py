"""Faults of a theatre's lists, each told in one sentence and all at once; and the lists and maps that are committed."""
import contextlib
import io
import pathlib
import random
import re
import shutil
import sqlite3
import tempfile
import unicodedata
import unittest

from theatre import describe, lists, verify
from theatre.faults import FaultReport

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = pathlib.Path(__file__).resolve().with_name("example")


class Broken(unittest.TestCase):
    def setUp(self):
        spare = tempfile.TemporaryDirectory()
        self.addCleanup(spare.cleanup)
        self.folder = pathlib.Path(spare.name) / "valley"
        shutil.copytree(EXAMPLE, self.folder)
        (self.folder / "heights.tif").write_bytes(b"only its presence is looked at")

    def edit(self, file, old, new):
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def sentences(self):
        with self.assertRaises(FaultReport) as caught:
            lists.read(str(self.folder))
        return [s.split("valley/")[-1].split("valley:")[-1] for s in caught.exception.sentences]

    def expect(self, *edits, sentence):
        for edit in edits:
            self.edit(*edit)
        self.assertEqual(self.sentences(), [sentence])

    def test_the_example_has_no_fault(self):
        self.assertEqual(len(lists.read(str(self.folder)).places), 7)

    def test_all_faults_of_all_files_are_told_at_once(self):
        self.edit("theatre.yaml", "woods: 0\n", "wood: 0\n")
        self.edit("places.csv", "pass,45.20", "gate,95.20")
        self.edit("zones.csv", "0.2,low", "2,sure")
        self.edit("roads.txt", "road low_town east_hamlet", "rode low_town east_hamlet")
        self.edit("rivers.txt", "river  45.15 7.20", "rivr  45.15 7.20")
        self.edit("banks.csv", "right", "up")
        said = self.sentences()
        self.assertEqual(len(said), 8)
        self.assertEqual([s.split(":")[0] for s in said],
                         ["banks.csv", "places.csv", "places.csv", "rivers.txt", "roads.txt", "theatre.yaml", "zones.csv", "zones.csv"])
        self.assertTrue(all(", expected " in s and "; " in s and s[-1] in ".?" for s in said))

    def test_an_unknown_key_has_its_nearest(self):
        self.expect(("theatre.yaml", "title: The valley", "titel: The valley\ntitle: The valley"),
                    sentence=f"theatre.yaml:2: the file has the key 'titel', expected one of {self.keys()}; did you mean 'title'?")

    def keys(self):
        from theatre.faults import listing
        from theatre.schema import THEATRE
        return listing(THEATRE.keys)

    def test_a_key_that_is_needed(self):
        self.expect(("theatre.yaml", "assumptions: None.\n", ""), sentence="theatre.yaml:2: the file has no key 'assumptions', expected text of "
                    "1 to 20,000 letters; write it: what was assumed, for the metadata of the file; a paragraph a line.")

    def test_a_number_out_of_its_range(self):
        self.expect(("theatre.yaml", "hexKilometres: 1", "hexKilometres: 0.1"),
                    sentence="theatre.yaml:3: hexKilometres is '0.1', expected a number from 1 to 10 km; correct it.")

    def test_a_box_upside_down(self):
        self.expect(("theatre.yaml", "south: 45.0, north: 45.3", "south: 45.3, north: 45.0"),
                    sentence="theatre.yaml:4: south is 45.3 and north 45, expected south below north; exchange or correct them.")

    def test_too_many_hexes(self):
        self.edit("theatre.yaml", "{south: 45.0, north: 45.3, west: 7.0, east: 7.4}", "{south: 40.0, north: 50.0, west: 0.0, east: 9.0}")
        said = self.sentences()
        self.assertEqual(len(said), 1)
        self.assertRegex(said[0], r"^theatre.yaml: the box of 767 by 1,112 km has 9\d\d,\d\d\d hexes of 1 km, expected at most 250,000; cut the box "
                         r"smaller, or write hexKilometres: 2\.1\.$")

    def test_text_that_is_no_yaml(self):
        self.edit("theatre.yaml", "sea: false", "sea: [false")
        self.assertIn("the text is no YAML", self.sentences()[0])

    def test_a_file_that_is_missing(self):
        (self.folder / "zones.csv").unlink()
        said = self.sentences()
        self.assertIn("zones.csv: there is no such file, expected the file zones.csv of a theatre; write it, or copy that of "
                      "Theatres/korea.", said)
        self.assertFalse([s for s in said if "the zone '" in s], "the zones of places are not told one by one")

    def test_a_column_that_is_missing(self):
        self.edit("places.csv", "place,name,modern,kind,lat,lon,zone", "place,name,modern,kind,lat,long,zone")
        said = self.sentences()
        self.assertIn("places.csv:1: there is no column 'lon', expected it; add it: degrees east.", said)
        self.assertIn("did you mean 'lon'?", "\n".join(said))

    def test_a_comma_too_many(self):
        self.expect(("places.csv", "The Tarn,The Tarn", "The Tarn,The Tarn, by the ridge"),
                    sentence="places.csv:8: there are 9 values, expected 8, as in the heading; add or remove commas; a value with a comma "
                    "in it stands in quotation marks.")

    def test_a_place_twice(self):
        self.expect(("places.csv", "tarn,The Tarn,The Tarn,village,45.23,7.08,north,none", "bridge,Tarn,Tarn,village,45.23,7.08,north,none"),
                    sentence="places.csv:8: place 'bridge' stands twice, first in line 6, expected each once; give one of them another name.")

    def test_a_place_outside_the_box(self):
        self.expect(("places.csv", "45.10,7.30", "46.10,7.30"), sentence="places.csv:4: east_hamlet lies at 46.1, 7.3, expected a point "
                    "inside the box of theatre.yaml; correct latitude or longitude, make the box larger, or take the place out.")

    def test_an_unknown_place_of_a_road(self):
        self.expect(("roads.txt", "high_pass", "hi_pass"), sentence="roads.txt:2: the place 'hi_pass' is unknown, expected one of "
                    "places.csv; did you mean 'high_pass'?")

    def test_a_zone_without_a_seat(self):
        self.edit("zones.csv", "south,The south", "deep_south,The south")
        said = self.sentences()
        self.assertIn("zones.csv:3: the zone 'deep_south' has no seat, expected a place of places.csv in it; write deep_south in the column "
                      "zone of its towns.", said)
        self.assertIn("places.csv:2: the zone 'south' is unknown, expected one of zones.csv; did you mean 'deep_south'?", said)

    def test_towns_with_more_people_than_their_province(self):
        self.expect(("cities.csv", "3000", "30000"), sentence="provinces.csv:2: Valley has 10,000 people inside the map and its towns in "
                    "cities.csv 30,000, expected more people than in the towns; correct one of the figures.")

    def test_a_river_into_one_that_is_not_above(self):
        self.expect(("rivers.txt", "river Water into edge", "river Water into Ocean"),
                    sentence="rivers.txt:1: the Water flows into 'Ocean', expected sea, edge or a river listed above; list the main river first.")

    def test_heights_that_do_not_reach_there(self):
        self.expect(("theatre.yaml", "elevation: {file: heights.tif, credit: made by the test}", "elevation: etopo2-asia"),
                    sentence="theatre.yaml: elevation is etopo2-asia, which reaches from 8.6 to 56.6 N and 72.9 to 135.5 E, expected a source "
                    "that covers the box; write auto or globe or world, or give a file of your own.")

    def test_a_file_of_ones_own_that_is_not_there(self):
        self.expect(("theatre.yaml", "file: heights.tif", "file: dem.tif"), sentence="theatre.yaml: elevation names the file 'dem.tif', which "
                    "is not there, expected a file in the theatre's folder, or a path from it; correct the name.")

    def test_land_left_out_in_two_ways(self):
        self.expect(("theatre.yaml", "east: 7.4}}", "east: 7.4}, beyond: Water, at: [45.1, 7.0]}"),
                    sentence="theatre.yaml:15: 'the eastern corner' is given by box and beyond, expected either box, or beyond (a river) with "
                    "at (a point on its far side); keep one of the two.")

    def test_a_far_side_outside_the_map(self):
        self.expect(("theatre.yaml", "box: {south: 45.0, north: 45.05, west: 7.35, east: 7.4}}", "beyond: Water, at: [7.0, 45.1]}"),
                    sentence="theatre.yaml: the point of leaveOut beyond the Water is 7.0, 45.1, expected a point inside the box; correct it; "
                    "latitude comes first.")

    def test_whatever_the_files_hold_is_read_or_told_in_sentences(self):
        names = sorted(p.name for p in EXAMPLE.iterdir() if p.suffix in (".csv", ".txt", ".yaml"))
        spoilers = [",", "\n", '"', "[", "]", "{", "}", ":", "-", "#", "\0", "1e999", "nan", "true", "", "é", "\t", "into", "&a", "*a", "?", "|",
                    "!!python/object:x", "99999999999999999999"]
        for seed in range(150):
            chance = random.Random(seed)
            path = self.folder / chance.choice(names)
            whole = path.read_text(encoding="utf-8")
            start = chance.randrange(len(whole) + 1)
            end = start + chance.choice([0, 1, 3, 20, 200])
            path.write_text(whole[:start] + chance.choice(spoilers) + whole[end:], encoding="utf-8")
            with self.subTest(seed):
                try:
                    lists.read(str(self.folder))
                except FaultReport as report:
                    self.assertTrue(all(", expected " in s for s in report.sentences), report.sentences)
            path.write_text(whole, encoding="utf-8")

    def test_a_folder_that_is_not_there(self):
        with self.assertRaises(FaultReport) as caught:
            lists.read(str(self.folder / "nowhere"))
        self.assertIn("there is no such folder", caught.exception.sentences[0])


class Committed(unittest.TestCase):
    def test_the_schema_and_the_page_are_fresh(self):
        remedy = "write them again: PYTHONPATH=Tools/theatre .tools/theatre/venv/bin/python -m theatre describe"
        self.assertEqual(describe.SCHEMA.read_text(encoding="utf-8"), describe.schema(), remedy)
        page = describe.PAGE.read_text(encoding="utf-8")
        self.assertEqual(page, describe.page(page), remedy)

    def test_every_folder_has_its_map_and_its_checks_hold(self):
        folders = sorted(p.parent for p in (ROOT / "Theatres").glob("*/theatre.yaml"))
        self.assertGreaterEqual(len(folders), 4)
        for folder in folders:
            with self.subTest(folder.name):
                said = io.StringIO()
                with contextlib.redirect_stdout(said):
                    good = verify.verify(str(folder.with_suffix(".gpkg")), lists.read(str(folder)))
                self.assertTrue(good, said.getvalue())
                self.assertTrue(folder.with_suffix(".png").exists())

    def test_the_four_histories_name_as_many_places_in_their_own_script_as_the_page_says(self):
        page = (ROOT / "Theatres" / "README.md").read_text(encoding="utf-8")
        stated = {name: (int(places), int(named)) for name, places, named in re.findall(r"^\| ([a-z-]+) \| (\d+) \| (\d+) \|", page, re.M)}
        self.assertEqual(stated, {"anhui": (83, 83), "burma": (89, 74), "hunan-guangxi": (98, 97), "hwachon": (46, 46)})
        for name, counts in stated.items():
            with self.subTest(name):
                places = lists.read(str(ROOT / "Theatres" / name)).places.values()
                self.assertEqual((len(places), sum(p["script"] is not None for p in places)), counts)

    def test_names_in_their_own_script_are_in_a_script_of_the_region_and_stand_in_the_map(self):
        scripts = {"anhui": {"CJK"}, "burma": {"MYANMAR", "BENGALI", "CJK"}, "hunan-guangxi": {"CJK"}, "hwachon": {"HANGUL"}}
        for name, expected in scripts.items():
            with self.subTest(name):
                listed = {p["place"]: p["script"] for p in lists.read(str(ROOT / "Theatres" / name)).places.values()}
                used = {unicodedata.name(letter).split()[0] for script in listed.values() for letter in script or ""}
                self.assertEqual(used, expected)
                self.assertTrue(all(unicodedata.is_normalized("NFC", script or "") for script in listed.values()))
                with contextlib.closing(sqlite3.connect(ROOT / "Theatres" / f"{name}.gpkg")) as db:
                    self.assertEqual(dict(db.execute("SELECT place, script FROM places")), listed)


if __name__ == "__main__":
    unittest.main()
