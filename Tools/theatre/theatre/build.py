"""Puts a theatre together in memory: ground, rivers, borders, roads, zones."""
import os
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates

from . import ground, lists, publicdata, rasters, relief, rivers, roads, vectors, zones
from .faults import FaultList
from .grid import Grid


@dataclass
class Theatre:
    lists: lists.Lists
    grid: Grid
    neighbours: np.ndarray
    ends: np.ndarray
    ground: ground.Ground
    present: np.ndarray        # cells that are rows of the map
    cell_zone: np.ndarray
    courses: list
    rivers: dict               # side -> (class, name)
    roads: dict                # side -> (class, name)
    crossings: dict            # side -> bridge or ford
    places: dict
    people: dict
    relief: bytes
    relief_height: int

    @property
    def about(self):
        return self.lists.about

    def summary(self):
        return (f"{self.grid.columns} x {self.grid.rows} rectangle, {int(self.present.sum())} cells, "
                f"{len(self.rivers)} river sides, {len(self.roads)} road sides, {len(self.lists.zones)} zones, "
                f"{len(self.places)} places")


def build(lists, data):
    """The theatre of a folder's lists; `data` is the folder with the public data. Raises every fault that the ground brings out."""
    about, faults = lists.about, FaultList()
    grid = Grid.covering(about["box"], 1000 * about["hexKilometres"], about["centre"])
    neighbours = grid.neighbours()
    dem, mask, land = _survey(lists, data, grid, neighbours)
    places = _placed(grid, neighbours, lists.places, faults)
    faults.stop()

    graph = rivers.VertexGraph(grid, neighbours, dem, land.land)
    towns = {r.name: [(places[b["place"]]["cell"], b) for b in lists.banks if b["river"] == r.name] for r in lists.rivers}
    courses = rivers.lay(graph, neighbours, lists.rivers, towns, faults)
    courses += vectors.rivers(lists, grid, graph) if about["rivers"] else []
    river_sides = rivers.sides(graph, courses)

    outside = _outside(grid, neighbours, land.land, lists, courses, graph, faults)
    survey = roads.RoadSurvey(grid, neighbours, land, outside, river_sides)
    drawn = vectors.roads(lists, grid) if about["roads"] else []
    road_sides = roads.lay(survey, lists.roads, places, drawn)
    known = roads.known_crossings(survey, river_sides, road_sides, lists.crossings, places, faults)
    crossings = roads.crossings(river_sides, road_sides, about["bridges"], about["fords"], known)

    present = _present(neighbours, land.land, outside, road_sides, places)
    cell_zone = zones.assign(survey, places, about["borders"], present)
    _check_zones(lists, cell_zone, present, faults)
    faults.stop()
    people = zones.people(lists, cell_zone, land)
    png, height = relief.render(grid, dem, mask, _beyond(grid, outside), about["pictureWidth"])
    return Theatre(lists, grid, neighbours, graph.ends, land, present, cell_zone, courses, river_sides, road_sides, crossings,
                   places, people, png, height)


def _survey(lists, data, grid, neighbours):
    """Raster of heights, raster of land, and the ground of every cell."""
    about = lists.about
    box, heights = about["box"], about["elevation"]
    if isinstance(heights, dict):
        dem = rasters.own_heights(os.path.join(lists.folder, heights["file"]), box, min(grid.flat / 3, 1000))
        limits = publicdata.RELIEF_LIMITS["globe"]
    else:
        name = publicdata.needed(about)[0]
        dem, limits = rasters.heights(name, data, box), publicdata.RELIEF_LIMITS[name]
    if about["reliefLimits"]:
        limits = [about["reliefLimits"][k] for k in ("plain", "rolling", "hill")]
    mask = rasters.land(data, box) if about["sea"] else rasters.all_land(box)
    for lake in about["lakes"]:
        _flood(mask, lake["points"])
    woods = rasters.woods(data, box) if about["woods"] > 0 else rasters.no_woods(box)
    return dem, mask, ground.survey(grid, neighbours, dem, mask, woods, limits, about["woods"])


def _flood(mask, shore):
    """Makes water of what lies inside a shore (even-odd rule)."""
    lat, lon = mask.points()
    inside = np.zeros(lat.shape, bool)
    for (ay, ax), (by, bx) in zip(shore, [*shore[1:], shore[0]]):
        if ay != by:
            inside ^= ((ay > lat) != (by > lat)) & (lon < ax + (lat - ay) / (by - ay) * (bx - ax))
    mask.values[inside] = 0


def _placed(grid, neighbours, places, faults):
    """The places with their cells. The rim of the rectangle has no land: what lies there cannot be on the map."""
    for p in places.values():
        p["cell"] = grid.cell_at(p["lat"], p["lon"])
        if p["cell"] < 0 or (neighbours[p["cell"]] < 0).any():
            faults.add(p["at"], f"{p['place']} lies on the rim of the map", "a place at least a hex inside",
                       "make the box of theatre.yaml larger, or take the place out")
    return places


def _outside(grid, neighbours, land, lists, courses, graph, faults):
    """Land that is not of the theatre: as theatre.yaml leaves it out, or on the rim of the rectangle."""
    lat, lon = grid.to_globe(*grid.centres())
    out = (neighbours < 0).any(1)
    rim = out.copy()
    for entry in lists.about["leaveOut"]:
        if entry["box"]:
            box = entry["box"]
            out |= (lat > box["south"]) & (lat < box["north"]) & (lon > box["west"]) & (lon < box["east"])
            continue
        course = next(c for c in courses if c.name == entry["beyond"])
        walls = {graph.side_of[u, v] for u, v in zip(course.vertices, course.vertices[1:])}
        far = _connected(grid, neighbours, grid.cell_at(*entry["at"]), land, rim, walls)
        lost = [p["place"] for p in lists.places.values() if p["cell"] in far]
        if lost:
            faults.add(os.path.join(os.path.relpath(lists.folder), "theatre.yaml"),
                       f"{lost[0]} and {len(lost) - 1} other places lie beyond the {entry['beyond']}, which leaves out {entry['name']}",
                       "a river from edge to edge or to the sea, and a point on its far side",
                       "correct at, or lead the river to the edge of the map")
        out[list(far)] = True
    return out


def _connected(grid, neighbours, seed, land, rim, walls):
    """Cells of land that are reached from a seed without crossing a wall or the rim."""
    queue, seen = [seed] if seed >= 0 else [], {seed} - {-1}
    while queue:
        cell = queue.pop()
        for other in map(int, neighbours[cell]):
            if not rim[other] and other not in seen and land[other] >= 0.5 and \
                    grid.side_between(neighbours, cell, other) not in walls:
                seen.add(other)
                queue.append(other)
    return seen


def _check_zones(lists, cell_zone, present, faults):
    used = set(cell_zone[present])
    for z in lists.zones:
        if z["zone"] not in used:
            faults.add(z["at"], f"the zone '{z['zone']}' has got no hex", "at least one",
                       "give it a seat farther from the seats of other zones, or join it with one of them")


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
