"""Rivers as chains of hex sides: lowest-ground ways along vertices, between anchors."""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import minimum_filter
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

from . import banks

ABOVE_FLOOR = 25.0    # metres above the valley floor that double a side's cost
UPHILL = 12.0         # metres of climb downstream that cost one more side
ENTER_SEA = 4.0       # cost of a side in the sea


@dataclass
class Course:
    """A river downstream: vertices and the class of each side between them."""
    name: str
    into: str
    vertices: list
    classes: list


class VertexGraph:
    def __init__(self, grid, neighbours, dem, land):
        self.ends = grid.side_ends(neighbours)
        valid = np.flatnonzero((self.ends >= 0).all(1))
        self.side_of = {}
        for s in valid:
            u, v = (int(w) for w in self.ends[s])
            self.side_of[u, v] = self.side_of[v, u] = int(s)
        self.x, self.y = grid.vertex_points()
        self.joined = np.zeros(len(self.x), bool)
        self.joined[self.ends[valid].ravel()] = True
        self.joined[self._stray(valid)] = False
        self.sea_cells = _sea_cells(self.ends, neighbours, land, len(self.x))
        self.costs = self._costs(grid, dem, valid)

    def _stray(self, valid):
        """Vertices at the rim that are cut off from the rest."""
        n = len(self.x)
        ends = self.ends[valid]
        _, part = connected_components(coo_matrix((np.ones(len(ends)), ends.T), (n, n)), directed=False)
        return np.flatnonzero(part != np.bincount(part).argmax())

    def _costs(self, grid, dem, valid):
        z = _valley_height(grid, dem, self.x, self.y)
        floor = _valley_floor(dem, grid, self.x, self.y)
        u, v = self.ends[valid, 0], self.ends[valid, 1]
        u, v = np.concatenate([u, v]), np.concatenate([v, u])
        above = np.maximum(0.5 * (z[u] + z[v]) - 0.5 * (floor[u] + floor[v]), 0) / ABOVE_FLOOR
        climb = np.maximum(z[v] - z[u], 0) / UPHILL
        sea = np.where((self.sea_cells[u] >= 2) & (self.sea_cells[v] >= 2), ENTER_SEA, 0)
        n = len(self.x)
        return coo_matrix((0.35 + above + climb + sea, (u, v)), (n, n)).tocsr()

    def nearest(self, grid, lat, lon):
        x, y = grid.to_plane(lat, lon)
        d = (self.x - x) ** 2 + (self.y - y) ** 2
        return int(np.argmin(np.where(self.joined, d, np.inf)))

    def way(self, a, b):
        if a == b:
            return [a]
        _, before = dijkstra(self.costs, indices=a, return_predecessors=True)
        out = [b]
        while out[-1] != a:
            if before[out[-1]] < 0:
                raise SystemExit(f"No way along the vertices from {a} to {b}: an anchor lies outside the map.")
            out.append(int(before[out[-1]]))
        return out[::-1]


def lay(grid, neighbours, graph, hand, towns):
    """Courses of all rivers; a tributary ends where it first meets the river it flows into.
    `towns` is {river: [(cell, bank, place)]}."""
    courses, taken = [], {}
    for river in hand:
        target = taken.get(river.into)
        if river.into != "sea" and target is None:
            raise SystemExit(f"River {river.name} flows into {river.into}, which is not listed above it.")
        course = _course(grid, graph, river, target)
        banks.keep(graph, grid, neighbours, course, towns.get(river.name, []))
        _end(course, target, graph)
        taken[river.name] = set(course.vertices)
        courses.append(course)
    return courses


def sides(graph, courses):
    """side -> (class, name), in order of the list; the first river to take a side keeps it."""
    out = {}
    for course in courses:
        for (u, v), kind in zip(zip(course.vertices, course.vertices[1:]), course.classes):
            out.setdefault(graph.side_of[u, v], (kind, course.name))
    return out


def _course(grid, graph, river, target):
    stops = [graph.nearest(grid, lat, lon) for _, lat, lon in river.anchors]
    if target:
        x, y = graph.x[stops[-1]], graph.y[stops[-1]]
        stops[-1] = min(target, key=lambda v: ((graph.x[v] - x) ** 2 + (graph.y[v] - y) ** 2, v))
    vertices, classes = [stops[0]], []
    for (kind, _, _), a, b in zip(river.anchors, stops, stops[1:]):
        for v in graph.way(a, b)[1:]:
            if v in vertices:                       # a spur to an anchor and back: drop it
                cut = vertices.index(v)
                del vertices[cut + 1:], classes[cut:]
            else:
                vertices.append(v)
                classes.append(kind)
    return Course(river.name, river.into, vertices, classes)


def _end(course, target, graph):
    if target:
        cut = next(i for i, v in enumerate(course.vertices) if v in target)
    else:
        cut = len(course.vertices) - 1
        while cut > 1 and graph.sea_cells[course.vertices[cut - 1]] >= 2:
            cut -= 1
    del course.vertices[cut + 1:], course.classes[cut:]


def _sea_cells(ends, neighbours, land, count):
    """How many of the three cells at each vertex are sea."""
    out = np.zeros(count, int)
    cell = np.flatnonzero(land < 0.5)
    ne, nw, sw, se = (neighbours[cell, d] for d in (1, 2, 4, 5))
    for owner, bit in ((cell, 0), (cell, 1), (ne, 1), (nw, 1), (sw, 0), (se, 0)):
        ok = owner >= 0
        np.add.at(out, 2 * owner[ok] + bit, 1)
    return out


def _valley_height(grid, dem, x, y):
    """Lowest of seven points, the vertex and a ring of 800 m: a river keeps to the low of its valley."""
    angles = np.radians([0, 60, 120, 180, 240, 300])
    ring = [(0, 0)] + [(800 * np.cos(a), 800 * np.sin(a)) for a in angles]
    return np.min([np.maximum(dem.at(*grid.to_globe(x + dx, y + dy), 3), 0) for dx, dy in ring], 0)


def _valley_floor(dem, grid, x, y):
    """Lowest ground within about 8 km."""
    low = type(dem)(minimum_filter(np.maximum(dem.values, 0), 5), dem.first_lat, dem.first_lon, dem.lat_step, dem.lon_step)
    return low.at(*grid.to_globe(x, y), 1)
