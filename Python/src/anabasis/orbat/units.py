"""An order of battle, whatever program it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from anabasis.command import INPUT, AnabasisError


@dataclass(frozen=True)
class Fix:
    """A dated position, degrees."""

    time: datetime
    longitude: float
    latitude: float


@dataclass
class Unit:
    """A unit with those below it."""

    id: str
    name: str
    #: Infantry, armour, security or police, as far as its symbol says.
    kind: str = "infantry"
    #: Name of its size, such as ``battalion``; empty where its symbol says none.
    echelon: str = ""
    is_land: bool = True
    is_headquarters: bool = False
    men: int | None = None
    fixes: list[Fix] = field(default_factory=list)
    below: list[Unit] = field(default_factory=list)
    #: What could not be read of it, a phrase each.
    doubts: list[str] = field(default_factory=list)

    def all(self) -> Iterator[Unit]:
        """Give the unit and all below it."""
        yield self
        for unit in self.below:
            yield from unit.all()

    def at(self, time: datetime) -> Fix | None:
        """Give its last position up to a time."""
        known = [fix for fix in self.fixes if fix.time <= time]
        return max(known, key=lambda fix: fix.time) if known else None


@dataclass
class OrderOfBattle:
    """Sides with their units."""

    title: str
    form: str
    start: datetime
    #: Roots of each side, by its name.
    sides: dict[str, list[Unit]]
    #: What the file holds beside units and is not taken, a phrase each.
    beside: list[str] = field(default_factory=list)

    def side(self, name: str) -> list[Unit]:
        """Find a side by its name, or a part of it that no other has."""
        folded = name.casefold()
        found = [key for key in self.sides if key.casefold() == folded] or [key for key in self.sides if folded in key.casefold()]
        if len(found) != 1:
            raise AnabasisError([f'The side is "{name}", expected one of {", ".join(self.sides)}.'], INPUT)
        return self.sides[found[0]]


#: Echelons by the digits of MIL-STD-2525D and the letters of 2525C.
ECHELONS = {
    "11": "team",
    "12": "squad",
    "13": "section",
    "14": "platoon",
    "15": "company",
    "16": "battalion",
    "17": "regiment",
    "18": "brigade",
    "21": "division",
    "22": "corps",
    "23": "army",
    "24": "army group",
}
LETTERS = dict(zip("ABCDEFGHIJKL", ECHELONS.values(), strict=True))

#: Men where the file says none, by echelon: round figures between the establishments of the armies of the middle of the 20th
#: century (assumption).
MEN = {
    "team": 4,
    "squad": 10,
    "section": 20,
    "platoon": 35,
    "company": 130,
    "battalion": 700,
    "regiment": 2_000,
    "brigade": 4_000,
    "division": 10_000,
    "corps": 30_000,
    "army": 80_000,
    "army group": 200_000,
}


#: Bytes of a file that is read.
MOST_BYTES = 100_000_000


def read(path: str | Path) -> OrderOfBattle:
    """Read an ORBAT Mapper scenario or an MSDL file, whichever it is."""
    from anabasis.orbat import mapper, msdl

    path = Path(path)
    if not path.is_file():
        raise AnabasisError([f"{path}: there is no such file; name an ORBAT Mapper scenario or an MSDL file."], INPUT)
    if path.stat().st_size > MOST_BYTES:
        raise AnabasisError([f"{path}: it has more than {MOST_BYTES:,} bytes; no order of battle is that long."], INPUT)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AnabasisError([f"{path}: it cannot be read ({error.strerror})."], INPUT) from error
    except UnicodeDecodeError as error:
        raise AnabasisError([f"{path}: it is no text in UTF-8; expected an ORBAT Mapper scenario or MSDL."], INPUT) from error
    if text.lstrip().startswith("{"):
        return mapper.parse(text, path)
    if text.lstrip().startswith("<"):
        return msdl.parse(text, path)
    raise AnabasisError([f"{path}: it is neither JSON nor XML; expected an ORBAT Mapper scenario or MSDL."], INPUT)
