"""Checks a theatre: python check.py Theatres/korea.gpkg [--hand Tools/theatre/korea]. Standard library only.

Prints one line a check and the digest of the content; exit code 1 if anything failed.
"""
import argparse
import csv
import hashlib
import math
import os
import shutil
import sqlite3
import struct
import subprocess
import sys

SCHEMA = {
    "theatre": "id key value",
    "cells": "fid geom cell elevationMean elevationMin elevationMax ruggedness terrain land cover zone",
    "roads": "fid geom cell slot class name",
    "rivers": "fid geom cell slot class name crossing",
    "zones": "fid geom zone name modern province population areaKm2 attitude confidence source",
    "places": "fid geom place name modern kind lat lon cell source",
    "lines": "fid geom line name",
}
WORDS = {("cells", "terrain"): {"plain", "rolling", "hill", "mountain"}, ("roads", "class"): {"main", "road", "track"},
         ("rivers", "class"): {"stream", "river", "great"}, ("rivers", "crossing"): {None, "bridge", "ford"},
         ("places", "kind"): {"town", "village", "pass", "summit", "crossing"}}
# Known crossings and river towns: river, name, latitude, longitude; the river must pass within 3 km.
CROSSINGS = [
    ("Naktong", "Waegwan", 35.990, 128.390), ("Naktong", "Samnangjin", 35.388, 128.840), ("Naktong", "Namji", 35.385, 128.478),
    ("Naktong", "Andong", 36.558, 128.730), ("Han", "Han bridge, Seoul", 37.517, 126.958), ("Han", "Ch'ungju", 36.992, 127.910),
    ("Kum", "Kongju", 36.463, 127.124), ("Kum", "Taep'yong-ni", 36.475, 127.270), ("Pukhan", "Ch'unch'on", 37.885, 127.695),
    ("Pukhan", "Hwach'on", 38.100, 127.705), ("Taedong", "P'yongyang", 39.015, 125.765), ("Nam", "Chinju", 35.188, 128.085),
    ("Imjin", "Freedom bridge", 37.890, 126.740), ("Soyang", "Inje", 38.058, 128.168), ("Hantan", "Chon'gok", 38.010, 127.065),
    ("Ch'ongch'on", "Sinanju", 39.620, 125.610), ("Somjin", "Hadong", 35.065, 127.742), ("Kumho", "Taegu", 35.900, 128.600),
]
CENSUS_SOUTH, CHEJU = 20_188_641, 254_589
failures = []


def check(good, text):
    print(("ok    " if good else "FAIL  ") + text)
    if not good:
        failures.append(text)


def main():
    options = argparse.ArgumentParser(description="Checks a theatre GeoPackage.")
    options.add_argument("package")
    options.add_argument("--hand", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "korea"))
    o = options.parse_args()
    if not os.path.exists(o.package):
        sys.exit(f"{o.package} is not there: build it with Tools/theatre/build.sh.")
    db = sqlite3.connect(f"file:{o.package}?mode=ro", uri=True)
    theatre = dict(db.execute("SELECT key, value FROM theatre"))
    container(db, o.package)
    schema(db)
    geometry(db, theatre)
    ground(db)
    rivers(db, theatre, o.hand)
    roads(db, theatre)
    zones(db, o.hand)
    relief(db)
    ogrinfo(o.package)
    print(f"content digest {digest(db)}")
    print(f"{len(failures)} checks failed." if failures else "All checks passed.")
    sys.exit(1 if failures else 0)


def container(db, path):
    check(db.execute("PRAGMA application_id").fetchone()[0] == 0x47504B47, "application_id is GPKG")
    check(db.execute("PRAGMA user_version").fetchone()[0] == 10300, "user_version is 10300 (GeoPackage 1.3)")
    check(db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "SQLite integrity")
    check(not db.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys hold")
    size = os.path.getsize(path)
    check(size < 8_000_000, f"file of {size:,} bytes is under 8 MB")
    listed = {r[0] for r in db.execute("SELECT table_name FROM gpkg_contents")}
    check(listed == set(SCHEMA) | {"relief"}, f"gpkg_contents lists {len(listed)} tables")
    stamps = [r[0] for r in db.execute("SELECT DISTINCT last_change FROM gpkg_contents")]
    check(len(stamps) == 1, f"one fixed time stamp, {stamps[0]}")


def schema(db):
    for table, columns in SCHEMA.items():
        found = [r[1] for r in db.execute(f"PRAGMA table_info({table})")]
        count = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        check(found == columns.split() and count > 0, f"{table}: columns as in the contract, {count:,} rows")
    for (table, column), words in WORDS.items():
        found = {r[0] for r in db.execute(f"SELECT DISTINCT {column} FROM {table}")}
        check(found <= words, f"{table}.{column} uses only {sorted(w or 'NULL' for w in found)}")


def geometry(db, theatre):
    """Header, reference system, extents, and each hex where its index says."""
    for (table,) in db.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
        blobs = [r[0] for r in db.execute(f"SELECT geom FROM {table}")]
        good = all(b[:4] == b"GP\x00\x01" and struct.unpack("<i", b[4:8])[0] == 100001 for b in blobs)
        points = [p for b in blobs for p in coordinates(b)]
        xs, ys = zip(*points)
        extent = db.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (table,)).fetchone()
        check(good and extent == (min(xs), min(ys), max(xs), max(ys)), f"{table}: geometry headers and extent agree")
    columns, flat = int(theatre["columns"]), float(theatre["flatMetres"])
    worst = 0.0
    for cell, blob in db.execute("SELECT cell, geom FROM cells"):
        ring = coordinates(blob)[:6]
        x, y = centre(cell, columns, flat, theatre)
        worst = max(worst, abs(sum(p[0] for p in ring) / 6 - x), abs(sum(p[1] for p in ring) / 6 - y))
    check(worst < 0.01, f"hexes lie where their index says, worst {worst * 1000:.1f} mm")
    bad = db.execute("SELECT count(*) FROM cells WHERE fid != cell + 1").fetchone()[0]
    check(bad == 0, "fid = cell + 1")
    lost = db.execute("SELECT count(*) FROM places WHERE cell NOT IN (SELECT cell FROM cells)").fetchone()[0]
    check(lost == 0, "every place lies on a cell of the map")


def ground(db):
    def at(place, column):
        return db.execute(f"SELECT c.{column} FROM cells c JOIN places p ON p.cell = c.cell WHERE p.place = ?",
                          (place,)).fetchone()[0]
    for place, least in (("chiri_san", 900), ("sorak_san", 800), ("odae_san", 800), ("taebaek_san", 800), ("tokyu_san", 800)):
        check(at(place, "elevationMean") >= least and at(place, "terrain") in ("mountain", "hill"),
              f"{place}: mean {at(place, 'elevationMean')} m, {at(place, 'terrain')}")
    for place, most in (("taegu", 120), ("kimje", 40), ("iri", 40), ("seoul", 120), ("pyongyang", 80)):
        check(at(place, "elevationMean") <= most and at(place, "terrain") in ("plain", "rolling"),
              f"{place}: mean {at(place, 'elevationMean')} m, {at(place, 'terrain')}")
    order = db.execute("SELECT count(*) FROM cells WHERE NOT (elevationMin <= elevationMean AND elevationMean <= elevationMax "
                       "AND land BETWEEN 0 AND 1 AND cover BETWEEN 0 AND 1)").fetchone()[0]
    check(order == 0, "min <= mean <= max; land and cover within 0..1")
    few = db.execute("SELECT count(*) FROM cells WHERE land < 0.5").fetchone()[0]
    check(few < 200, f"{few} cells with less than half land, kept for a road or a place")


def rivers(db, theatre, hand):
    courses = {}
    for name, blob in db.execute("SELECT name, geom FROM rivers ORDER BY fid"):
        courses.setdefault(name, []).append(coordinates(blob))
    broken = [n for n, c in courses.items() if any(a[1] != b[0] for a, b in zip(c, c[1:]))]
    check(not broken, f"{len(courses)} rivers, each one unbroken chain of sides" + (f"; broken: {broken}" if broken else ""))
    ends = {n: c[-1][1] for n, c in courses.items()}
    joins = [n for n, e in ends.items() if any(e in s for m, c in courses.items() if m != n for s in c)]
    check(len(joins) >= 7, f"tributaries that end on another river: {', '.join(joins)}")
    pairs = db.execute("SELECT count(*), count(DISTINCT 3 * cell + slot) FROM rivers").fetchone()
    check(pairs[0] == pairs[1], f"{pairs[0]} river sides, none twice")
    for river, name, lat, lon in CROSSINGS:
        p = project(lat, lon, theatre)
        km = min(apart(p, *s) for s in courses[river]) / 1000
        check(km <= 3.0, f"{river} passes {km:.1f} km from {name}")
    with open(os.path.join(hand, "banks.csv"), encoding="utf-8", newline="") as f:
        banks = list(csv.DictReader(f))
    wrong = [b for b in banks if bank(db, theatre, courses[b["river"]], b["place"]) != b["bank"]]
    check(not wrong, f"{len(banks)} towns on their own bank" + "".join(f"; {b['place']} is not on the {b['bank']} bank of "
                                                                      f"the {b['river']}" for b in wrong))


def bank(db, theatre, course, place):
    cell = db.execute("SELECT cell FROM places WHERE place = ?", (place,)).fetchone()[0]
    p = centre(cell, int(theatre["columns"]), float(theatre["flatMetres"]), theatre)
    least = min(apart(p, *s) for s in course)
    turn = sum((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) for a, b in course
               if apart(p, a, b) < least + 1.0)
    return "left" if turn > 0 else "right"


def roads(db, theatre):
    present = {r[0] for r in db.execute("SELECT cell FROM cells")}
    links = {}
    for cell, slot in db.execute("SELECT cell, slot FROM roads"):
        other = across(cell, slot, int(theatre["columns"]))
        links.setdefault(cell, set()).add(other)
        links.setdefault(other, set()).add(cell)
    check(set(links) <= present, f"roads run on cells of the map ({len(links)} cells)")
    start = db.execute("SELECT cell FROM places WHERE place = 'pusan'").fetchone()[0]
    seen, queue = {start}, [start]
    while queue:
        for n in links[queue.pop()] - seen:
            seen.add(n)
            queue.append(n)
    check(seen == set(links), f"one road network from Pusan to the north ({len(seen)} of {len(links)} road cells)")
    far = {r[0] for r in db.execute("SELECT place FROM places WHERE cell IN (%s)" % ",".join(map(str, seen)))}
    north = {"pyongyang", "sinuiju", "wonsan", "hamhung", "kanggye", "chosan", "huichon"}
    check(north <= far, f"it reaches {', '.join(sorted(north))}")
    odd = db.execute("SELECT count(*) FROM roads r JOIN rivers v USING (cell, slot) WHERE v.crossing IS NULL").fetchone()[0]
    both = db.execute("SELECT v.crossing, count(*) FROM roads r JOIN rivers v USING (cell, slot) GROUP BY 1").fetchall()
    check(odd == 0, f"a road over a river has a crossing: {dict(both)}")


def zones(db, hand):
    listed = {r[0] for r in db.execute("SELECT zone FROM zones")}
    used = dict(db.execute("SELECT zone, count(*) FROM cells GROUP BY zone"))
    check(set(used) == listed, f"{len(listed)} zones cover all {sum(used.values()):,} cells")
    for zone, area, blob in db.execute("SELECT zone, areaKm2, geom FROM zones"):
        if abs(multipolygon_area(blob) / 1e6 - area) > 0.1:
            check(False, f"zone {zone}: outline of {multipolygon_area(blob) / 1e6:.1f} km2, cells of {area} km2")
    check(True, f"outlines hold {db.execute('SELECT sum(areaKm2) FROM zones').fetchone()[0]:,.0f} km2")
    with open(os.path.join(hand, "zones.csv"), encoding="utf-8", newline="") as f:
        south = [r["zone"] for r in csv.DictReader(f) if r["half"] == "south"]
    people = sum(db.execute("SELECT population FROM zones WHERE zone = ?", (z,)).fetchone()[0] for z in south)
    check(people == CENSUS_SOUTH - CHEJU, f"people south of the parallel {people:,} = census of 1949 less Cheju")
    north = db.execute("SELECT sum(population) FROM zones").fetchone()[0] - people
    check(8_000_000 < north < 9_700_000, f"people north of it, inside the map, {north:,}")


def relief(db):
    png = db.execute("SELECT tile_data FROM relief").fetchone()[0]
    size = struct.unpack(">II", png[16:24])
    stated = db.execute("SELECT tile_width, tile_height FROM gpkg_tile_matrix").fetchone()
    check(png[:4] == b"\x89PNG" and size == stated, f"relief of {size[0]} x {size[1]} pixels, {len(png):,} bytes")
    check(len(png) < 1_200_000, "relief under 1.2 MB")


def ogrinfo(path):
    if not shutil.which("ogrinfo"):
        print("skip  ogrinfo is not installed (apt-get install gdal-bin)")
        return
    r = subprocess.run(["ogrinfo", "-so", "-al", path], capture_output=True, text=True)
    said = [s for s in (r.stderr + r.stdout).splitlines() if s.startswith(("ERROR", "Warning"))]
    layers = r.stdout.count("Layer name")
    check(r.returncode == 0 and not said, f"ogrinfo reads {layers} layers without a warning" + "".join(said))


def digest(db):
    h = hashlib.sha256()
    for table in [*SCHEMA, "relief", "gpkg_contents", "gpkg_spatial_ref_sys", "gpkg_tile_matrix", "gpkg_metadata"]:
        for row in db.execute(f"SELECT * FROM {table} ORDER BY 1"):
            h.update(repr((table, row)).encode())
    return h.hexdigest()


def coordinates(blob):
    """All points of a GeoPackage geometry, in order."""
    return [p for ring in rings(blob[8:])[0] for p in ring]


def rings(wkb, at=0):
    """Rings of a WKB geometry and the offset behind it."""
    kind, at = struct.unpack_from("<I", wkb, at + 1)[0], at + 5
    if kind == 1:
        return [[struct.unpack_from("<dd", wkb, at)]], at + 16
    count, at = struct.unpack_from("<I", wkb, at)[0], at + 4
    if kind == 2:
        return [list(struct.iter_unpack("<dd", wkb[at:at + 16 * count]))], at + 16 * count
    out = []
    for _ in range(count):
        if kind == 3:
            n, at = struct.unpack_from("<I", wkb, at)[0], at + 4
            out.append(list(struct.iter_unpack("<dd", wkb[at:at + 16 * n])))
            at += 16 * n
        else:
            more, at = rings(wkb, at)
            out += more
    return out, at


def multipolygon_area(blob):
    """Outer rings run anticlockwise and holes clockwise, so plain sums do."""
    return sum(a[0] * b[1] - b[0] * a[1] for r in rings(blob[8:])[0] for a, b in zip(r, r[1:])) / 2


def centre(cell, columns, flat, theatre):
    row, column = divmod(cell, columns)
    return (float(theatre["originX"]) + flat * (column + 0.5 * (row & 1)),
            float(theatre["originY"]) - row * flat * math.sqrt(3) / 2)


def across(cell, slot, columns):
    row, column = divmod(cell, columns)
    column, row = ((column + 1, row), (column - 1 + (row & 1), row + 1), (column + (row & 1), row + 1))[slot]
    return row * columns + column


def apart(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def project(lat, lon, theatre):
    """Lambert azimuthal equal area on the WGS84 ellipsoid (Snyder 1987, p. 187)."""
    a, f = 6378137.0, 1 / 298.257223563
    e2 = f * (2 - f)
    e = math.sqrt(e2)

    def q(phi):
        s = math.sin(phi)
        return (1 - e2) * (s / (1 - e2 * s * s) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))
    p0, p, dl = math.radians(float(theatre["latitude0"])), math.radians(lat), math.radians(lon - float(theatre["longitude0"]))
    qp = q(math.pi / 2)
    b0, b = math.asin(q(p0) / qp), math.asin(q(p) / qp)
    rq = a * math.sqrt(qp / 2)
    d = a * math.cos(p0) / math.sqrt(1 - e2 * math.sin(p0) ** 2) / (rq * math.cos(b0))
    k = rq * math.sqrt(2 / (1 + math.sin(b0) * math.sin(b) + math.cos(b0) * math.cos(b) * math.cos(dl)))
    north = math.cos(b0) * math.sin(b) - math.sin(b0) * math.cos(b) * math.cos(dl)
    return k * d * math.cos(b) * math.sin(dl), k / d * north


if __name__ == "__main__":
    main()
