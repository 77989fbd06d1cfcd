"""Imports four files of other programs and prints what came of each: the page Documentation/Imports.md.

usage: imports.py FOLDER

FOLDER has falkland82.json and narvik40.json of orbat-mapper/orbat-mapper (public/scenarios), SimpleScenario.xml and SimpleScenarioNETN.xml of
orbat-mapper/msdllib (src/test/data), both by K. M. Fauske, MIT licence. They are not part of this project.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from anabasis import AnabasisError, Scenario
from anabasis.orbat import ImportReport, read, scaffold

ISLANDS = {"around": (-51.8, -59.0)}
CASES: list[tuple[str, dict[str, Any]]] = [
    ("falkland82.json", {"own": "Argentina", "enemy": "Britain", "as_of": "1982-05-27T12:00", **ISLANDS}),
    ("narvik40.json", {"own": "Allied", "enemy": "Axis", "as_of": "1940-04-13T12:00"}),
    ("SimpleScenario.xml", {"own": "Friendly", "enemy": "Hostile"}),
    ("SimpleScenarioNETN.xml", {"own": "Friendly", "enemy": "Hostile"}),
]

#: Sentences about the whole, in which a colon stands behind no name of a unit.
WHOLE = ("The objective", "The orders", "People")

HEAD = """# What came of four files of other programs

Printed by `Tools/python/imports.py`, which imports each file, checks the folder and counts what its README tells unit by unit.
`anabasis import` finds its own way with each: nothing in these files is written for it.
"""


def kinds(sentences: Iterable[str]) -> list[tuple[str, int, list[str]]]:
    """Sort sentences of the form "NAME: REASON." by reason: with how many there are, and the first names."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        name, colon, reason = sentence.rstrip(".").partition(": ")
        if not colon or name.startswith(WHOLE):
            name, reason = "", sentence.rstrip(".")
        reason = re.sub(r"this one is .*", "it is numbered", re.sub(r"^[\d,]+ men, as", "men, as", reason))
        found.setdefault(re.sub(r"stands [\d,]+ km", "stands far", reason), []).append(name)
    return [(reason, len(names), [name for name in names if name]) for reason, names in found.items()]


def table(report: ImportReport) -> str:
    """Write a report as a table: a row for each kind of thing that became of something."""
    rows = []
    for head, sentences in (("taken", report.taken), ("left out", report.left_out), ("assumed", report.assumed)):
        for reason, number, names in kinds(sentences):
            some = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
            rows.append(f"| {head} | {number} | {reason.replace('|', '/')} | {some.replace('|', '/')} |")
    return "\n".join(["| | number | what | of these |", "|---|---:|---|---|", *rows])


def section(path: Path, options: dict[str, Any]) -> str:
    """Import a file and write what came of it; of a folder that is not sound its faults."""
    words = " ".join(f"--{key.replace('_', '-')}={_word(value)}" for key, value in options.items())
    head = f"\n## {path.name}\n\n`anabasis import {path.name} {words} --out …`\n"
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / re.sub(r"[^a-z]+", "-", path.stem.casefold()).strip("-")
        try:
            report = scaffold(read(path), folder, **options)
            warnings = Scenario(folder).check()
        except AnabasisError as error:
            return f"{head}\nRefused: {error}\n"
    sums = Counter({"taken": len(report.taken), "left out": len(report.left_out), "assumed": len(report.assumed)})
    found = ", ".join(f"{number} {name}" for name, number in sums.items())
    sound = "`anabasis check` finds the folder sound" + (f", with {len(warnings)} warnings" if warnings else "")
    return f"{head}\n{found}; {sound}.\n\n{table(report)}\n"


def _word(value: Any) -> str:
    return ",".join(f"{part:g}" for part in value) if isinstance(value, tuple) else str(value)


if __name__ == "__main__":
    print(HEAD + "".join(section(Path(sys.argv[1]) / name, options) for name, options in CASES), end="")
