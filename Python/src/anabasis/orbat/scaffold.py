"""A scenario's folder from an order of battle: a beginning, which says what it took, left out and assumed."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from anabasis.command import INPUT, AnabasisError
from anabasis.orbat.units import MEN, Fix, OrderOfBattle, Unit

#: Side to side of a hex, kilometres: that of every map.
HEX = 3.0
#: Hexes of empty ground about the outermost units.
MARGIN = 5
#: The widest map that is drawn, hexes: 400 km and more are a theatre's business.
WIDEST = 160
#: Days that a scenario may have.
MOST_DAYS = 400
#: A position must lie within so many kilometres of the place that names it.
NEAR = 25.0


@dataclass
class ImportReport:
    """What became of an order of battle, a sentence each."""

    folder: Path
    taken: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, object]:
        """Give everything as JSON has it."""
        return {"folder": str(self.folder), "taken": self.taken, "leftOut": self.left_out, "assumed": self.assumed}

    def __str__(self) -> str:
        """List everything under its head."""
        parts = [("Taken", self.taken), ("Left out", self.left_out), ("Assumed", self.assumed)]
        return "\n\n".join(f"{head}: {len(lines)}\n" + "\n".join(f"- {line}" for line in lines) for head, lines in parts)


def scaffold(
    order: OrderOfBattle,
    folder: str | Path,
    *,
    own: str,
    enemy: str,
    as_of: datetime | str | None = None,
    theatre: str | Path | None = None,
    toward: str = "north",
    days: int = 14,
    around: tuple[float, float] | None = None,
    within: float = 200,
) -> ImportReport:
    """Write a scenario's folder that ``anabasis check`` finds sound, or raise one sentence that says why it cannot be.

    ``as_of`` is the start; the file's own start unless said. Without a ``theatre`` (a GeoPackage) the ground is drawn as
    plain everywhere. ``toward`` is the edge that the own side has to reach. With ``around``, a latitude and a longitude, units
    that stand farther than ``within`` kilometres from there are left out.
    """
    if toward not in ("north", "south", "east", "west"):
        raise AnabasisError([f'The edge to be reached is "{toward}", expected north, south, east or west.'], INPUT)
    if not 1 <= days <= MOST_DAYS:
        raise AnabasisError([f"{days} days are to be followed, expected 1 to {MOST_DAYS}."], INPUT)
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AnabasisError([f"{folder}: it is not empty; name a new folder."], INPUT)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", folder.name):
        raise AnabasisError(
            [f"{folder}: its name must be one of letters, digits, _ - and ., such as {_word(folder.name)}."], INPUT
        )
    start = _start(order, as_of)
    report = ImportReport(folder)
    report.left_out += [f"{thing}." for thing in order.beside]
    for name in order.sides:
        if name not in (_name(order, own), _name(order, enemy)):
            report.left_out.append(f"The side {name}, {sum(1 for u in order.sides[name] for _ in u.all())} units.")
    mine = _chosen(order.side(own), start, "own", report)
    theirs = _chosen(order.side(enemy), start, "enemy", report)
    if around is not None:
        mine, theirs = (_near(units, start, around, within, report) for units in (mine, theirs))
    for side, units in ((own, mine), (enemy, theirs)):
        if not units:
            raise AnabasisError([_nobody(order, side, start, " there" if around else "")], INPUT)
    ground: Ground = _Theatre(Path(theatre), toward) if theatre else _Blank(mine + theirs, start, toward)
    files = _files(order, ground, mine, theirs, _name(order, own), _name(order, enemy), start, days, folder.name, report)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise AnabasisError([f"{folder}: it cannot be written ({error.strerror}); name another folder."], INPUT) from error
    return report


def _nobody(order: OrderOfBattle, side: str, start: datetime, there: str) -> str:
    """Say why there is nobody to begin with."""
    name, roots = _name(order, side), order.side(side)
    if not any(unit.is_land and unit.fixes for root in roots for unit in root.all()):
        return f"No land unit of {name} has a position in the file at any moment; there is nothing to begin with."
    return f"No land unit of {name} has a position{there} by {start:%Y-%m-%dT%H:%M%z}; choose a later moment."


def _name(order: OrderOfBattle, side: str) -> str:
    units = order.side(side)
    return next(name for name, known in order.sides.items() if known is units)


def _start(order: OrderOfBattle, as_of: datetime | str | None) -> datetime:
    if as_of is None:
        return order.start
    try:
        time = datetime.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    except ValueError as error:
        raise AnabasisError([f'The moment is "{as_of}", expected a date or a minute like 1982-05-27T12:00.'], INPUT) from error
    return time if time.tzinfo else time.replace(tzinfo=order.start.tzinfo)


def _chosen(roots: Iterable[Unit], start: datetime, side: str, report: ImportReport) -> list[Unit]:
    """Choose land units with a position by the start; a unit only if none below it has one."""
    chosen: list[Unit] = []

    def walk(unit: Unit) -> bool:
        below = [walk(lower) for lower in unit.below]
        if any(below):
            if unit.at(start):
                report.left_out.append(f"{unit.name}: units below it have positions of their own.")
            else:
                report.left_out.append(f"{unit.name}: it has no position, but units below it have.")
            return True
        for doubt in unit.doubts:
            report.left_out.append(f"{unit.name}: {doubt}.")
        if not unit.is_land:
            if not unit.doubts:
                report.left_out.append(f"{unit.name}: its symbol is none of a land unit.")
            return False
        if unit.at(start) is None:
            if not unit.doubts:
                why = "its first position comes later" if unit.fixes else "it has no position"
                report.left_out.append(f"{unit.name}: {why}.")
            return False
        chosen.append(unit)
        return True

    for root in roots:
        walk(root)
    return chosen


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two places, latitude and longitude, on a sphere."""
    (a, b), (c, d) = (tuple(map(math.radians, place)) for place in (one, other))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def _near(units: list[Unit], start: datetime, around: tuple[float, float], within: float, report: ImportReport) -> list[Unit]:
    near = []
    for unit in units:
        fix = unit.at(start)
        distance = _kilometres(around, (fix.latitude, fix.longitude)) if fix else math.inf
        if distance <= within:
            near.append(unit)
        else:
            report.left_out.append(f"{unit.name}: it stands {distance:,.0f} km from there.")
    return near


# Ground


class Ground:
    """Where a position lies on the map of the scenario."""

    #: What scenario.yaml names as its theatre, its objective, and further files.
    theatre: str
    objective: str
    files: dict[str, str]
    zones: list[str]

    def place(self, fix: Fix) -> dict[str, object] | None:
        """Give the fields that name a position; none where it lies off the map."""
        raise NotImplementedError


class _Blank(Ground):
    """Ground about which nothing is known: plain everywhere, drawn as text."""

    def __init__(self, units: list[Unit], start: datetime, toward: str) -> None:
        fixes = [fix for unit in units if (fix := unit.at(start))]
        self.west, self.north = min(f.longitude for f in fixes), max(f.latitude for f in fixes)
        self.middle = (self.north + min(f.latitude for f in fixes)) / 2
        cells = [self._cell(fix) for fix in fixes]
        self.columns, self.rows = max(c for c, _ in cells) + MARGIN + 1, max(r for _, r in cells) + MARGIN + 1
        if max(self.columns, self.rows) > WIDEST:
            across = HEX * (max(self.columns, self.rows) - 2 * MARGIN)
            raise AnabasisError(
                [
                    f"The units lie {across:,.0f} km apart, more than a map without a theatre is drawn for "
                    f"({HEX * WIDEST:.0f} km); say around which place, "
                    "name a theatre, or choose another moment."
                ],
                INPUT,
            )
        edge = {
            "north": [(c, 0) for c in range(self.columns)],
            "south": [(c, self.rows - 1) for c in range(self.columns)],
            "west": [(0, r) for r in range(self.rows)],
            "east": [(self.columns - 1, r) for r in range(self.rows)],
        }[toward]
        self.theatre = "map.txt"
        self.objective = f"{{name: at the {toward}ern edge, mark: E}}"
        self.zones = ["A"]
        ground = "\n".join("." * self.columns for _ in range(self.rows))
        zones = "\n".join("A" * self.columns for _ in range(self.rows))
        marks = "; ".join(f"{c},{r}" for c, r in edge)
        legend = (
            ". plain\nA The whole map\n\nAssumed: the ground is not known, and is plain everywhere, without roads and rivers."
        )
        self.files = {
            "map.txt": f"terrain:\n{ground}\n\nzones:\n{zones}\n\nobjective:\nE: {marks}\n\nlegend:\n{legend}\n",
        }

    def _cell(self, fix: Fix) -> tuple[int, int]:
        """Find the hex of a position: degrees to kilometres about the middle latitude, good to a hundredth at 400 km."""
        x = (fix.longitude - self.west) * 111.32 * math.cos(math.radians(self.middle))
        y = (self.north - fix.latitude) * 110.57
        row = round(y / (HEX * math.sqrt(3) / 2)) + MARGIN
        return round(x / HEX - (0.5 if row % 2 else 0)) + MARGIN, row

    def place(self, fix: Fix) -> dict[str, object] | None:
        column, row = self._cell(fix)
        if not (0 <= column < self.columns and 0 <= row < self.rows):
            return None
        return {"place": f"{column},{row}"}


class _Theatre(Ground):
    """A built theatre, whose places name positions."""

    def __init__(self, path: Path, toward: str) -> None:
        if not path.is_file():
            raise AnabasisError([f"{path}: there is no such theatre; name a GeoPackage of Theatres."], INPUT)
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
                self.places = file.execute("select place, lon, lat from places").fetchall()
                self.zones = [zone for (zone,) in file.execute("select zone from zones order by zone")]
        except sqlite3.Error as error:
            raise AnabasisError([f"{path}: it is no theatre of Anabasis ({error})."], INPUT) from error
        self.theatre = path.stem
        longitudes, latitudes = [p[1] for p in self.places], [p[2] for p in self.places]
        west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
        third = {
            "north": ((north - (north - south) / 3, west - 1), (north - (north - south) / 3, east + 1)),
            "south": ((south + (north - south) / 3, west - 1), (south + (north - south) / 3, east + 1)),
            "east": ((south - 1, east - (east - west) / 3), (north + 1, east - (east - west) / 3)),
            "west": ((south - 1, west + (east - west) / 3), (north + 1, west + (east - west) / 3)),
        }[toward]
        ends = ", ".join(f"[{latitude:.2f}, {longitude:.2f}]" for latitude, longitude in third)
        self.objective = f"{{name: in the {toward}, line: [{ends}], side: {toward}}}"
        self.files = {}

    def place(self, fix: Fix) -> dict[str, object] | None:
        def away(place: tuple[str, float, float]) -> float:
            x = (place[1] - fix.longitude) * 111.32 * math.cos(math.radians(fix.latitude))
            return math.hypot(x, (place[2] - fix.latitude) * 110.57)

        nearest = min(self.places, key=away)
        if away(nearest) > NEAR:
            return None
        return {"place": nearest[0], "lat": round(fix.latitude, 5), "lon": round(fix.longitude, 5)}


# Files


def _files(
    order: OrderOfBattle,
    ground: Ground,
    mine: list[Unit],
    theirs: list[Unit],
    own: str,
    enemy: str,
    start: datetime,
    days: int,
    id: str,
    report: ImportReport,
) -> dict[str, str]:
    names = _Names()
    rows, men = _forces(mine, ground, start, own, names, report)
    forces = _enemy(theirs, ground, start, names, report)
    if not rows or not forces:
        side = own if not rows else enemy
        raise AnabasisError([f"No unit of {side} lies on the map; name another theatre, or none."], INPUT)
    report.assumed += [
        f"The objective is ground {ground.objective}.",
        "The orders: two directives of the usual kind, in small parties by night, and in columns by road.",
        "Every posture of the enemy is hold, his mobility foot.",
        "People: a neutral attitude of 0.5 in every zone.",
        "News of the enemy is a day old and blurred by a half.",
    ]
    if ground.theatre == "map.txt":
        report.assumed.append("The ground is plain everywhere, without roads and rivers.")
    sides = f"own: {{id: own, name: {_text(own)}}}\nenemy: {{id: enemy, name: {_text(enemy)}}}\n"
    scenario = (
        f"id: {id}\ntitle: {_text(order.title)}\n"
        f"summary: {_text(f'Begun from a file of {order.form}; see README.md for what was taken, left out and assumed.')}\n"
        f"start: {start:%Y-%m-%dT%H:%M}\nutcOffsetHours: {_hours(start):g}\nhorizonDays: {days}\ntheatre: {ground.theatre}\n"
        f"{sides}objective: {ground.objective}\nquestion: small-parties\nstanding: columns\n"
        f"groups:\n  - {{id: all-own, title: all formations of the file, role: primary, members: [{', '.join(men)}]}}\n"
        "intelligence: {delayHours: 24, blur: 1.5}\n"
    )
    people = ",10000" if ground.theatre == "map.txt" else ","
    zones = "zone,people,attitude,lines_of_communication_km,source,confidence,note\n" + "".join(
        f"{zone}{people},0.5,,ASSUMPTION,low,assumed\n" for zone in ground.zones
    )
    sources = (
        f"- id: FILE\n  type: dataset\n  title: {_text(order.title)}\n  note: seen. A file of {order.form}.\n"
        "- id: ASSUMPTION\n  type: manuscript\n  title: Assumed on import\n"
        "  note: derived. No part of it is evidence of anything.\n"
    )
    readme = f"# {order.title}\n\nBegun from a file of {order.form}. What became of it:\n\n{report}\n"
    return {
        "scenario.yaml": scenario,
        "forces.csv": rows,
        "enemy.yaml": forces,
        "zones.csv": zones,
        "sources.yaml": sources,
        "rules.yaml": "[]\n",
        "history.csv": "metric,key,date,low,best,high,unit,confidence,source,note\n",
        "directives/small-parties.yaml": _directive("small-parties", "Small parties by night", start, 30, "gaps", "destroy"),
        "directives/columns.yaml": _directive("columns", "Columns by road", None, 1000, "roads", "keep"),
        "README.md": readme,
        **ground.files,
    }


def _hours(time: datetime) -> float:
    offset = time.utcoffset() or timedelta()
    return offset.total_seconds() / 3600


def _forces(
    units: list[Unit], ground: Ground, start: datetime, own: str, names: _Names, report: ImportReport
) -> tuple[str, list[str]]:
    table = io.StringIO()
    heads = ["id", "side", "parent", "name", "place", "lat", "lon", "men", "guns", "tanks", "confidence", "source", "note"]
    writer = csv.DictWriter(table, heads, lineterminator="\n")
    writer.writeheader()
    ids = []
    for unit in units:
        fix = unit.at(start)
        place = ground.place(fix) if fix else None
        if place is None:
            report.left_out.append(f"{unit.name}: it lies off the map.")
            continue
        id, name = names.of(unit, report)
        note = "men from the file" if unit.men else f"men assumed for a {unit.echelon or 'unit without echelon'}"
        row = {"id": id, "side": "own", "parent": own, "name": name, **place, "men": _men(unit, report), "guns": 0, "tanks": 0}
        writer.writerow(row | {"confidence": "low", "source": "FILE", "note": note})
        ids.append(id)
        report.taken.append(f"{name}: own, {_men(unit)} men.")
        if len(unit.fixes) > 1:
            report.left_out.append(f"{name}: {_counted(len(unit.fixes) - 1, 'other position')}, since its way is played.")
    return (table.getvalue() if ids else ""), ids


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _men(unit: Unit, report: ImportReport | None = None) -> int:
    if unit.men:
        return unit.men
    men = MEN.get(unit.echelon, MEN["battalion"])
    if report is not None:
        report.assumed.append(f"{unit.name}: {men:,} men, as a {unit.echelon or 'battalion, since its symbol has no echelon'}.")
    return men


def _enemy(units: list[Unit], ground: Ground, start: datetime, names: _Names, report: ImportReport) -> str:
    forces = []
    for unit in units:
        track: dict[str, str] = {}
        off = 0
        for fix in unit.fixes:
            place = ground.place(fix)
            if place is None:
                off += 1
                continue
            local = fix.time.astimezone(start.tzinfo)
            fields = ", ".join(f"{key}: {json.dumps(value)}" for key, value in place.items())
            at = f"{local:%Y-%m-%dT%H:%M}"
            track[at] = f'    - {{at: "{at}", {fields}, posture: hold, source: [FILE]}}'
        if not track:
            report.left_out.append(f"{unit.name}: it lies off the map.")
            continue
        id, name = names.of(unit, report)
        if off:
            report.left_out.append(f"{name}: {off} of its {len(unit.fixes)} positions, which lie off the map.")
        men = _men(unit, report)
        battalions = max(1, round(men / MEN["battalion"])) if unit.kind in ("infantry", "armour") else 1
        forces.append(
            f"- id: {id}\n  name: {_text(name)}\n  kind: {unit.kind}\n  battalions: {min(200, battalions)}\n  men: {men}\n"
            f"  mobility: foot\n  confidence: low\n  source: [FILE]\n  track:\n"
            + "\n".join(track[at] for at in sorted(track))
            + "\n"
        )
        report.taken.append(f"{name}: enemy, {men} men, {_counted(len(track), 'position')}.")
    return "".join(forces)


class _Names:
    """Ids and names that are used once; repeated ones are numbered."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.names: set[str] = set()

    def of(self, unit: Unit, report: ImportReport) -> tuple[str, str]:
        plain = " ".join(unit.name.split())[:100] or unit.id
        name = self._free(plain, self.names, " ({})")
        if name != plain:
            report.assumed.append(f"{plain}: the name comes more than once; this one is {name}.")
        return self._free(_word(plain), self.ids, "-{}"), name

    @staticmethod
    def _free(word: str, known: set[str], form: str) -> str:
        number, found = 1, word
        while found in known:
            number += 1
            found = word + form.format(number)
        known.add(found)
        return found


def _word(text: str) -> str:
    """Make a short name: small letters, digits and dashes, beginning with a letter."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    word = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    return word if word[:1].isalpha() else f"u-{word}".rstrip("-")


def _text(text: str) -> str:
    """Write a text as YAML reads it: JSON's quotation is one of YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _directive(id: str, title: str, issued: datetime | None, size: int, route: str, weapons: str) -> str:
    when = f"issued: {issued:%Y-%m-%dT%H:%M}\n" if issued else ""
    blocked = "new-way" if route == "gaps" else "shed-and-separate"
    return (
        f'id: {id}\ntitle: {title}\nsummary: Assumed on import; write your own.\n{when}quote: ""\nsource: [ASSUMPTION]\nparts:\n'
        f"  - name: all formations\n    who: all\n    task: withdraw\n    heavyWeapons: {weapons}\n    detachmentSize: {size}\n"
        f"    ways: {4 if route == 'gaps' else 1}\n    route: {route}\n    march: night\n    ifBlocked: {blocked}\n"
        "    ifCannot: keep-trying\n"
    )
