"""Roads: chains of places, each leg laid by least effort over the hexes."""
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

CROSSING_EFFORT = {"stream": 0.4, "river": 2.0, "great": 5.0}   # in sides of flat road of 3 km; assumption
SEA_EFFORT = 40.0
SHARED = 0.6                                                     # a leg that follows a laid road
RANK = {"main": 0, "road": 1, "track": 2}
STANDING = {"none": -1, **RANK, "all": 2}                        # the least class of road that has a bridge or a ford


class RoadSurvey:
    def __init__(self, grid, neighbours, ground, outside, river_sides):
        self.grid, self.neighbours = grid, neighbours
        a, d = np.nonzero(neighbours >= 0)
        b = neighbours[a, d]
        steep = np.abs(ground.mean[a] - ground.mean[b]) * grid.three_kilometres
        effort = (1 + (ground.relief[a] + ground.relief[b]) / 240 + steep / 40
                  + (ground.mean[a] + ground.mean[b]) / 1200
                  + SEA_EFFORT * ((ground.land[a] < 0.5) | (ground.land[b] < 0.5)) + 1000 * (outside[a] | outside[b]))
        self.effort = coo_matrix((effort, (a, b)), (grid.count, grid.count)).tocsr()
        self.effort.sort_indices()
        ends = {s: self._cells(s) for s in river_sides}
        for s, (kind, _) in river_sides.items():
            if ends[s]:
                self._change(*ends[s], lambda v: v + CROSSING_EFFORT[kind] * grid.three_kilometres)
        self.laid = set()

    def _cells(self, side):
        cell, slot = divmod(side, 3)
        other = int(self.neighbours[cell, (0, 4, 5)[slot]])
        return (cell, other) if other >= 0 else None

    def _change(self, a, b, rule):
        for i, j in ((a, b), (b, a)):
            at = self.effort.indptr[i] + np.searchsorted(
                self.effort.indices[self.effort.indptr[i]:self.effort.indptr[i + 1]], j)
            self.effort.data[at] = rule(self.effort.data[at])

    def leg(self, start, goal):
        """Cells from start to goal; the sides used become cheaper for later legs."""
        _, before = dijkstra(self.effort, indices=start, return_predecessors=True)
        out = [goal]
        while out[-1] != start:
            out.append(int(before[out[-1]]))
        out.reverse()
        for a, b in zip(out, out[1:]):
            self.take(a, b)
        return out

    def take(self, a, b):
        """The side between two cells, which has a road from now on: later legs like to follow it."""
        side = self.grid.side_between(self.neighbours, a, b)
        if side not in self.laid:
            self.laid.add(side)
            self._change(a, b, lambda v: v * SHARED)
        return side


def lay(survey, chains, places, drawn=()):
    """side -> (class, name); the best class of all legs over a side, main roads laid first. `drawn` are roads that lie fixed, as
    (class, name, cells)."""
    out = {}
    for kind, name, cells in sorted(drawn, key=lambda d: RANK[d[0]]):
        for a, b in zip(cells, cells[1:]):
            out.setdefault(survey.take(a, b), (kind, name))
    for kind, chain, _ in sorted(chains, key=lambda c: RANK[c[0]]):
        for u, v in zip(chain, chain[1:]):
            name = f"{places[u]['name']} - {places[v]['name']}"
            path = survey.leg(places[u]["cell"], places[v]["cell"])
            for a, b in zip(path, path[1:]):
                side = survey.grid.side_between(survey.neighbours, a, b)
                if side not in out or RANK[out[side][0]] > RANK[kind]:
                    out[side] = (kind, name)
    return out


def crossings(rivers, roads, bridges, fords, listed):
    """river side -> bridge or ford, where a road crosses; `listed` are sides whose state is known, `none` among them."""
    out = {}
    for side, (kind, _) in rivers.items():
        if side in roads:
            rank = RANK[roads[side][0]]
            usual = "bridge" if rank <= STANDING[bridges[kind]] else "ford" if rank <= STANDING[fords[kind]] else "none"
            state = listed.get(side, usual)
            if state != "none":
                out[side] = state
    return out


def known_crossings(survey, rivers, roads, rows, places, faults):
    """side -> state of the rows of crossings.csv: the road over that river nearest to the place, within two hexes."""
    x, y = survey.grid.centres()
    out = {}
    for row in rows:
        px, py = survey.grid.to_plane(places[row["place"]]["lat"], places[row["place"]]["lon"])
        near = []
        for side in (s for s, (_, name) in rivers.items() if name == row["river"] and s in roads):
            cell, slot = divmod(side, 3)
            other = int(survey.neighbours[cell, (0, 4, 5)[slot]])
            near.append((float(np.hypot((x[cell] + x[other]) / 2 - px, (y[cell] + y[other]) / 2 - py)), side))
        if not near or min(near)[0] > 2 * survey.grid.flat:
            faults.add(row["at"], f"no road crosses the {row['river']} within two hexes of {row['place']}", "a road there",
                       "lead a road of roads.txt over it, or take the row out")
        else:
            out[min(near)[1]] = row["state"]
    return out
