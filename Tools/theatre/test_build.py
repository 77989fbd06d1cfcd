"""Builds the small theatre of the folder example, with heights, roads and rivers from files, and looks at every table of it.
Nothing is downloaded. Run by make test, or: .tools/theatre/venv/bin/python -m unittest discover --start-directory Tools/theatre"""
import contextlib
import io
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

import numpy as np
import rasterio
from PIL import Image

from theatre import build, export, ground, lists, preview, rasters, rivers, roads, verify, zones
from theatre.faults import FaultReport
from theatre.grid import Grid

EXAMPLE = pathlib.Path(__file__).resolve().with_name("example")


def heights(path):
    """A valley that runs south along 7.2 E, from 600 to 200 m, between ridges of 1,500 m; as UTM, to be reprojected."""
    west, north, step, columns, rows = 330_000, 5_024_000, 250, 260, 200
    x, y = west + (np.arange(columns) + 0.5) * step, north - (np.arange(rows) + 0.5) * step
    across = np.abs(x[None, :] - 358_500) / 12_000
    along = (y[:, None] - y.min()) / (y.max() - y.min())
    z = 200 + 400 * along + 1300 * np.clip(across - 0.15, 0, 1) ** 1.2
    with rasterio.open(path, "w", driver="GTiff", width=columns, height=rows, count=1, dtype="float32", crs="EPSG:32632",
                       transform=rasterio.transform.from_origin(west, north, step, step)) as file:
        file.write(z.astype("float32"), 1)


class Committed(unittest.TestCase):
    """The theatres that come with the program hold their own checks, those of their folders and GDAL's validator."""

    def test_every_check_of_every_theatre_holds(self):
        paths = sorted((EXAMPLE.parents[2] / "Theatres").glob("*.gpkg"))
        self.assertGreaterEqual(len(paths), 5)
        for path in paths:
            with self.subTest(path.stem):
                said = io.StringIO()
                with contextlib.redirect_stdout(said):
                    good = verify.verify(str(path), lists.read(str(path.with_suffix(""))))
                self.assertTrue(good, said.getvalue())
                self.assertIn("GDAL's validate_gpkg.py finds no error", said.getvalue())


class Built(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spare = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.spare.name) / "valley"
        shutil.copytree(EXAMPLE, cls.folder)
        heights(cls.folder / "heights.tif")
        cls.lists = lists.read(str(cls.folder))
        cls.path = pathlib.Path(cls.spare.name) / "valley.gpkg"
        cls.theatre = build.build(cls.lists, "no public data")
        export.write(cls.theatre, str(cls.path))
        cls.db = sqlite3.connect(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.db.close()
        cls.spare.cleanup()

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def place(self, name, columns):
        return self.rows(f"SELECT {columns} FROM cells c JOIN places p ON p.cell = c.cell WHERE p.place = ?", name)[0]

    def test_every_check_holds_and_the_validator_finds_no_error(self):
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            good = verify.verify(str(self.path), self.lists)
        self.assertTrue(good, said.getvalue())
        self.assertIn("GDAL's validate_gpkg.py finds no error", said.getvalue())

    def test_a_second_build_gives_the_same_bytes(self):
        again = self.path.with_name("again.gpkg")
        export.write(build.build(lists.read(str(self.folder)), ""), str(again))
        self.assertEqual(self.path.read_bytes(), again.read_bytes())

    def test_hexes_are_of_the_width_asked_for(self):
        facts = dict(self.rows("SELECT key, value FROM theatre"))
        self.assertEqual((facts["flatMetres"], facts["id"]), ("1000.0", "valley"))
        self.assertTrue(facts["credits"].startswith("Elevation: made by the test. Roads: made by the test."))

    def test_heights_come_from_the_users_file(self):
        low, high = self.place("low_town", "elevationMean, terrain"), self.place("high_pass", "elevationMean, terrain")
        self.assertLess(low[0], 400)
        self.assertEqual(high[1], "mountain")
        self.assertGreater(high[0], low[0] + 600)

    def test_the_users_roads_run_through_their_hexes_and_other_features_are_left_out(self):
        names = dict(self.rows("SELECT name, count(*) FROM roads GROUP BY name"))
        self.assertGreater(names["Old road"], 15)
        self.assertIn("track", names)      # a path without a name is called by its class
        self.assertNotIn("not a road", names)
        self.assertEqual(self.rows("SELECT DISTINCT class FROM roads WHERE name = 'Old road'"), [("main",)])

    def test_the_users_rivers_are_joined_and_keep_their_class(self):
        self.assertEqual(self.rows("SELECT DISTINCT class FROM rivers WHERE name = 'Brook'"), [("river",)])
        self.assertGreater(self.rows("SELECT count(*) FROM rivers WHERE name = 'Brook'")[0][0], 12)

    def test_a_river_of_the_list_keeps_to_the_valley(self):
        for cell, in self.rows("SELECT cell FROM rivers WHERE name = 'Water'"):
            x, _ = (float(v[cell]) for v in self.theatre.grid.centres())
            self.assertLess(abs(x), 3_500)

    def test_bridges_stand_as_asked_and_single_crossings_are_as_listed(self):
        states = self.rows("SELECT v.name, v.class, v.crossing, r.class FROM rivers v JOIN roads r USING (cell, slot)")
        self.assertIn(("Water", "river", "ford", "main"), states)      # blown, says crossings.csv
        for river, kind, state, road in states:
            if (river, road, state) not in (("Water", "main", "ford"), ("Water", "road", None)):
                self.assertEqual(state, "bridge" if kind == "stream" or road == "main" else "ford")
        self.assertIn(("Water", "river", None, "road"), states)        # broken, and no boats

    def test_no_zone_crosses_a_border(self):
        latitude, _ = self.theatre.grid.to_globe(*self.theatre.grid.centres())
        for cell, zone in self.rows("SELECT cell, zone FROM cells"):
            self.assertEqual(zone, "north" if latitude[cell] >= 45.15 else "south")

    def test_land_that_is_left_out_and_lakes_have_no_hexes(self):
        grid = self.theatre.grid
        present = {c for c, in self.rows("SELECT cell FROM cells")}
        self.assertNotIn(grid.cell_at(45.025, 7.375), present)
        self.assertNotIn(grid.cell_at(45.255, 7.075), present)
        self.assertIn(grid.cell_at(45.225, 7.15), present)

    def test_people_add_up_and_towns_keep_theirs(self):
        people = dict(self.rows("SELECT zone, population FROM zones"))
        self.assertEqual(sum(people.values()), 10_000)
        self.assertGreaterEqual(people["south"], 3_000)

    def test_styles_name_every_layer_of_features(self):
        styled = {r[0] for r in self.rows("SELECT f_table_name FROM layer_styles WHERE useAsDefault")}
        self.assertEqual(styled, {r[0] for r in self.rows("SELECT table_name FROM gpkg_geometry_columns")})

    def test_the_preview_is_a_picture_of_the_width_asked_for(self):
        path = self.path.with_suffix(".png")
        preview.draw(self.theatre, str(path))
        with Image.open(path) as picture:
            self.assertEqual(picture.width, 400)

    def test_what_the_ground_brings_out_is_told_in_sentences(self):
        spoiled = pathlib.Path(self.spare.name) / "spoiled"
        shutil.copytree(self.folder, spoiled)
        with open(spoiled / "banks.csv", "a", encoding="utf-8") as file:
            file.write("Water,high_pass,right\n")
        with open(spoiled / "crossings.csv", "a", encoding="utf-8") as file:
            file.write("Water,tarn,bridge,invented\n")
        with self.assertRaises(FaultReport) as caught:
            build.build(lists.read(str(spoiled)), "")
        said = "\n".join(caught.exception.sentences)
        self.assertIn("banks.csv:3: the Water passes high_pass on the wrong side", said)
        self.assertIn("crossings.csv:4: no road crosses the Water within two hexes of tarn", said)

    def test_a_place_on_the_rim_is_refused(self):
        spoiled = pathlib.Path(self.spare.name) / "rim"
        shutil.copytree(self.folder, spoiled)
        with open(spoiled / "places.csv", "a", encoding="utf-8") as file:
            file.write("rim,Rim,Rim,village,45.2999,7.0001,,\n")
        with self.assertRaisesRegex(FaultReport, "places.csv:9: rim lies on the rim of the map, expected a place at least a hex inside"):
            build.build(lists.read(str(spoiled)), "")

    def test_heights_that_cover_too_little_are_refused(self):
        with self.assertRaisesRegex(SystemExit, "covers .* of the box"):
            rasters.own_heights(str(self.folder / "heights.tif"), {"south": 46, "north": 47, "west": 7, "east": 8}, 1000)


class Parts(unittest.TestCase):
    def test_a_class_of_terrain_means_one_landscape_whatever_the_hexes(self):
        """Shares of terrain on a wavy ground with hexes of 1 and of 3 km differ by less than an eighth."""
        shares = []
        dem = rasters.Raster(np.add.outer(150 * np.sin(np.arange(400) / 9), 150 * np.sin(np.arange(400) / 13)) + 300, 46.0, 6.5, -0.003, 0.003)
        everywhere = rasters.all_land({"south": 45.2, "north": 45.8, "west": 6.7, "east": 7.5})
        for width in (1000.0, 3000.0):
            grid = Grid.covering({"south": 45.2, "north": 45.8, "west": 6.7, "east": 7.5}, width, (45.5, 7.1))
            found = ground.survey(grid, grid.neighbours(), dem, everywhere, rasters.no_woods({"south": 45, "north": 46, "west": 6, "east": 8}),
                                  (45, 140, 315), 0)
            inner = (grid.neighbours() >= 0).all(1)
            shares.append([float((found.terrain[inner] == t).mean()) for t in ("plain", "rolling", "hill", "mountain")])
        for one, three in zip(*shares):
            self.assertAlmostEqual(one, three, delta=0.125)

    def test_nobody_walks_round_the_end_of_a_great_river(self):
        box = {"south": 45.0, "north": 46.0, "west": 7.0, "east": 8.5}
        grid = Grid.covering(box, 3000.0, (45.5, 7.75))
        neighbours = grid.neighbours()
        flat = rasters.Raster(np.full((400, 400), 300.0), 46.4, 6.8, -0.005, 0.005)
        graph = rivers.VertexGraph(grid, neighbours, flat, np.ones(grid.count))
        def course(kind, into, west):
            anchors = [(kind, 45.5, west, ""), (kind, 45.5, 8.0, ""), (kind, 45.5, 8.3, "")]
            return rivers._course(graph, lists.River("Water", into, "", anchors), None).vertices
        ends = lambda vertices: tuple(bool(graph.rim[v]) for v in (vertices[0], vertices[-1]))
        self.assertEqual(ends(course("great", "edge", 7.2)), (True, True))
        self.assertEqual(ends(course("river", "edge", 7.2)), (False, True))     # it may have its source there
        self.assertEqual(ends(course("great", "edge", 7.8)), (False, True))     # it comes out of a lake in the middle
        cut = {frozenset(map(int, graph.ends[graph.side_of[u, v]])) for u, v in zip(*[course("great", "edge", 7.2)[i:] for i in (0, 1)])}
        open_, seen = [0], {0}
        while open_:
            cell = open_.pop()
            for d, other in enumerate(neighbours[cell]):
                if other < 0 or other in seen:
                    continue
                owner, slot = (cell, {0: 0, 4: 1, 5: 2}[d]) if d in (0, 4, 5) else (other, {3: 0, 1: 1, 2: 2}[d])
                if frozenset(map(int, graph.ends[3 * owner + slot])) not in cut:
                    seen.add(int(other))
                    open_.append(int(other))
        self.assertNotIn(grid.count - 1, seen)

    def test_names_are_drawn_in_letters_that_the_font_has(self):
        from PIL import ImageFont
        face = ImageFont.load_default(20)
        missing = bytes(face.getmask("\uffff"))
        for name in ("Łódź", "Wyszogród", "Đakovica", "Ærø", "Þingvellir", "Straße", "Ch'unch'on – Seoul"):
            for letter in preview._drawable(name).replace(" ", ""):
                self.assertNotEqual(bytes(face.getmask(letter)), missing, f"{letter} of {name}")
        self.assertEqual(preview._drawable("Łódź"), "Lodz")

    def test_many_cells_at_once_are_the_cells_of_single_points(self):
        grid = Grid.covering({"south": 45, "north": 45.3, "west": 7, "east": 7.4}, 1000.0, (45.15, 7.2))
        lat, lon = np.random.default_rng(1).uniform((44.9, 6.9), (45.4, 7.5), (200, 2)).T
        many = grid.cells_at(*grid.to_plane(lat, lon))
        self.assertEqual([grid.cell_at(a, b) for a, b in zip(lat, lon)], many.tolist())

    def test_crossings_follow_the_classes_of_river_and_road_unless_they_are_listed(self):
        rivers = {i: (kind, "Water") for i, kind in enumerate(["stream", "stream", "river", "river", "great", "great", "great"])}
        ways = {0: ("main", ""), 1: ("track", ""), 2: ("road", ""), 3: ("track", ""), 4: ("main", ""), 5: ("main", "")}
        bridges, fords = {"stream": "all", "river": "main", "great": "none"}, {"stream": "all", "river": "road", "great": "none"}
        self.assertEqual(roads.crossings(rivers, ways, bridges, fords, {5: "bridge", 0: "none"}), {1: "bridge", 2: "ford", 5: "bridge"})

    def test_a_border_is_crossed_from_side_to_side_only_between_its_ends(self):
        border = [{"points": [(0.0, 0.0), (0.0, 10.0)]}]
        self.assertTrue(zones._crossed(5.0, -1.0, 5.0, 1.0, border))
        self.assertFalse(zones._crossed(5.0, 1.0, 6.0, 2.0, border))
        self.assertFalse(zones._crossed(11.0, -1.0, 11.0, 1.0, border))


if __name__ == "__main__":
    unittest.main()
