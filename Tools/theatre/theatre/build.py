"""Puts a theatre together in memory: ground, rivers, border, roads, zones."""
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates

from . import ground, handlists, relief, rivers, roads, sources, zones
from .grid import Grid


@dataclass
class Theatre:
    about: dict
    credits: str
    grid: Grid
    neighbours: np.ndarray
    ends: np.ndarray
    ground: ground.Ground
    present: np.ndarray        # cells that are rows of the map
    cell_zone: np.ndarray
    courses: list
    rivers: dict               # side -> (class, name)
    roads: dict                # side -> (class, name)
    places: dict
    zones: list
    people: dict
    provinces: list
    relief: bytes
    relief_height: int

    def summary(self):
        return (f"{self.grid.columns} x {self.grid.rows} rectangle, {int(self.present.sum())} cells, "
                f"{len(self.rivers)} river sides, {len(self.roads)} road sides, {len(self.zones)} zones, "
                f"{len(self.places)} places")


def build(about, hand, wheels):
    grid = Grid.covering(about)
    neighbours = grid.neighbours()
    dem, mask = sources.elevation(wheels, about["box"]), sources.land(wheels, about["box"])
    land = ground.survey(grid, neighbours, dem, mask, sources.woods(wheels, about["box"]))
    places = _placed(grid, handlists.places(hand))

    graph = rivers.VertexGraph(grid, neighbours, dem, land.land)
    courses = rivers.lay(grid, neighbours, graph, handlists.rivers(hand), handlists.banks(hand, places))
    river_sides = rivers.sides(graph, courses)

    outside = _outside(grid, neighbours, land.land, about, courses, graph)
    survey = roads.RoadSurvey(grid, neighbours, land, outside, river_sides)
    road_sides = roads.lay(survey, handlists.roads(hand, places), places)

    present = _present(neighbours, land.land, outside, road_sides, places)
    zone_rows = handlists.table(hand, "zones.csv")
    latitude, _ = grid.to_globe(*grid.centres())
    cell_zone = zones.assign(survey, places, zone_rows, latitude, about["divide"], present)
    provinces = handlists.table(hand, "provinces.csv")
    people = zones.people(zone_rows, provinces, handlists.table(hand, "cities.csv"), places, cell_zone, land)
    png, height = relief.render(grid, dem, mask, _beyond(grid, outside), about["reliefWidth"])
    return Theatre(about, handlists.credits(hand), grid, neighbours, graph.ends, land, present, cell_zone, courses, river_sides,
                   road_sides, places, zone_rows, people, provinces, png, height)


def _placed(grid, places):
    for p in places.values():
        p["cell"] = grid.cell_at(p["lat"], p["lon"])
        if p["cell"] < 0:
            raise SystemExit(f"places.csv: {p['place']} at {p['lat']}, {p['lon']} lies outside the rectangle of the theatre.")
    return places


def _outside(grid, neighbours, land, about, courses, graph):
    """Land that is not of the theatre: beyond the border river, in a box of `notOurs`, or on the rim of the rectangle."""
    lat, lon = grid.to_globe(*grid.centres())
    out = (neighbours < 0).any(1)
    rim = out.copy()
    for box in about["notOurs"]:
        out |= (lat > box["south"]) & (lat < box["north"]) & (lon > box["west"]) & (lon < box["east"])
    border = next((c for c in courses if c.name == about["borderRiver"]), None)
    if border is None:
        return out
    walls = {graph.side_of[u, v] for u, v in zip(border.vertices, border.vertices[1:])}
    seed = grid.cell_at(about["beyondBorder"]["lat"], about["beyondBorder"]["lon"])
    queue, seen = [seed], {seed}
    while queue:
        cell = queue.pop()
        out[cell] = True
        for other in map(int, neighbours[cell]):
            if not rim[other] and other not in seen and land[other] >= 0.5 and \
                    grid.side_between(neighbours, cell, other) not in walls:
                seen.add(other)
                queue.append(other)
    return out


def _present(neighbours, land, outside, road_sides, places):
    present = (land >= 0.5) & ~outside
    for side in road_sides:
        cell, slot = divmod(side, 3)
        present[[cell, int(neighbours[cell, (0, 4, 5)[slot]])]] = True
    present[[p["cell"] for p in places.values()]] = True
    return present


def _beyond(grid, outside):
    """Share of ground that is not of the theatre at points of the plane, softened over a hex; the rim follows its row."""
    field = outside.reshape(grid.rows, grid.columns).astype(float)
    field[0], field[-1], field[:, 0], field[:, -1] = field[1], field[-2], field[:, 1], field[:, -2]
    def at(x, y):
        row = (grid.origin_y - y) / grid.row_height
        column = (x - grid.origin_x) / grid.flat - 0.25
        return np.clip((map_coordinates(field, [row, column], order=1, mode="nearest") - 0.5) * 2 + 0.5, 0, 1)
    return at
