"""Reads the lists typed by hand: places, rivers, roads, zones. Faults name file and line."""
import csv
import json
import os
from dataclasses import dataclass, field


@dataclass
class River:
    name: str
    into: str
    anchors: list = field(default_factory=list)   # (class, lat, lon)


def theatre(folder):
    with open(os.path.join(folder, "theatre.json"), encoding="utf-8") as f:
        return json.load(f)


def credits(folder):
    with open(os.path.join(folder, "credits.txt"), encoding="utf-8") as f:
        return f.read()


def table(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def places(folder):
    rows = table(folder, "places.csv")
    for r in rows:
        r["lat"], r["lon"] = float(r["lat"]), float(r["lon"])
    return {r["place"]: r for r in rows}


def rivers(folder):
    out = []
    for number, line in _lines(folder, "rivers.txt"):
        words = line.split()
        if words[0] == "river" and "into" in words:
            cut = words.index("into")
            out.append(River(" ".join(words[1:cut]), " ".join(words[cut + 1:])))
        elif words[0] in ("stream", "river", "great") and len(words) == 3 and out:
            out[-1].anchors.append((words[0], float(words[1]), float(words[2])))
        else:
            raise SystemExit(f"rivers.txt:{number}: found '{line}', expected 'river NAME into TARGET' or 'class lat lon'.")
    return out


def banks(folder, places):
    """{river: [(cell, bank, place)]}."""
    out = {}
    for r in table(folder, "banks.csv"):
        out.setdefault(r["river"], []).append((places[r["place"]]["cell"], r["bank"], r["place"]))
    return out


def roads(folder, known):
    """Chains as (class, [place ids])."""
    out = []
    for number, line in _lines(folder, "roads.txt"):
        kind, *chain = line.split()
        unknown = [p for p in chain if p not in known]
        if kind not in ("main", "road", "track") or len(chain) < 2 or unknown:
            raise SystemExit(f"roads.txt:{number}: expected main|road|track and places of places.csv; unknown: {unknown}.")
        out.append((kind, chain))
    return out


def _lines(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.split("#")[0].strip()
            if line:
                yield number, line
