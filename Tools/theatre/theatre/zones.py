"""Zones: each cell goes to the county town it is reached from with least effort, and so to that town's zone."""
import numpy as np
from scipy.sparse.csgraph import dijkstra

HABITABLE = {"plain": 1.0, "rolling": 0.75, "hill": 0.35, "mountain": 0.12}   # people per area, relative; assumption


def assign(survey, places, zones, latitude, divide, own):
    """Zone id of every cell of `own` (others ''). The divide of the theatre is a zone border."""
    half = {z["zone"]: z["half"] for z in zones}
    out = np.full(survey.grid.count, "", dtype="<U24")
    for name, inside in (("north", latitude >= divide), ("south", latitude < divide)):
        seeds = [p for p in places.values() if p["zone"] and half[p["zone"]] == name]
        effort = _without(survey.effort, ~inside)
        cells = [p["cell"] for p in seeds]
        _, _, nearest = dijkstra(effort, indices=cells, min_only=True, return_predecessors=True)
        zone_of = {p["cell"]: p["zone"] for p in seeds}
        here = np.flatnonzero(inside & own & (nearest >= 0))
        out[here] = [zone_of[int(c)] for c in nearest[here]]
    return out


def _without(effort, closed):
    """The same graph with the closed cells shut off by a very great effort."""
    shut = effort.copy()
    rows = np.repeat(np.arange(shut.shape[0]), np.diff(shut.indptr))
    shut.data = shut.data + 1e6 * (closed[rows] | closed[shut.indices])
    return shut


def people(zones, provinces, cities, places, cell_zone, ground):
    """People of each zone: its province's count, shared by habitable land and known towns."""
    weight = ground.land * np.vectorize(HABITABLE.get)(ground.terrain)
    habitable = {z["zone"]: float(weight[cell_zone == z["zone"]].sum()) for z in zones}
    town = {z["zone"]: 0 for z in zones}
    for c in cities:
        town[places[c["place"]]["zone"]] += int(c["people"])
    out = {}
    for p in provinces:
        mine = [z for z in zones if z["province"] == p["province"]]
        total = sum(float(z["share"] or 1) for z in mine) / len(mine) * int(p["people"])
        rural = total - sum(town[z["zone"]] for z in mine)
        area = sum(habitable[z["zone"]] for z in mine)
        exact = [town[z["zone"]] + rural * habitable[z["zone"]] / area for z in mine]
        out.update(zip((z["zone"] for z in mine), _rounded(exact)))
    return out


def _rounded(values):
    """Whole numbers with the same sum (largest remainder)."""
    floor = [int(v) for v in values]
    order = sorted(range(len(values)), key=lambda i: floor[i] - values[i])
    for i in order[:round(sum(values)) - sum(floor)]:
        floor[i] += 1
    return floor


def outline(grid, ends, neighbours, members):
    """Polygons [[outer, hole, ...], ...] of a set of cells, rings as lists of vertices, outer anticlockwise."""
    points = list(zip(*(v.tolist() for v in grid.vertex_points())))
    onward = {}
    for cell in sorted(members):
        for d in range(6):
            if int(neighbours[cell, d]) not in members:
                u, v = _edge(cell, d, neighbours)
                onward[u] = v
    rings = []
    while onward:
        start, ring = min(onward), []
        at = start
        while at in onward:
            ring.append(at)
            at = onward.pop(at)
        rings.append([points[v] for v in ring] + [points[start]])
    outer = [[r] for r in rings if _area(r) > 0]
    for hole in (r for r in rings if _area(r) < 0):
        home = min((o for o in outer if _holds(o[0], hole[0])), key=lambda o: _area(o[0]))
        home.append(hole)
    return outer


def _edge(cell, d, nb):
    """Vertices of a cell's side in direction d, anticlockwise round the cell."""
    ring = (2 * nb[cell, 5], 2 * nb[cell, 1] + 1, 2 * cell, 2 * nb[cell, 2] + 1, 2 * nb[cell, 4], 2 * cell + 1)
    lower_right, upper_right, top, upper_left, lower_left, bottom = (int(v) for v in ring)
    return ((lower_right, upper_right), (upper_right, top), (top, upper_left), (upper_left, lower_left),
            (lower_left, bottom), (bottom, lower_right))[d]


def _area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def _holds(ring, point):
    x, y = point[0] + 1.0, point[1] + 1.0e-3
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
