"""Writes a theatre's tables into a GeoPackage, schema as in Theatres/README.md."""
import os

import numpy as np

from . import publicdata, styles, zones
from .geopackage import GeoPackage


def write(t, path):
    if os.path.exists(path):
        os.remove(path)
    g = t.grid
    package = GeoPackage(path, *t.about["centre"])
    package.attributes("theatre", "key TEXT NOT NULL, value TEXT NOT NULL", _keys(t), "What the map is")
    package.features("cells", "POLYGON", "cell INTEGER NOT NULL, elevationMean INTEGER NOT NULL, elevationMin INTEGER "
                     "NOT NULL, elevationMax INTEGER NOT NULL, ruggedness INTEGER NOT NULL, terrain TEXT NOT NULL, "
                     "land REAL NOT NULL, cover REAL NOT NULL, zone TEXT NOT NULL", _cells(t), "Hexes of land")
    package.features("roads", "LINESTRING", "cell INTEGER NOT NULL, slot INTEGER NOT NULL, class TEXT NOT NULL, "
                     "name TEXT NOT NULL", _roads(t), "Sides a road crosses, drawn centre to centre")
    package.features("rivers", "LINESTRING", "cell INTEGER NOT NULL, slot INTEGER NOT NULL, class TEXT NOT NULL, "
                     "name TEXT NOT NULL, crossing TEXT", _rivers(t), "Sides a river runs along, source to mouth")
    package.features("zones", "MULTIPOLYGON", "zone TEXT NOT NULL, name TEXT NOT NULL, modern TEXT NOT NULL, province "
                     "TEXT NOT NULL, population INTEGER NOT NULL, areaKm2 REAL NOT NULL, attitude REAL NOT NULL, "
                     "confidence TEXT NOT NULL, source TEXT NOT NULL", _zones(t), "Zones: provinces or parts of them")
    script = ", script TEXT" if _has_scripts(t) else ""
    package.features("places", "POINT", "place TEXT NOT NULL, name TEXT NOT NULL, modern TEXT NOT NULL, kind TEXT NOT "
                     f"NULL, lat REAL NOT NULL, lon REAL NOT NULL, cell INTEGER NOT NULL, source TEXT NOT NULL{script}",
                     _places(t), "Towns, passes, summits, crossings")
    package.features("lines", "LINESTRING", "line TEXT NOT NULL, name TEXT NOT NULL", _lines(t), "Lines of the map")
    package.tile("relief", t.relief, t.about["pictureWidth"], t.relief_height, g.bounds, "Shaded relief")
    package.metadata(publicdata.terms(t.about))
    package.styles(styles.all_layers())
    package.close()


def _keys(t):
    g = t.grid
    latitude, longitude = t.about["centre"]
    values = {"id": t.lists.id, "title": t.about["title"], "version": t.about["version"], "columns": g.columns,
              "rows": g.rows, "flatMetres": g.flat, "originX": g.origin_x, "originY": g.origin_y, "projection": g.proj,
              "latitude0": latitude, "longitude0": longitude, "credits": publicdata.credits(t.about)}
    return [(i, k, str(v)) for i, (k, v) in enumerate(values.items(), 1)]


def _cells(t):
    d = t.ground
    whole = lambda v: int(round(float(v)))
    return [(int(c) + 1, [_millimetres(t.grid.corners(int(c)))], int(c), whole(d.mean[c]), whole(d.low[c]), whole(d.high[c]),
             whole(d.ruggedness[c]), str(d.terrain[c]), round(float(d.land[c]), 2), round(float(d.cover[c]), 2),
             str(t.cell_zone[c])) for c in np.flatnonzero(t.present)]


def _roads(t):
    x, y = t.grid.centres()
    out = []
    for fid, side in enumerate(sorted(t.roads), 1):
        cell, slot = divmod(side, 3)
        other = int(t.neighbours[cell, (0, 4, 5)[slot]])
        line = _millimetres([(x[cell], y[cell]), (x[other], y[other])])
        out.append((fid, line, cell, slot, *t.roads[side]))
    return out


def _rivers(t):
    """In order of the list and downstream, so that a reader can follow a river by fid."""
    x, y = t.grid.vertex_points()
    side_of = {frozenset((int(u), int(v))): s for s, (u, v) in enumerate(t.ends) if u >= 0 and v >= 0}
    out, done = [], set()
    for course in t.courses:
        for u, v in zip(course.vertices, course.vertices[1:]):
            side = side_of[frozenset((u, v))]
            if side in done or t.rivers[side][1] != course.name:
                continue
            done.add(side)
            out.append((len(out) + 1, _millimetres([(x[u], y[u]), (x[v], y[v])]), *divmod(side, 3), *t.rivers[side],
                        t.crossings.get(side)))
    return out


def _zones(t):
    area = t.grid.flat ** 2 * 3 ** 0.5 / 2 / 1e6
    out = []
    for fid, z in enumerate(t.lists.zones, 1):
        members = {int(c) for c in np.flatnonzero(t.present & (t.cell_zone == z["zone"]))}
        shape = zones.outline(t.grid, t.ends, t.neighbours, members)
        shape = [[_millimetres(r) for r in polygon] for polygon in shape]
        source = f"{_census(t, z)}. Attitude: {z['source']}"
        out.append((fid, shape, z["zone"], z["name"], z["modern"], z["province"], t.people[z["zone"]],
                    round(len(members) * area, 1), z["attitude"], z["confidence"], source))
    return out


def _census(t, zone):
    province = next(p for p in t.lists.provinces if p["province"] == zone["province"])
    shared = sum(z["province"] == zone["province"] for z in t.lists.zones) > 1
    split = "; shared among the zones of the province by habitable land and known towns (assumption)" if shared else ""
    part = f"; {zone['share']} of the province inside the map (assumption)" if zone["share"] < 1 else ""
    return f"People: {province['source']}{split}{part}"


def _has_scripts(t):
    return any(p["script"] for p in t.places.values())


def _places(t):
    out, scripts = [], _has_scripts(t)
    for fid, p in enumerate(t.places.values(), 1):
        x, y = t.grid.to_plane(p["lat"], p["lon"])
        out.append((fid, _millimetres([(x, y)])[0], p["place"], p["name"], p["modern"], p["kind"], p["lat"], p["lon"],
                    p["cell"], p["source"] or t.about["placeSource"], *([p["script"]] if scripts else [])))
    return out


def _lines(t):
    out = []
    for fid, line in enumerate(t.about["lines"], 1):
        out.append((fid, _millimetres(zip(*t.grid.to_plane(*drawn(line["points"], 101)))), line["id"], line["name"]))
    return out


def drawn(points, steps):
    """Latitudes and longitudes along a line that is straight in degrees, `steps` of them between two of its points."""
    lat, lon = [], []
    for (ay, ax), (by, bx) in zip(points, points[1:]):
        lat += list(np.linspace(ay, by, steps))[bool(lat):]
        lon += list(np.linspace(ax, bx, steps))[bool(lon):]
    return np.array(lat), np.array(lon)


def _millimetres(points):
    return [(round(float(x), 3), round(float(y), 3)) for x, y in points]
