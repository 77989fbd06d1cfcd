"""python -m theatre check FOLDER | build FOLDER --data DIR --out FILE [--preview FILE] | describe"""
import argparse
import os
import sys
import time

from . import lists
from .faults import FaultReport


def main():
    options = argparse.ArgumentParser(prog="theatre", description="Builds a theatre as one GeoPackage.")
    ways = options.add_subparsers(dest="way", required=True)
    check = ways.add_parser("check", help="read the lists and tell every fault in them; nothing is downloaded or built")
    check.add_argument("folder")
    build = ways.add_parser("build", help="build the GeoPackage and check it")
    build.add_argument("folder", help="folder with theatre.yaml and the hand lists")
    build.add_argument("--data", required=True, help="folder for the public data; what is missing there is fetched")
    build.add_argument("--out", help="GeoPackage to write")
    build.add_argument("--preview", help="picture to write")
    ways.add_parser("describe", help="write Schemas/theatre.schema.json and the tables of Documentation/Theatres.md anew")
    o = options.parse_args()
    try:
        {"check": _check, "build": _build, "describe": _describe}[o.way](o)
    except FaultReport as report:
        print(*report.sentences, f"{len(report.sentences)} faults; nothing was built." if len(report.sentences) > 1 else
              "Nothing was built.", sep="\n", file=sys.stderr)
        sys.exit(1)


def _check(o):
    read = lists.read(o.folder)
    print(f"{os.path.relpath(o.folder)}: {len(read.places)} places, {len(read.rivers)} rivers, {len(read.roads)} chains of roads, "
          f"{len(read.zones)} zones, without a fault")


def _build(o):
    from . import build, export, preview, publicdata, verify
    began = time.monotonic()
    read = lists.read(o.folder)
    publicdata.fetch(publicdata.needed(read.about), o.data)
    made = build.build(read, o.data)
    if o.preview:
        preview.draw(made, o.preview)
    if o.out:
        export.write(made, o.out)
        print(f"{os.path.relpath(o.out)}: {made.summary()}, {os.path.getsize(o.out) / 1e6:.2f} MB, {time.monotonic() - began:.0f} s")
        sys.exit(0 if verify.verify(o.out, read) else 1)


def _describe(_):
    from . import describe
    describe.write()


if __name__ == "__main__":
    main()
