"""Checks a built theatre: the contract of the file, what the folder knows of its region, and GDAL's validator.

Reads the file with plain SQL and with a projection of its own, so that a fault of the builder does not hide itself."""
import contextlib
import hashlib
import io
import os
import sqlite3
import struct

from .plane import apart, centre, coordinates, multipolygon_area, project, neighbour
from .schema import PLACES, RIVERS, ROADS, TERRAINS

MOST_BYTES = 8_000_000
TABLES = {
    "theatre": "id key value",
    "cells": "fid geom cell elevationMean elevationMin elevationMax ruggedness terrain land cover zone",
    "roads": "fid geom cell slot class name",
    "rivers": "fid geom cell slot class name crossing",
    "zones": "fid geom zone name modern province population areaKm2 attitude confidence source",
    "places": "fid geom place name modern kind lat lon cell source",
    "lines": "fid geom line name",
}
WORDS = {("cells", "terrain"): {*TERRAINS}, ("roads", "class"): {*ROADS}, ("rivers", "class"): {*RIVERS},
         ("rivers", "crossing"): {None, "bridge", "ford"}, ("places", "kind"): {*PLACES}}


def verify(path, lists):
    """Prints a line a check; true if all of them hold."""
    found = Findings()
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    theatre = dict(db.execute("SELECT key, value FROM theatre"))
    for check in (_container, _validator):
        check(found, db, path)
    _tables(found, db)
    _geometry(found, db, theatre)
    _ground(found, db, lists)
    _rivers(found, db, theatre, lists)
    _roads(found, db, theatre, lists)
    _zones(found, db, lists)
    _relief(found, db)
    print(f"content digest {digest(db)}")
    db.close()
    print(f"{found.failed} of {found.count} checks failed." if found.failed else f"All {found.count} checks passed.")
    return not found.failed


class Findings:
    """What was checked, and how much of it failed."""

    def __init__(self):
        self.count = self.failed = 0

    def note(self, good, text):
        print(("ok    " if good else "FAIL  ") + text)
        self.count += 1
        self.failed += not good


def digest(db):
    """SHA-256 over the rows of all tables in order: it does not depend on the version of SQLite."""
    total = hashlib.sha256()
    for table in [*TABLES, "relief", "gpkg_contents", "gpkg_spatial_ref_sys", "gpkg_tile_matrix", "gpkg_metadata", "layer_styles"]:
        for row in db.execute(f"SELECT * FROM {table} ORDER BY 1"):
            total.update(repr((table, row)).encode())
    return total.hexdigest()


def _container(found, db, path):
    found.note(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "SQLite integrity")
    found.note(not db.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys hold")
    size = os.path.getsize(path)
    found.note(size < MOST_BYTES, f"file of {size:,} bytes is under {MOST_BYTES // 1_000_000} MB")
    listed = {r[0] for r in db.execute("SELECT table_name FROM gpkg_contents")}
    found.note(listed == {*TABLES, "relief", "layer_styles"}, f"gpkg_contents lists {len(listed)} tables")


def _validator(found, db, path):
    from osgeo_utils.samples import validate_gpkg
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = validate_gpkg.main(["validate_gpkg.py", "-k", "-q", path])
    errors = [line for line in said.getvalue().splitlines() if line.startswith("Req")]
    found.note(code == 0 and not errors, "GDAL's validate_gpkg.py finds no error" + "".join(f"; {e}" for e in errors))


def _tables(found, db):
    for table, columns in TABLES.items():
        names = [r[1] for r in db.execute(f"PRAGMA table_info({table})")]
        count = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        good = names == columns.split() or table == "places" and names == [*columns.split(), "script"]
        may_be_empty = table in ("roads", "rivers", "lines")
        found.note(good and (count > 0 or may_be_empty), f"{table}: columns as in the contract, {count:,} rows")
    for (table, column), words in WORDS.items():
        used = {r[0] for r in db.execute(f"SELECT DISTINCT {column} FROM {table}")}
        found.note(used <= words, f"{table}.{column} uses only {', '.join(sorted(w or 'NULL' for w in used))}")


def _geometry(found, db, theatre):
    """Headers, extents, and each hex where its index says."""
    for (table,) in db.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
        blobs = [r[0] for r in db.execute(f"SELECT geom FROM {table}")]
        good = all(b[:4] == b"GP\x00\x01" and struct.unpack("<i", b[4:8])[0] == 100001 for b in blobs)
        xs, ys = zip(*(p for b in blobs for p in coordinates(b))) if blobs else ((), ())
        extent = db.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (table,)).fetchone()
        box = (min(xs), min(ys), max(xs), max(ys)) if blobs else (None,) * 4
        found.note(good and extent == box, f"{table}: geometry headers and extent agree")
    worst = 0.0
    for cell, blob in db.execute("SELECT cell, geom FROM cells"):
        ring, (x, y) = coordinates(blob)[:6], centre(cell, theatre)
        worst = max(worst, abs(sum(p[0] for p in ring) / 6 - x), abs(sum(p[1] for p in ring) / 6 - y))
    found.note(worst < 0.01, f"hexes lie where their index says, worst {worst * 1000:.1f} mm")
    lost = db.execute("SELECT count(*) FROM places WHERE cell NOT IN (SELECT cell FROM cells)").fetchone()[0]
    found.note(lost == 0, "every place lies on a cell of the map")
    far = 0.0
    for lat, lon, blob in db.execute("SELECT lat, lon, geom FROM places"):
        (px, py), (x, y) = project(lat, lon, theatre), coordinates(blob)[0]
        far = max(far, abs(px - x), abs(py - y))
    found.note(far < 1, f"places lie where their degrees say, worst {far * 1000:.0f} mm")


def _ground(found, db, lists):
    for c in lists.about["checks"]["heights"]:
        height, terrain = db.execute("SELECT c.elevationMean, c.terrain FROM cells c JOIN places p ON p.cell = c.cell WHERE "
                                     "p.place = ?", (c["place"],)).fetchone()
        good = (c["least"] is None or height >= c["least"]) and (c["most"] is None or height <= c["most"])
        good = good and (c["terrain"] is None or terrain in c["terrain"])
        wanted = [f"{word} {c[key]:g} m" for word, key in (("at least", "least"), ("at most", "most")) if c[key] is not None]
        found.note(good, f"{c['place']}: mean {height} m, {terrain}; expected {', '.join(wanted + (c['terrain'] or []))}")
    order = db.execute("SELECT count(*) FROM cells WHERE NOT (elevationMin <= elevationMean AND elevationMean <= elevationMax "
                       "AND land BETWEEN 0 AND 1 AND cover BETWEEN 0 AND 1)").fetchone()[0]
    found.note(order == 0, "least <= mean <= greatest height; land and cover within 0 to 1")


def _rivers(found, db, theatre, lists):
    courses = {}
    for name, blob in db.execute("SELECT name, geom FROM rivers ORDER BY fid"):
        courses.setdefault(name, []).append(coordinates(blob))
    listed = {r.name: r.into for r in lists.rivers}
    broken = [n for n in listed if any(a[1] != b[0] for a, b in zip(courses.get(n, []), courses.get(n, [])[1:]))]
    found.note(not broken, f"{len(listed)} rivers of the list, each one unbroken chain of sides" + "".join(f"; {b} is not" for b in broken))
    into = {n: i for n, i in listed.items() if i not in ("sea", "edge")}
    apart_from = [n for n, i in into.items() if n in courses and not any(courses[n][-1][1] in s for s in courses.get(i, []))]
    found.note(not apart_from, f"{len(into)} tributaries end on their rivers" + "".join(f"; the {n} does not" for n in apart_from))
    pairs = db.execute("SELECT count(*), count(DISTINCT 3 * cell + slot) FROM rivers").fetchone()
    found.note(pairs[0] == pairs[1], f"{pairs[0]} river sides, none twice")
    _missed(theatre, courses, lists)
    for c in lists.about["checks"]["rivers"]:
        p = project(*c["at"], theatre)
        km = min((apart(p, *s) for s in courses.get(c["river"], [])), default=9e9) / 1000
        found.note(km <= c["kilometres"], f"{c['river']} passes {km:.1f} km from {c['near']}; expected at most {c['kilometres']:g}")
    wrong = [b for b in lists.banks if b["river"] in courses and _bank(db, theatre, courses[b["river"]], b["place"]) != b["bank"]]
    found.note(not wrong, f"{len(lists.banks)} places on their own bank" + "".join(
        f"; {b['place']} is not on the {b['bank']} bank of the {b['river']}" for b in wrong))


def _missed(theatre, courses, lists):
    """Anchors that a river leaves aside, since the lowest way to them and back is the same: told, and no fault."""
    far = 2 * float(theatre["flatMetres"])
    for river in lists.rivers:
        for _, lat, lon, at in river.anchors:
            away = min((apart(project(lat, lon, theatre), *s) for s in courses.get(river.name, [])), default=0.0)
            if away > far:
                print(f"note  {at}: the {river.name} passes {away / 1000:.0f} km from this anchor; it needs others before and behind it")


def _bank(db, theatre, course, place):
    p = centre(db.execute("SELECT cell FROM places WHERE place = ?", (place,)).fetchone()[0], theatre)
    least = min(apart(p, *s) for s in course)
    turn = sum((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for a, b in course if apart(p, a, b) < least + 1.0)
    return "left" if turn > 0 else "right"


def _roads(found, db, theatre, lists):
    present = {r[0] for r in db.execute("SELECT cell FROM cells")}
    links = {}
    for cell, slot in db.execute("SELECT cell, slot FROM roads"):
        other = neighbour(cell, slot, theatre)
        links.setdefault(cell, set()).add(other)
        links.setdefault(other, set()).add(cell)
    found.note(set(links) <= present or bool(lists.about["roads"]), f"roads run on cells of the map ({len(links)} cells)")
    cell_of = dict(db.execute("SELECT place, cell FROM places"))
    for c in lists.about["checks"]["roads"]:
        seen = queue = [cell_of[c["from"]]]
        seen = set(seen)
        while queue:
            queue = [n for q in queue for n in links.get(q, ()) if n not in seen and not seen.add(n)]
        lost = [p for p in c["to"] if cell_of[p] not in seen]
        found.note(not lost, f"roads lead from {c['from']} to {', '.join(c['to'])}" + "".join(f"; not to {p}" for p in lost))
    both = db.execute("SELECT v.crossing, count(*) FROM roads r JOIN rivers v USING (cell, slot) GROUP BY 1").fetchall()
    without = dict(both).get(None, 0)
    may = lists.crossings or lists.about["fords"] != dict.fromkeys(RIVERS, "all")
    found.note(not without or bool(may), f"roads over rivers: {', '.join(f'{n} by {w}' if w else f'{n} without' for w, n in both) or 'none'}")


def _zones(found, db, lists):
    listed = {r[0] for r in db.execute("SELECT zone FROM zones")}
    used = dict(db.execute("SELECT zone, count(*) FROM cells GROUP BY zone"))
    found.note(set(used) == listed, f"{len(listed)} zones cover all {sum(used.values()):,} cells")
    worst = max(abs(multipolygon_area(blob) / 1e6 - area) for area, blob in db.execute("SELECT areaKm2, geom FROM zones"))
    found.note(worst < 0.1, f"outlines of zones hold the area of their cells, worst {worst:.2f} km2")
    for c in lists.about["checks"]["people"]:
        people = sum(db.execute("SELECT population FROM zones WHERE zone = ?", (z,)).fetchone()[0] for z in c["zones"])
        found.note(c["least"] <= people <= c["most"], f"people of {', '.join(c['zones'][:3])}{' and others' if len(c['zones']) > 3 else ''}: "
                   f"{people:,}; expected {c['least']:,} to {c['most']:,}")


def _relief(found, db):
    png = db.execute("SELECT tile_data FROM relief").fetchone()[0]
    size = struct.unpack(">II", png[16:24])
    stated = db.execute("SELECT tile_width, tile_height FROM gpkg_tile_matrix").fetchone()
    found.note(png[:4] == b"\x89PNG" and size == stated, f"relief of {size[0]} x {size[1]} pixels, {len(png):,} bytes")
