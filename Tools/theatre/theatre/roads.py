"""Roads: chains of places, each leg laid by least effort over the hexes."""
import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

CROSSING_EFFORT = {"stream": 0.4, "river": 2.0, "great": 5.0}   # in sides of flat road; assumption
SEA_EFFORT = 40.0
SHARED = 0.6                                                     # a leg that follows a laid road
RANK = {"main": 0, "road": 1, "track": 2}


class RoadSurvey:
    def __init__(self, grid, neighbours, ground, outside, river_sides):
        self.grid, self.neighbours = grid, neighbours
        a, d = np.nonzero(neighbours >= 0)
        b = neighbours[a, d]
        effort = (1 + (ground.relief[a] + ground.relief[b]) / 240 + np.abs(ground.mean[a] - ground.mean[b]) / 40
                  + (ground.mean[a] + ground.mean[b]) / 1200
                  + SEA_EFFORT * ((ground.land[a] < 0.5) | (ground.land[b] < 0.5)) + 1000 * (outside[a] | outside[b]))
        self.effort = coo_matrix((effort, (a, b)), (grid.count, grid.count)).tocsr()
        self.effort.sort_indices()
        ends = {s: self._cells(s) for s in river_sides}
        for s, (kind, _) in river_sides.items():
            if ends[s]:
                self._change(*ends[s], lambda v: v + CROSSING_EFFORT[kind])
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
            side = self.grid.side_between(self.neighbours, a, b)
            if side not in self.laid:
                self.laid.add(side)
                self._change(a, b, lambda v: v * SHARED)
        return out


def lay(survey, chains, places):
    """side -> (class, name); the best class of all legs over a side, main roads laid first."""
    out = {}
    for kind, chain in sorted(chains, key=lambda c: RANK[c[0]]):
        for u, v in zip(chain, chain[1:]):
            name = f"{places[u]['name']} - {places[v]['name']}"
            path = survey.leg(places[u]["cell"], places[v]["cell"])
            for a, b in zip(path, path[1:]):
                out.setdefault(survey.grid.side_between(survey.neighbours, a, b), (kind, name))
    return out


def crossing(river_class, road_class):
    """State in autumn 1950 (assumption): bridges over rivers were blown, forded or ferried beside; small ones stood."""
    if road_class is None:
        return None
    return "bridge" if river_class == "stream" and road_class == "main" else "ford"
