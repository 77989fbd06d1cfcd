"""Height, ruggedness, terrain, cover and land share of each cell."""
from dataclasses import dataclass

import numpy as np

PLAIN, ROLLING, HILL = 40.0, 110.0, 240.0   # local relief in metres that ends a class; assumption


@dataclass
class Ground:
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    ruggedness: np.ndarray   # root mean square difference of mean height to the six neighbours, metres
    relief: np.ndarray       # half the range of height inside the cell and 3/4 of its rise above the lowest neighbour, metres
    terrain: np.ndarray
    land: np.ndarray
    cover: np.ndarray


def survey(grid, neighbours, dem, mask, woods):
    lat, lon = _sample_points(grid)
    z = np.maximum(dem.at(lat, lon, 3), 0)
    mean, low, high = z.mean(0), z.min(0), z.max(0)
    land = np.clip(mask.at(lat, lon, 0), 0, 1).mean(0)
    ruggedness = np.sqrt(_around((mean[:, None] - _take(mean, neighbours)) ** 2, neighbours))
    ring_low = np.minimum(mean, _take(mean, neighbours).min(1))
    relief = 0.5 * (high - low) + 0.75 * (mean - ring_low)    # a valley floor is low beside its hills
    terrain = np.select([relief < PLAIN, relief < ROLLING, relief < HILL], ["plain", "rolling", "hill"], "mountain")
    wooded = np.clip(woods.at(lat, lon, 1), 0, 1).mean(0)
    return Ground(mean, low, high, ruggedness, relief, terrain, land, cover(wooded, relief))


def cover(wooded, relief):
    """Share of hiding ground, 0 to 1. Assumption: the woods of 2019 count half, since the hills were largely
    bare in 1950; broken ground hides by itself."""
    return np.clip(0.08 + 0.42 * wooded + 0.40 * np.clip(relief / 450, 0, 1), 0, 1)


def _sample_points(grid):
    """37 points a hex, as arrays (37, cells) of latitude and longitude."""
    x, y = grid.centres()
    steps = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if abs(a + b) <= 3]
    points = [grid.to_globe(x + grid.flat * (a + b / 2) / 7, y + grid.row_height * b / 7) for a, b in steps]
    return np.array([p[0] for p in points]), np.array([p[1] for p in points])


def _take(values, neighbours):
    """Neighbour values; a missing neighbour counts as the cell itself."""
    own = np.arange(len(values))[:, None]
    return values[np.where(neighbours >= 0, neighbours, own)]


def _around(values, neighbours):
    return values.sum(1) / np.maximum((neighbours >= 0).sum(1), 1)
