"""Reads the folder of a theatre: theatre.yaml and the hand lists. All faults are found before anything is downloaded or built."""
import csv
import math
import os
from dataclasses import dataclass, field

from . import references
from .faults import FaultList, listing, nearest
from .kinds import Reader
from .schema import RIVERS, ROADS, TABLES, THEATRE

MOST_HEXES = 250_000      # as many as the laboratory reads (Limits.swift)
EARTH_KM = 111.2          # a degree of latitude


@dataclass
class River:
    name: str
    into: str
    place: str                                      # file and line
    anchors: list = field(default_factory=list)     # (class, lat, lon)


@dataclass
class Lists:
    """A theatre's folder, read and checked."""
    folder: str
    id: str
    about: dict
    places: dict = field(default_factory=dict)      # place -> row
    zones: list = field(default_factory=list)
    provinces: list = field(default_factory=list)
    cities: list = field(default_factory=list)
    banks: list = field(default_factory=list)
    crossings: list = field(default_factory=list)
    rivers: list = field(default_factory=list)
    roads: list = field(default_factory=list)       # (class, [place, ...])


def read(folder):
    """The lists of a folder. Raises every fault in them."""
    faults = FaultList()
    shown = os.path.relpath(folder)
    if not os.path.isdir(folder):
        faults.add(shown, "there is no such folder", "a folder with theatre.yaml and the hand lists",
                   "correct the name, or copy Theatres/korea to it and change the lists")
        faults.stop()
    text = _text(folder, "theatre.yaml", True, faults)
    file = os.path.join(shown, "theatre.yaml")
    about = Reader(file, faults).document(text, THEATRE) if text is not None else None
    lists = Lists(folder, os.path.basename(os.path.abspath(folder)), about or {})
    for name in TABLES:
        setattr(lists, name.split(".")[0], _table(folder, name, faults))
    lists.places = {r["place"]: r for r in lists.places if r.get("place")}
    lists.rivers = _rivers(folder, faults)
    lists.roads = _roads(folder, faults)
    if about:
        _check_size(about, file, faults)
        references.check(lists, shown, faults)
    faults.stop()
    _complete(about)
    return lists


def _complete(about):
    """Puts in what stands for keys that were left out and have more than one part."""
    box = about["box"]
    about["centre"] = about["centre"] or (round((box["south"] + box["north"]) / 2, 1), round((box["west"] + box["east"]) / 2, 1))
    about["bridges"] = about["bridges"] or {"stream": "main", "river": "none", "great": "none"}
    about["fords"] = about["fords"] or dict.fromkeys(RIVERS, "all")
    about["checks"] = about["checks"] or {"heights": [], "rivers": [], "roads": [], "people": []}
    if about["woods"] is None:
        about["woods"] = 0.0


def _text(folder, name, needed, faults):
    path = os.path.join(folder, name)
    where = os.path.relpath(path)
    if not os.path.isfile(path):
        if needed:
            faults.add(where, "there is no such file", f"the file {name} of a theatre", "write it, or copy that of Theatres/korea")
        return None
    try:
        with open(path, encoding="utf-8-sig", newline="") as f:
            return f.read()
    except UnicodeDecodeError:
        faults.add(where, "the text is not UTF-8", "UTF-8", "save it again as UTF-8")


def _table(folder, name, faults):
    """Rows of a table as dictionaries with the key `at`, their file and line; what could not be read is None."""
    needed, keys = TABLES[name]
    text = _text(folder, name, needed, faults)
    if text is None:
        return []
    where = os.path.relpath(os.path.join(folder, name))
    lines = csv.reader(text.splitlines(keepends=True))
    head = [h.strip() for h in next(lines, [])]
    known = {k.name: k for k in keys}
    for column in head:
        if column not in known:
            faults.add(f"{where}:1", f"there is a column '{column}'", f"columns among {listing(known)}",
                       nearest(column, known, "take it out"))
    for k in keys:
        if k.needed and k.name not in head:
            faults.add(f"{where}:1", f"there is no column '{k.name}'", "it", f"add it: {k.meaning}")
    if any(k.needed and k.name not in head for k in keys):
        return []
    out, unique = [], {}
    for row in lines:
        if any(v.strip() for v in row):
            out.append(_row(row, head, known, f"{where}:{lines.line_num}", faults))
            _once(out[-1], keys[0].name, unique, name, faults)
    if needed and not out:
        faults.add(where, "there is no row", "at least one", "write one")
    return out


def _row(row, head, known, at, faults):
    out = {"at": at}
    if len(row) != len(head):
        faults.add(at, f"there are {len(row)} values", f"{len(head)}, as in the heading",
                   "add or remove commas; a value with a comma in it stands in quotation marks")
        return out | dict.fromkeys(known)
    values = dict(zip(head, row))
    for name, key in known.items():
        text = values.get(name, "").strip()
        if not text:
            if key.needed:
                faults.add(at, f"{name} is empty", key.kind.expected, "fill it in")
            out[name] = None if key.needed else key.default
            continue
        out[name] = key.kind.parse(text)
        if out[name] is None:
            words = getattr(key.kind, "words", None)
            faults.add(at, f"{name} is '{text}'", key.kind.expected, nearest(text, words, "correct it") if words else "correct it")
    return out


def _once(row, key, seen, name, faults):
    """Ids of places, zones, provinces and cities stand once."""
    value = row.get(key)
    if value is None or name in ("banks.csv", "crossings.csv"):
        return
    if value in seen:
        faults.add(row["at"], f"{key} '{value}' stands twice, first in line {seen[value].split(':')[-1]}", "each once",
                   "give one of them another name")
    seen.setdefault(value, row["at"])


def _lines(folder, name, faults):
    text = _text(folder, name, False, faults)
    where = os.path.relpath(os.path.join(folder, name))
    for number, line in enumerate((text or "").splitlines(), 1):
        line = line.split("#")[0].strip()
        if line:
            yield f"{where}:{number}", line


def _rivers(folder, faults):
    out = []
    for at, line in _lines(folder, "rivers.txt", faults):
        words = line.split()
        if words[0] == "river" and "into" in words[2:-1]:
            cut = words.index("into", 2)
            out.append(River(" ".join(words[1:cut]), " ".join(words[cut + 1:]), at))
        elif words[0] in RIVERS and len(words) == 3 and out and _point(words[1:]):
            out[-1].anchors.append((words[0], *_point(words[1:]), at))
        else:
            faults.add(at, f"the line is '{line}'", "'river NAME into TARGET', or 'stream|river|great LATITUDE LONGITUDE' below one",
                       "correct it")
    return out


def _point(words):
    try:
        lat, lon = map(float, words)
    except ValueError:
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _roads(folder, faults):
    out = []
    for at, line in _lines(folder, "roads.txt", faults):
        kind, *chain = line.split()
        if kind not in ROADS or len(chain) < 2:
            faults.add(at, f"the line is '{line}'", "main, road or track and at least two places of places.csv",
                       "correct it" if kind in ROADS else nearest(kind, ROADS, "begin with the class"))
        else:
            out.append((kind, chain, at))
    return out


def _check_size(about, file, faults):
    box, width = about.get("box"), about.get("hexKilometres")
    if not box or not width or any(v is None for v in box.values()) or box["south"] >= box["north"] or box["west"] >= box["east"]:
        return
    tall = (box["north"] - box["south"]) * EARTH_KM
    nearest_equator = 0 if box["south"] < 0 < box["north"] else min(abs(box["south"]), abs(box["north"]))
    wide = (box["east"] - box["west"]) * EARTH_KM * math.cos(math.radians(nearest_equator))
    hexes = (tall / (width * 3 ** 0.5 / 2) + 2) * (wide / width + 2)
    if hexes > MOST_HEXES:
        least = math.sqrt(tall * wide / (MOST_HEXES * 3 ** 0.5 / 2))
        faults.add(file, f"the box of {wide:,.0f} by {tall:,.0f} km has {hexes:,.0f} hexes of {width:g} km",
                   f"at most {MOST_HEXES:,}", f"cut the box smaller, or write hexKilometres: {math.ceil(least * 10 + 1) / 10:g}")
    elif min(tall, wide) < 5 * width:
        faults.add(file, f"the box measures {wide:,.0f} by {tall:,.0f} km", f"at least 5 hexes of {width:g} km each way",
                   "make it larger, or its hexes smaller")
