"""python -m theatre --hand Tools/theatre/korea --wheels DIR --out Theatres/korea.gpkg [--preview FILE]"""
import argparse
import os
import time

from . import build, export, handlists, preview


def main():
    options = argparse.ArgumentParser(prog="theatre", description="Builds a theatre as one GeoPackage.")
    options.add_argument("--hand", required=True, help="folder with theatre.json and the hand lists")
    options.add_argument("--wheels", required=True, help="folder with the data wheels")
    options.add_argument("--out", required=True, help="GeoPackage to write")
    options.add_argument("--preview", help="picture to write")
    o = options.parse_args()
    began = time.monotonic()
    made = build.build(handlists.theatre(o.hand), o.hand, o.wheels)
    export.write(made, o.out)
    if o.preview:
        preview.draw(made, o.preview)
    print(f"{o.out}: {made.summary()}, {os.path.getsize(o.out) / 1e6:.2f} MB, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
