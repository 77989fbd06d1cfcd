"""Geometries of a GeoPackage and the projection of a theatre, with the standard library only."""
import math
import struct


def coordinates(blob):
    """All points of a GeoPackage geometry, in order."""
    return [p for ring in rings(blob[8:])[0] for p in ring]


def rings(wkb, at=0):
    """Rings of a WKB geometry and the offset behind it."""
    kind, at = struct.unpack_from("<I", wkb, at + 1)[0], at + 5
    if kind == 1:
        return [[struct.unpack_from("<dd", wkb, at)]], at + 16
    count, at = struct.unpack_from("<I", wkb, at)[0], at + 4
    if kind == 2:
        return [list(struct.iter_unpack("<dd", wkb[at:at + 16 * count]))], at + 16 * count
    out = []
    for _ in range(count):
        if kind == 3:
            n, at = struct.unpack_from("<I", wkb, at)[0], at + 4
            out.append(list(struct.iter_unpack("<dd", wkb[at:at + 16 * n])))
            at += 16 * n
        else:
            more, at = rings(wkb, at)
            out += more
    return out, at


def multipolygon_area(blob):
    """Outer rings run anticlockwise and holes clockwise, so plain sums do."""
    return sum(a[0] * b[1] - b[0] * a[1] for r in rings(blob[8:])[0] for a, b in zip(r, r[1:])) / 2


def centre(cell, theatre):
    """The middle of a hex in the plane, metres."""
    row, column = divmod(cell, int(theatre["columns"]))
    flat = float(theatre["flatMetres"])
    return (float(theatre["originX"]) + flat * (column + 0.5 * (row & 1)),
            float(theatre["originY"]) - row * flat * math.sqrt(3) / 2)


def neighbour(cell, slot, theatre):
    """The hex on the other side of one of the three sides that a hex owns."""
    columns = int(theatre["columns"])
    row, column = divmod(cell, columns)
    column, row = ((column + 1, row), (column - 1 + (row & 1), row + 1), (column + (row & 1), row + 1))[slot]
    return row * columns + column


def apart(p, a, b):
    """Distance of a point from a stretch of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def project(lat, lon, theatre):
    """Lambert azimuthal equal area on the WGS84 ellipsoid (Snyder 1987, p. 187)."""
    a, f = 6378137.0, 1 / 298.257223563
    e2 = f * (2 - f)
    e = math.sqrt(e2)

    def q(phi):
        s = math.sin(phi)
        return (1 - e2) * (s / (1 - e2 * s * s) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))
    p0, p, dl = math.radians(float(theatre["latitude0"])), math.radians(lat), math.radians(lon - float(theatre["longitude0"]))
    qp = q(math.pi / 2)
    b0, b = math.asin(q(p0) / qp), math.asin(q(p) / qp)
    rq = a * math.sqrt(qp / 2)
    d = a * math.cos(p0) / math.sqrt(1 - e2 * math.sin(p0) ** 2) / (rq * math.cos(b0))
    k = rq * math.sqrt(2 / (1 + math.sin(b0) * math.sin(b) + math.cos(b0) * math.cos(b) * math.cos(dl)))
    north = math.cos(b0) * math.sin(b) - math.sin(b0) * math.cos(b) * math.cos(dl)
    return k * d * math.cos(b) * math.sin(dl), k / d * north
