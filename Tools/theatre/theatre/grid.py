"""The hex grid: pointy-top, odd-r, row 0 northernmost, and its vertices and sides as a graph.

Cell index = row * columns + column. Directions 0 E, 1 NE, 2 NW, 3 W, 4 SW, 5 SE. A cell owns the sides
E (slot 0), SW (slot 1), SE (slot 2); side index = 3 * cell + slot. A cell owns its top vertex
(2 * cell) and its bottom vertex (2 * cell + 1).
"""
import math
from dataclasses import dataclass

import numpy as np
from pyproj import Transformer

SLOT_DIRECTION = (0, 4, 5)
OFFSETS = ((1, 0), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1))  # of an even row; odd rows add 1 off the E-W axis


def projection(centre):
    return f"+proj=laea +lat_0={centre[0]} +lon_0={centre[1]} +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"


@dataclass(frozen=True)
class Grid:
    columns: int
    rows: int
    flat: float
    origin_x: float
    origin_y: float
    proj: str

    @classmethod
    def covering(cls, box, flat, centre):
        """The smallest rectangle of hexes, `flat` metres wide, that covers a box of latitude and longitude."""
        proj = projection(centre)
        to_plane = Transformer.from_crs("EPSG:4326", proj, always_xy=True)
        t = np.linspace(0, 1, 201)
        lon = box["west"] + t * (box["east"] - box["west"])
        lat = box["south"] + t * (box["north"] - box["south"])
        ring = [to_plane.transform(a, b) for a, b in
                ((lon, np.full(201, box["south"])), (lon, np.full(201, box["north"])),
                 (np.full(201, box["west"]), lat), (np.full(201, box["east"]), lat))]
        x, y = np.concatenate([a for a, _ in ring]), np.concatenate([b for _, b in ring])
        height = flat * math.sqrt(3) / 2
        origin_x = math.floor(x.min() / flat) * flat
        origin_y = math.ceil(y.max() / 1000) * 1000.0
        return cls(math.ceil((x.max() - origin_x) / flat) + 1, math.ceil((origin_y - y.min()) / height) + 1,
                   flat, origin_x, origin_y, proj)

    @property
    def size(self):
        """Centre to vertex, metres."""
        return self.flat / math.sqrt(3)

    @property
    def row_height(self):
        return self.flat * math.sqrt(3) / 2

    @property
    def three_kilometres(self):
        """Hexes in three kilometres: efforts were set on hexes of that width."""
        return 3000.0 / self.flat

    @property
    def count(self):
        return self.columns * self.rows

    @property
    def bounds(self):
        """West, south, east, north of all the hexes, metres."""
        return (self.origin_x - self.flat / 2, self.origin_y - (self.rows - 1) * self.row_height - self.size,
                self.origin_x + self.flat * self.columns, self.origin_y + self.size)

    def centres(self):
        cell = np.arange(self.count)
        row, column = cell // self.columns, cell % self.columns
        return self.origin_x + self.flat * (column + 0.5 * (row & 1)), self.origin_y - row * self.row_height

    def to_plane(self, lat, lon):
        x, y = self._transformer().transform(lon, lat)
        return np.asarray(x), np.asarray(y)

    def to_globe(self, x, y):
        lon, lat = self._transformer().transform(x, y, direction="INVERSE")
        return np.asarray(lat), np.asarray(lon)

    def _transformer(self):
        return Transformer.from_crs("EPSG:4326", self.proj, always_xy=True)

    def cell_at(self, lat, lon):
        """The cell that holds a point of the globe, or -1 outside the rectangle."""
        x, y = (float(v) for v in self.to_plane(lat, lon))
        best, best_distance = -1, math.inf
        guess = round((self.origin_y - y) / self.row_height)
        for row in (guess - 1, guess, guess + 1):
            column = round((x - self.origin_x) / self.flat - 0.5 * (row & 1))
            dx = self.origin_x + self.flat * (column + 0.5 * (row & 1)) - x
            dy = self.origin_y - row * self.row_height - y
            if dx * dx + dy * dy < best_distance:
                best_distance = dx * dx + dy * dy
                inside = 0 <= row < self.rows and 0 <= column < self.columns
                best = row * self.columns + column if inside else -1
        return best

    def cells_at(self, x, y):
        """The cells that hold points of the plane, -1 outside the rectangle."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        best, least = np.full(x.shape, -1), np.full(x.shape, np.inf)
        guess = np.round((self.origin_y - y) / self.row_height).astype(int)
        for row in (guess - 1, guess, guess + 1):
            column = np.round((x - self.origin_x) / self.flat - 0.5 * (row & 1)).astype(int)
            away = (self.origin_x + self.flat * (column + 0.5 * (row & 1)) - x) ** 2 + (self.origin_y - row * self.row_height - y) ** 2
            inside = (row >= 0) & (row < self.rows) & (column >= 0) & (column < self.columns)
            best = np.where(away < least, np.where(inside, row * self.columns + column, -1), best)
            least = np.minimum(least, away)
        return best

    def neighbours(self):
        """Array (cells, 6) of neighbour cells, -1 outside."""
        cell = np.arange(self.count)
        row, column = cell // self.columns, cell % self.columns
        out = np.full((self.count, 6), -1, np.int64)
        for d, (dc, dr) in enumerate(OFFSETS):
            c, r = column + dc + (row & 1 if dr else 0), row + dr
            inside = (c >= 0) & (c < self.columns) & (r >= 0) & (r < self.rows)
            out[inside, d] = (r * self.columns + c)[inside]
        return out

    def side_between(self, neighbours, a, b):
        """Side index shared by two adjacent cells."""
        d = int(np.where(neighbours[a] == b)[0][0])
        return 3 * a + SLOT_DIRECTION.index(d) if d in SLOT_DIRECTION else \
            3 * b + SLOT_DIRECTION.index((d + 3) % 6)

    def vertex_points(self):
        x, y = self.centres()
        return np.repeat(x, 2), np.stack([y + self.size, y - self.size], 1).ravel()

    def side_ends(self, neighbours):
        """Array (3 * cells, 2) of the two vertices of each side, -1 where a vertex has no owner."""
        cell = np.arange(self.count)
        ne, sw, se = neighbours[:, 1], neighbours[:, 4], neighbours[:, 5]
        top = lambda c: np.where(c >= 0, 2 * c, -1)
        bottom = lambda c: np.where(c >= 0, 2 * c + 1, -1)
        ends = np.empty((self.count, 3, 2), np.int64)
        ends[:, 0, 0], ends[:, 0, 1] = bottom(ne), top(se)
        ends[:, 1, 0], ends[:, 1, 1] = top(sw), bottom(cell)
        ends[:, 2, 0], ends[:, 2, 1] = bottom(cell), top(se)
        return ends.reshape(-1, 2)

    def corners(self, cell):
        """The six vertices of a cell as points, anticlockwise from the lower right, closed."""
        row, column = divmod(cell, self.columns)
        x = self.origin_x + self.flat * (column + 0.5 * (row & 1))
        y = self.origin_y - row * self.row_height
        h, s = self.flat / 2, self.size
        ring = [(x + h, y - s / 2), (x + h, y + s / 2), (x, y + s), (x - h, y + s / 2), (x - h, y - s / 2), (x, y - s)]
        return ring + ring[:1]
