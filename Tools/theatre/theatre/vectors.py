"""Roads and rivers out of a user's own file, laid on the hexes."""
import os

import numpy as np
from scipy.spatial import cKDTree

from .rivers import thread


def roads(lists, grid):
    """[(class, name, cells)]: the hexes that each line of the file runs through."""
    out = []
    for kind, name, points in _lines(lists, "roads", grid, grid.flat / 8):
        cells = grid.cells_at(*points.T)
        for part in np.split(cells, np.flatnonzero(cells < 0)):
            chain = _chain(part[part >= 0])
            if len(chain) > 1:
                out.append((kind, name, chain))
    return out


def rivers(lists, grid, graph):
    """Courses along the vertices nearest to each line of the file; great rivers first, since the first to take a side keeps it."""
    tree = cKDTree(np.column_stack([graph.x, graph.y])[graph.joined])
    numbers = np.flatnonzero(graph.joined)
    out = []
    for kind, name, points in _lines(lists, "rivers", grid, grid.flat / 4):
        away, found = tree.query(points)
        near = [int(v) for v in numbers[found[away < grid.size]]]
        stops = [v for i, v in enumerate(near) if i == 0 or v != near[i - 1]]
        if len(stops) > 1:
            out.append((kind, thread(graph, name, "edge", stops, [kind] * len(stops))))
    rank = {"great": 0, "river": 1, "stream": 2}
    return [course for _, course in sorted(out, key=lambda o: rank[o[0]]) if len(course.vertices) > 1]


def _chain(cells):
    """Hexes in order, each once in a row; a corner that is only touched (two of eight points a hex) is left out."""
    cuts = np.flatnonzero(np.diff(cells)) + 1
    runs = [(int(r[0]), len(r)) for r in np.split(cells, cuts) if len(r)]
    kept = [r for i, r in enumerate(runs)
            if not (r[1] <= 2 and 0 < i < len(runs) - 1 and runs[i - 1][0] == runs[i + 1][0])]
    return [c for i, (c, _) in enumerate(kept) if i == 0 or c != kept[i - 1][0]]


def _lines(lists, key, grid, step):
    """(class, name, points of the plane every `step` metres) of the features of a file whose class is wanted."""
    import pyogrio
    import shapely
    from pyproj import Transformer
    given = lists.about[key]
    path = os.path.join(lists.folder, given["file"])
    kind_of = {value: kind for kind in given if isinstance(given[kind], list) for value in given[kind]}
    columns = [given["class"]] + [given["name"]] * (given["name"] is not None)
    try:
        about = pyogrio.read_info(path, layer=given["layer"])
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise SystemExit(f"{os.path.relpath(path)}: it cannot be read ({error}), expected vector data; correct file or layer.") from error
    missing = [c for c in columns if c not in about["fields"]]
    if missing or not about["crs"]:
        found = f"there is no column '{missing[0]}'" if missing else "there is no coordinate system"
        raise SystemExit(f"{os.path.relpath(path)}: {found}, expected one; its columns are {', '.join(about['fields'])}.")
    back = Transformer.from_crs(grid.proj, about["crs"], always_xy=True)
    west, south, east, north = grid.bounds
    meta, _, shapes, fields = pyogrio.raw.read(path, layer=given["layer"], columns=columns,
                                               bbox=back.transform_bounds(west, south, east, north))
    values = dict(zip(meta["fields"], fields))
    into = Transformer.from_crs(meta["crs"], grid.proj, always_xy=True)
    groups = {}
    for i, shape in enumerate(shapes):
        kind = kind_of.get(str(values[given["class"]][i]))
        if kind and shape is not None:
            name = values[given["name"]][i] if given["name"] else None
            groups.setdefault((kind, str(name) if name else kind), []).append(shapely.from_wkb(shape))
    for (kind, name), lines in groups.items():
        merged = shapely.line_merge(shapely.union_all([shapely.force_2d(line) for line in lines]))
        for line in shapely.get_parts(merged):
            if line.geom_type == "LineString" and not line.is_empty:
                x, y = into.transform(*shapely.get_coordinates(line).T)
                yield kind, name, shapely.get_coordinates(shapely.segmentize(shapely.linestrings(x, y), step))
