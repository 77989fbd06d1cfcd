"""Zones: each cell goes to the county town it is reached from with least effort, and so to that town's zone."""
import numpy as np
from scipy.sparse.csgraph import dijkstra

HABITABLE = {"plain": 1.0, "rolling": 0.75, "hill": 0.35, "mountain": 0.12}   # people per area, relative; assumption
WALL = 1e6                                                                    # effort of a step over a border


def assign(survey, places, borders, own):
    """Zone id of every cell of `own` (others ''). No zone reaches over a border."""
    grid = survey.grid
    latitude, longitude = grid.to_globe(*grid.centres())
    seats = [p for p in places.values() if p["zone"]]
    cells = [_seat(p, survey, borders, latitude, longitude) for p in seats]
    _, _, nearest = dijkstra(_walled(survey.effort, borders, latitude, longitude), indices=cells, min_only=True,
                             return_predecessors=True)
    zone_of = {c: p["zone"] for c, p in zip(cells, seats)}
    out = np.full(grid.count, "", dtype="<U64")
    here = np.flatnonzero(own & (nearest >= 0))
    out[here] = [zone_of[int(c)] for c in nearest[here]]
    return out


def _seat(place, survey, borders, latitude, longitude):
    """The cell of a place, or its nearest neighbour on the place's side of a border that cuts the cell."""
    near = [place["cell"], *(int(n) for n in survey.neighbours[place["cell"]] if n >= 0)]
    near[1:] = sorted(near[1:], key=lambda c: (latitude[c] - place["lat"]) ** 2 + (longitude[c] - place["lon"]) ** 2)
    return next((c for c in near if not _crossed(place["lon"], place["lat"], longitude[c], latitude[c], borders)), near[0])


def _walled(effort, borders, latitude, longitude):
    """The same graph with a very great effort on each step over a border."""
    shut = effort.copy()
    rows = np.repeat(np.arange(shut.shape[0]), np.diff(shut.indptr))
    crossed = _crossed(longitude[rows], latitude[rows], longitude[shut.indices], latitude[shut.indices], borders)
    shut.data = shut.data + WALL * crossed
    return shut


def _crossed(ax, ay, bx, by, borders):
    """Whether the straight line from a to b, in degrees, crosses a border; a point on a border is on its left."""
    out = np.zeros(np.shape(ax), bool)
    for border in borders:
        for (cy, cx), (dy, dx) in zip(border["points"], border["points"][1:]):
            a, b = (((dx - cx) * (y - cy) - (dy - cy) * (x - cx)) >= 0 for x, y in ((ax, ay), (bx, by)))
            c, d = (((bx - ax) * (y - ay) - (by - ay) * (x - ax)) >= 0 for x, y in ((cx, cy), (dx, dy)))
            out |= (a != b) & (c != d)
    return out


def people(lists, cell_zone, ground):
    """People of each zone: its province's count, shared by habitable land and known towns."""
    zones, places = lists.zones, lists.places
    weight = ground.land * np.vectorize(HABITABLE.get)(ground.terrain)
    habitable = {z["zone"]: float(weight[cell_zone == z["zone"]].sum()) for z in zones}
    town = {z["zone"]: 0 for z in zones}
    for c in lists.cities:
        town[places[c["place"]]["zone"]] += c["people"]
    out = {}
    for p in lists.provinces:
        mine = [z for z in zones if z["province"] == p["province"]]
        total = sum(z["share"] for z in mine) / len(mine) * p["people"]
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
