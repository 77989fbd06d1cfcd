"""Height, ruggedness, terrain, cover and land share of each cell."""
import math
from dataclasses import dataclass

import numpy as np

RELIEF_METRES = 3000.0      # width over which local relief is measured, or that of a hex if that is larger


@dataclass
class Ground:
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    ruggedness: np.ndarray   # root mean square difference of mean height to the six neighbours, metres
    relief: np.ndarray       # half the range of height over 3 km and 3/4 of its rise above the lowest ground about it, metres
    terrain: np.ndarray
    land: np.ndarray
    cover: np.ndarray


def survey(grid, neighbours, dem, mask, woods, limits, wood_share):
    """`limits` end plain, rolling ground and hills; `wood_share` is the part of the woods that stood then."""
    lat, lon = _sample_points(grid, grid.flat)
    z = np.maximum(dem.at(lat, lon, 3), 0)
    mean, low, high = z.mean(0), z.min(0), z.max(0)
    land = np.clip(mask.at(lat, lon, 0), 0, 1).mean(0)
    ruggedness = np.sqrt(_around((mean[:, None] - _take(mean, neighbours)) ** 2, neighbours))
    relief = _relief(grid, neighbours, dem, mean, low, high)
    terrain = np.select([relief < limit for limit in limits], ["plain", "rolling", "hill"], "mountain")
    wooded = np.clip(woods.at(lat, lon, 1), 0, 1).mean(0)
    return Ground(mean, low, high, ruggedness, relief, terrain, land, cover(wooded * wood_share, relief))


def cover(wooded, relief):
    """Share of hiding ground, 0 to 1: woods, and broken ground, which hides by itself. Assumption."""
    return np.clip(0.08 + 0.84 * wooded + 0.40 * np.clip(relief / 450, 0, 1), 0, 1)


def _relief(grid, neighbours, dem, mean, low, high):
    """Local relief in metres. Hexes below 3 km are measured with the ground about them, so that a class means one landscape."""
    rings = max(1, round(RELIEF_METRES / grid.flat))
    if rings > 1:
        z = np.maximum(dem.at(*_sample_points(grid, RELIEF_METRES), 3), 0)
        low, high = z.min(0), z.max(0)
    ring_low = mean
    for _ in range(rings):
        ring_low = np.minimum(ring_low, _take(ring_low, neighbours).min(1))
    return 0.5 * (high - low) + 0.75 * (mean - ring_low)    # a valley floor is low beside its hills


def _sample_points(grid, width):
    """37 points about the middle of each hex, over a hex of that width, as arrays (37, cells) of latitude and longitude."""
    x, y = grid.centres()
    steps = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if abs(a + b) <= 3]
    height = width * math.sqrt(3) / 2
    points = [grid.to_globe(x + width * (a + b / 2) / 7, y + height * b / 7) for a, b in steps]
    return np.array([p[0] for p in points]), np.array([p[1] for p in points])


def _take(values, neighbours):
    """Neighbour values; a missing neighbour counts as the cell itself."""
    own = np.arange(len(values))[:, None]
    return values[np.where(neighbours >= 0, neighbours, own)]


def _around(values, neighbours):
    return values.sum(1) / np.maximum((neighbours >= 0).sum(1), 1)
