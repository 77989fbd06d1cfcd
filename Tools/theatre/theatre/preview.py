"""A picture of the whole theatre: relief, rivers, roads, zone borders, lines, places with their names; title, scale and key below."""
import io
import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .export import drawn

SCALE = 2                                             # drawn large, shrunk for smooth lines
INK, HALO = (62, 54, 50), (246, 243, 232)
RIVER, ROAD, BORDER, PARALLEL = (88, 132, 164), (150, 92, 70), (104, 88, 120), (160, 52, 46)
RIVER_WIDTH = {"stream": 1.1, "river": 1.9, "great": 3.0}
ROAD_WIDTH = {"main": 2.3, "road": 1.3, "track": 0.8}
KEY_FROM = 700                                        # width of a picture that has room for the key
STRIP = 64                                            # height of the strip below the map, with title, scale and key


class Sheet:
    def __init__(self, t):
        self.t = t
        west, _, east, self.north = t.grid.bounds
        self.west, self.pixel = west, (east - west) / (t.about["pictureWidth"] * SCALE)
        relief = Image.open(io.BytesIO(t.relief)).convert("RGB")
        self.height = relief.height * SCALE       # of the map, without the strip
        self.image = Image.new("RGB", (relief.width * SCALE, self.height + STRIP * SCALE), HALO)
        self.image.paste(relief.resize((relief.width * SCALE, self.height), Image.Resampling.BICUBIC))
        self.pen = ImageDraw.Draw(self.image)

    def at(self, points):
        return [((x - self.west) / self.pixel, (self.north - y) / self.pixel) for x, y in points]

    def line(self, points, colour, width):
        self.pen.line(self.at(points), fill=colour, width=max(1, round(width * SCALE)), joint="curve")

    def dashes(self, points, colour, width, on=9, off=6):
        walk = 0.0
        dense = _dense(self.at(points))
        for a, b in zip(dense, dense[1:]):
            if walk % ((on + off) * SCALE) < on * SCALE:
                self.pen.line([a, b], fill=colour, width=max(1, round(width * SCALE)))
            walk += np.hypot(b[0] - a[0], b[1] - a[1])


def draw(t, path):
    sheet = Sheet(t)
    vx, vy = t.grid.vertex_points()
    cx, cy = t.grid.centres()
    for ring in _borders(t):
        sheet.dashes(_smooth([(vx[v], vy[v]) for v in ring]), BORDER, 1.3, 5, 4)
    for course in t.courses:
        _river(sheet, course, vx, vy)
    for kind in ("track", "road", "main"):
        for chain in _chains(_road_links(t, kind)):
            sheet.line(_smooth([(cx[c], cy[c]) for c in chain]), ROAD, ROAD_WIDTH[kind])
    for line in t.about["lines"]:
        sheet.dashes(list(zip(*t.grid.to_plane(*drawn(line["points"], 200)))), PARALLEL, 1.6, 14, 7)
    _places(sheet, t)
    _furniture(sheet, t)
    small = sheet.image.resize((sheet.image.width // SCALE, sheet.image.height // SCALE), Image.Resampling.LANCZOS)
    few = small.quantize(160, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    palette.putpalette([*few.getpalette()[:480], *(v for colour in (INK, HALO, RIVER, ROAD, BORDER, PARALLEL) for v in colour)])
    small.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def _river(sheet, course, vx, vy):
    points, classes = _smooth([(vx[v], vy[v]) for v in course.vertices], keep=True), course.classes
    for i, (a, b) in enumerate(zip(points, points[1:])):
        kind = classes[min(i * len(classes) // max(len(points) - 1, 1), len(classes) - 1)]
        sheet.line([a, b], RIVER, RIVER_WIDTH[kind])
        sheet.pen.ellipse(_dot(sheet.at([b])[0], RIVER_WIDTH[kind] * SCALE / 2), fill=RIVER)


def _places(sheet, t):
    """Marks of all places, and names beside them where they cover neither another name nor much of a river: large ones first, then
    towns, then the others, in the order of the list."""
    vx, vy = t.grid.vertex_points()
    water = np.array([sheet.at([(vx[v], vy[v])])[0] for c in t.courses for v in c.vertices] or [(-1, -1)])
    places = sorted((p for p in t.places.values() if p["label"] != "none"), key=lambda p: (p["label"] != "large", p["kind"] != "town"))
    taken, dots = [], []
    for p in places:
        x, y = sheet.at([tuple(float(v) for v in t.grid.to_plane(p["lat"], p["lon"]))])[0]
        dots.append((x, y, p["label"] == "large"))
        taken.append(_dot((x, y), (4 if p["kind"] == "town" else 2) * SCALE))
    for (x, y, large), p in zip(dots, places):
        text = _drawable(p["name"].split(" (")[0])
        face = ImageFont.load_default((15 if large else 11.5 if p["kind"] == "town" else 9.5) * SCALE)
        best = min(((_covered(sheet, text, face, spot, water, taken), i, spot) for i, spot in enumerate(_spots(x, y))))
        if best[0] < 100:
            taken.append(sheet.pen.textbbox(best[2][0], text, font=face, anchor=best[2][1]))
            sheet.pen.text(best[2][0], text, font=face, fill=INK, anchor=best[2][1], stroke_width=2 * SCALE, stroke_fill=HALO)
    for (x, y, large), p in zip(dots, places):
        _mark(sheet, x, y, p["kind"], large)


# Letters that are no letter with an accent, in those that the font has.
PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae",
                       "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "\u2013": "-", "\u2019": "'"})


def _drawable(text):
    """The text in the letters of the font that Pillow brings, which has none with an accent: they lose it."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(PLAIN)) if not unicodedata.combining(c))


def _mark(sheet, x, y, kind, large=False):
    """A ring for a town, a dot for a village or crossing, a triangle for a summit, two strokes for a pass."""
    r = 2.6 * SCALE
    if kind == "summit":
        sheet.pen.polygon([(x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)], fill=INK)
    elif kind == "pass":
        for dy in (-r / 2, r / 2):
            sheet.pen.line([(x - r, y + dy), (x + r, y + dy)], fill=INK, width=SCALE)
    elif kind == "town":
        sheet.pen.ellipse(_dot((x, y), (3.4 if large else 2.3) * SCALE), fill=HALO, outline=INK, width=SCALE)
    else:
        sheet.pen.ellipse(_dot((x, y), 1.4 * SCALE), fill=INK if kind == "village" else RIVER, outline=INK)


def _spots(x, y):
    d = 6 * SCALE
    return [((x + d, y), "lm"), ((x - d, y), "rm"), ((x + d * .7, y - d * .8), "lb"), ((x + d * .7, y + d * .8), "lt"),
            ((x - d * .7, y - d * .8), "rb"), ((x - d * .7, y + d * .8), "rt")]


def _covered(sheet, text, face, spot, water, taken):
    """What a label would hide: 100 for another label or the edge, 1 for each river vertex."""
    left, top, right, bottom = sheet.pen.textbbox(spot[0], text, font=face, anchor=spot[1])
    wet = ((water[:, 0] > left) & (water[:, 0] < right) & (water[:, 1] > top) & (water[:, 1] < bottom)).sum()
    hit = any(left < o[2] and o[0] < right and top < o[3] and o[1] < bottom for o in taken)
    return int(wet) + 100 * (hit or left < 0 or top < 0 or right > sheet.image.width or bottom > sheet.height)


def _furniture(sheet, t):
    """Title, scale and key in the strip below the map."""
    small = ImageFont.load_default(11.5 * SCALE)
    middle = sheet.height + STRIP * SCALE / 2
    left = 18 * SCALE
    title = ImageFont.load_default(20 * SCALE)
    sheet.pen.text((left, middle - 10 * SCALE), _drawable(t.about["title"]), font=title, fill=INK, anchor="lm")
    length = _round_length(sheet.pixel * sheet.image.width / 1000 / 6)
    step, y = length * 1000 / sheet.pixel / 4, middle + 12 * SCALE
    for k in range(4):
        sheet.pen.rectangle((left + k * step, y, left + (k + 1) * step, y + 4 * SCALE), fill=INK if k % 2 == 0 else HALO, outline=INK,
                            width=SCALE)
    sheet.pen.text((left + 4 * step + 8 * SCALE, y + 2 * SCALE), f"{length} km; hexes of {t.grid.flat / 1000:g} km", font=small, fill=INK,
                   anchor="lm")
    if sheet.image.width > KEY_FROM * SCALE:
        _key(sheet, small, middle)


def _round_length(kilometres):
    """The greatest of 1, 2, 5, 10, ... that is not above."""
    power = 10 ** int(np.log10(kilometres))
    return next(int(m * power) for m in (5, 2, 1) if m * power <= kilometres)


def _key(sheet, font, middle):
    """What the lines mean, in three columns at the right."""
    rows = [[("great river", RIVER, RIVER_WIDTH["great"]), ("river", RIVER, RIVER_WIDTH["river"]), ("stream", RIVER, RIVER_WIDTH["stream"])],
            [("main road", ROAD, ROAD_WIDTH["main"]), ("road", ROAD, ROAD_WIDTH["road"]), ("track", ROAD, ROAD_WIDTH["track"])],
            [("zone", BORDER, None), ("line", PARALLEL, None), ("summit", None, None)]]
    x = sheet.image.width - 3 * 115 * SCALE
    for column in rows:
        for i, (word, colour, width) in enumerate(column):
            y = middle + (i - 1) * 16 * SCALE
            if colour is None:
                _mark(sheet, x + 12 * SCALE, y, "summit")
            elif width is None:
                for k in range(3):
                    sheet.pen.line([(x + 10 * k * SCALE, y), (x + (10 * k + 6) * SCALE, y)], fill=colour, width=round(1.5 * SCALE))
            else:
                sheet.pen.line([(x, y), (x + 26 * SCALE, y)], fill=colour, width=max(1, round(width * SCALE)))
            sheet.pen.text((x + 34 * SCALE, y), word, font=font, fill=INK, anchor="lm")
        x += 115 * SCALE


def _dot(centre, radius):
    return (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)


def _road_links(t, kind):
    for side, (k, _) in sorted(t.roads.items()):
        if k == kind:
            cell, slot = divmod(side, 3)
            yield cell, int(t.neighbours[cell, (0, 4, 5)[slot]])


def _borders(t):
    """Chains of vertices between cells of different zones."""
    links = []
    for side in range(3 * t.grid.count):
        cell, slot = divmod(side, 3)
        other = int(t.neighbours[cell, (0, 4, 5)[slot]])
        if other >= 0 and t.present[cell] and t.present[other] and t.cell_zone[cell] != t.cell_zone[other]:
            links.append((int(t.ends[side][0]), int(t.ends[side][1])))
    return _chains(links)


def _chains(links):
    """Polylines that together hold every link once, cut at junctions."""
    near = {}
    for a, b in links:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    used, out = set(), []
    starts = sorted(near, key=lambda n: (len(near[n]) == 2, n))
    for start in starts:
        for first in near[start]:
            if frozenset((start, first)) in used:
                continue
            chain = [start, first]
            used.add(frozenset((start, first)))
            while len(near[chain[-1]]) == 2:
                nxt = [n for n in near[chain[-1]] if frozenset((chain[-1], n)) not in used]
                if not nxt:
                    break
                used.add(frozenset((chain[-1], nxt[0])))
                chain.append(nxt[0])
            out.append(chain)
    return out


def _smooth(points, keep=False):
    """Takes the zigzag of the hexes out of a line: means of neighbours, then corners cut; ends stay."""
    p = np.array(points)
    for _ in range(2):
        if len(p) > 2:
            p = np.vstack([p[:1], (p[:-2] + 2 * p[1:-1] + p[2:]) / 4, p[-1:]])
    if not keep and len(p) > 2:
        mid = np.empty((2 * len(p) - 2, 2))
        mid[0::2], mid[1::2] = 0.75 * p[:-1] + 0.25 * p[1:], 0.25 * p[:-1] + 0.75 * p[1:]
        p = np.vstack([p[:1], mid, p[-1:]])
    return [tuple(q) for q in p]


def _dense(points, step=3.0):
    out = [points[0]]
    for a, b in zip(points, points[1:]):
        n = max(1, int(np.hypot(b[0] - a[0], b[1] - a[1]) / step))
        out += [(a[0] + (b[0] - a[0]) * k / n, a[1] + (b[1] - a[1]) * k / n) for k in range(1, n + 1)]
    return out
