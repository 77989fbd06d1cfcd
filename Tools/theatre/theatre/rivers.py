"""Rivers as chains of hex sides: lowest-ground ways along vertices, between anchors."""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import minimum_filter
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

from . import banks

# Costs in sides of a hex of 3 km; all are assumptions.
ABOVE_FLOOR = 25.0    # metres above the valley floor that double a side's cost
UPHILL = 12.0         # metres of climb downstream that cost one more side
ENTER_SEA = 4.0       # cost of a side in the sea
FLOOR_METRES = 8000.0  # distance within which the valley floor is the lowest ground
COMES_METRES = 30000.0  # distance from the rim within which a great river that begins on land comes from beyond the map


@dataclass
class Course:
    """A river downstream: vertices and the class of each side between them."""
    name: str
    into: str
    vertices: list
    classes: list


class VertexGraph:
    def __init__(self, grid, neighbours, dem, land):
        self.grid = grid
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
        self.rim = self.joined & (np.bincount(self.ends[valid].ravel(), minlength=len(self.x)) < 3)
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
        climb = np.maximum(z[v] - z[u], 0) / UPHILL * grid.three_kilometres
        sea = np.where((self.sea_cells[u] >= 2) & (self.sea_cells[v] >= 2), ENTER_SEA, 0)
        n = len(self.x)
        return coo_matrix((0.35 + above + climb + sea, (u, v)), (n, n)).tocsr()

    def nearest(self, lat, lon):
        x, y = self.grid.to_plane(lat, lon)
        d = (self.x - x) ** 2 + (self.y - y) ** 2
        return int(np.argmin(np.where(self.joined, d, np.inf)))

    def rim_near(self, v):
        """The vertex of the rim nearest to a vertex, and its distance."""
        d = np.where(self.rim, (self.x - self.x[v]) ** 2 + (self.y - self.y[v]) ** 2, np.inf)
        return int(np.argmin(d)), float(np.sqrt(d.min()))

    def way(self, a, b):
        if a == b:
            return [a]
        _, before = dijkstra(self.costs, indices=a, return_predecessors=True)
        out = [b]
        while out[-1] != a:
            out.append(int(before[out[-1]]))
        return out[::-1]


def lay(graph, neighbours, hand, towns, faults):
    """Courses of all rivers; a tributary ends where it first meets the river it flows into.
    `towns` is {river: [(cell, row of banks.csv)]}. Faults name the anchor or the town that cannot be met."""
    courses, taken = [], {}
    for river in hand:
        target = taken.get(river.into)
        course = _course(graph, river, target)
        banks.keep(graph, neighbours, course, towns.get(river.name, []), faults)
        if not _end(course, target, graph):
            faults.add(river.place, f"the {river.name} does not meet the {river.into}", "a last anchor near the river it flows into",
                       "move it, or correct the river it flows into")
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


def _course(graph, river, target):
    stops = [graph.nearest(lat, lon) for _, lat, lon, _ in river.anchors]
    if target:
        x, y = graph.x[stops[-1]], graph.y[stops[-1]]
        stops[-1] = min(target, key=lambda v: ((graph.x[v] - x) ** 2 + (graph.y[v] - y) ** 2, v))
    kinds = [a[0] for a in river.anchors]
    if river.into == "edge":
        stops.append(graph.rim_near(stops[-1])[0])
    # A great river has no source: men would walk round its end if it began inside the map.
    source, metres = graph.rim_near(stops[0])
    if kinds[0] == "great" and metres <= COMES_METRES and graph.sea_cells[stops[0]] == 0:
        stops, kinds = [source, *stops], ["great", *kinds]
    return thread(graph, river.name, river.into, stops, kinds)


def thread(graph, name, into, stops, kinds):
    """A course through vertices, with the class that holds from each to the next."""
    vertices, classes = [stops[0]], []
    for kind, a, b in zip(kinds, stops, stops[1:]):
        for v in graph.way(a, b)[1:]:
            if v in vertices:                       # a spur to an anchor and back: drop it
                cut = vertices.index(v)
                del vertices[cut + 1:], classes[cut:]
            else:
                vertices.append(v)
                classes.append(kind)
    return Course(name, into, vertices, classes)


def _end(course, target, graph):
    """Cuts a course where it meets its river or the sea; false if it never meets its river."""
    if target:
        cut = next((i for i, v in enumerate(course.vertices) if v in target), None)
        if cut is None:
            return False
    else:
        cut = len(course.vertices) - 1
        while course.into == "sea" and cut > 1 and graph.sea_cells[course.vertices[cut - 1]] >= 2:
            cut -= 1
    del course.vertices[cut + 1:], course.classes[cut:]
    return True


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
    """Lowest of seven points, the vertex and a ring of 800 m (of smaller hexes less): a river keeps to the low of its valley."""
    radius = min(800.0, grid.flat * 0.8 / 3)
    angles = np.radians([0, 60, 120, 180, 240, 300])
    ring = [(0, 0)] + [(radius * np.cos(a), radius * np.sin(a)) for a in angles]
    return np.min([np.maximum(dem.at(*grid.to_globe(x + dx, y + dy), 3), 0) for dx, dy in ring], 0)


def _valley_floor(dem, grid, x, y):
    """Lowest ground within about 8 km."""
    reach = max(1, round(FLOOR_METRES / (abs(dem.lat_step) * 111_200)))
    low = type(dem)(minimum_filter(np.maximum(dem.values, 0), 2 * reach + 1), dem.first_lat, dem.first_lon, dem.lat_step, dem.lon_step)
    return low.at(*grid.to_globe(x, y), 1)
