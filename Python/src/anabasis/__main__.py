"""Orders of battle on the command line: what ``anabasis import`` and ``anabasis export`` carry out."""

from __future__ import annotations

import argparse
import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import NoReturn, TextIO

from anabasis.command import DONE, INPUT, NO, STOPPED, USAGE, AnabasisError
from anabasis.orbat import read, scaffold
from anabasis.scenario import Scenario


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong as every other command does."""

    def error(self, message: str) -> NoReturn:
        raise AnabasisError(
            [f"{message[:1].upper()}{message[1:]}; `anabasis {self.prog.split()[-1]} --help` lists the options."], USAGE
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="anabasis", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    taking = commands.add_parser("import", help="begin a scenario from an ORBAT Mapper scenario or an MSDL file")
    taking.add_argument("file", type=Path)
    taking.add_argument("--own", required=True, help="the side that is cut off")
    taking.add_argument("--enemy", required=True, help="the side that cuts it off")
    taking.add_argument("--out", required=True, type=Path, help="the new folder")
    taking.add_argument("--as-of", help="when it starts, such as 1982-05-27T12:00; the file's start unless said")
    taking.add_argument("--theatre", type=Path, help="a GeoPackage of Theatres; unless said the ground is plain everywhere")
    taking.add_argument("--toward", default="north", choices=["north", "south", "east", "west"], help="the edge to be reached")
    taking.add_argument("--days", default=14, type=int, help="days that are followed")
    taking.add_argument("--around", type=_place, help="latitude,longitude: leave out units that stand far from there")
    taking.add_argument("--within", default=200.0, type=float, help="how far that is, km")
    taking.add_argument("--json", action="store_true", help="print what was taken, left out and assumed as JSON")
    giving = commands.add_parser("export", help="write a situation as an ORBAT Mapper scenario (.json) or as MSDL (.xml)")
    giving.add_argument("scenario")
    giving.add_argument("--at", help="a date or a minute; the scenario's start unless said")
    giving.add_argument("--out", required=True, type=Path, help="the file, which ends in .json or .xml")
    giving.add_argument("--json", action="store_true", help="print what was written as JSON")
    return parser


def _place(text: str) -> tuple[float, float]:
    try:
        latitude, longitude = text.split(",")
        return float(latitude), float(longitude)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'it is "{text}", expected a latitude and a longitude like -51.8,-59') from error


def main(words: list[str] | None = None) -> int:
    """Carry out a command line; give the exit code, as the command ``anabasis`` does."""
    try:
        given = _parser().parse_args(words)
        _say(_exported(given) if given.command == "export" else _imported(given), sys.stdout)
    except AnabasisError as error:
        _say(str(error), sys.stderr)
        return error.code or NO
    except KeyboardInterrupt:
        _say("Ended by Ctrl-C.", sys.stderr)
        return STOPPED
    except BrokenPipeError:
        return DONE  # A reader who has seen enough is no fault.
    except OSError as error:
        _say(f"Standard output: it cannot be written ({error.strerror}); the answer was not shown whole.", sys.stderr)
        return INPUT
    return DONE


def _exported(given: argparse.Namespace) -> str:
    path = Scenario(given.scenario).situation(at=given.at).write(given.out)
    return json.dumps({"path": str(path)}) if given.json else str(path)


def _imported(given: argparse.Namespace) -> str:
    options = {"own": given.own, "enemy": given.enemy, "as_of": given.as_of, "theatre": given.theatre, "around": given.around}
    report = scaffold(read(given.file), given.out, toward=given.toward, days=given.days, within=given.within, **options)
    for warning in Scenario(given.out).check():
        _say(warning, sys.stderr)
    return json.dumps(report.facts, ensure_ascii=False, indent=1) if given.json else str(report)


def _say(text: str, stream: TextIO) -> None:
    """Write a text without what a terminal would obey, and see that it has left."""
    shown = "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" else c.encode("unicode_escape").decode() for c in text)
    try:
        print(shown, file=stream, flush=True)
    except OSError:
        if stream is sys.stdout:
            raise


if __name__ == "__main__":
    code = main()
    # Nothing is left to be flushed, so that a stream which cannot be written changes no exit code.
    os._exit(code)
