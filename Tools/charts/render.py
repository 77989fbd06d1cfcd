"""Renders every Vega-Lite chart of a folder: render.py IN_DIR [--png].

Each NAME.vl.json becomes NAME.svg beside it (and NAME.png, at twice the size, with --png), in the look of theme.json.
Text stays text: sharp in print, searchable, small. All text is measured with the Liberation Sans that vl-convert carries,
so a chart has the same bytes and the same layout on every machine; the finished SVG then names families that readers have
(Arial is as wide as Liberation Sans). A chart reads nothing but its own file: no address is fetched.
"""

import argparse
import html
import json
import pathlib
import re
import sys

import vl_convert

THEME = pathlib.Path(__file__).resolve().with_name("theme.json")
LANGUAGE_VERSION = "6.4"
FAMILIES = {
    "House Serif, Liberation Sans": "Georgia, 'Liberation Serif', 'Noto Serif', 'DejaVu Serif', serif",
    "Liberation Sans": "'Liberation Sans', Arial, Helvetica, sans-serif",
}
NOTHING_FETCHED = ["https://nothing.invalid/"]


class ChartFault(Exception):
    """One sentence: where, what was found, and what to do."""


def read_json(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ChartFault(f"{path}: not a readable JSON file ({error}); write it again.") from error


def own_identifiers(svg, name):
    """Charts may stand side by side in one page: each numbers its clip paths and gradients from 1, under its own name."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", name)
    numbers = {}

    def own(found):
        number = numbers.setdefault(found[2], len(numbers) + 1)
        return f"{found[1]}{name}-{number}{found[3]}"

    return re.sub(r'(\bid="|url\(#)([^")]+)("|\))', own, svg)


def in_readers_fonts(svg):
    return re.sub(r'font-family="([^"]+)"', lambda found: f'font-family="{FAMILIES.get(found[1], found[1])}"', svg)


def described(svg, description):
    """The chart's description, as its title for a screen reader."""
    if not description:
        return svg
    text = html.escape(description)
    return re.sub(r"<svg\b([^>]*)>", rf'<svg role="img" aria-label="{text}"\1><title>{text}</title>', svg, count=1)


def render(path, theme, png=False):
    spec = read_json(path)
    name = path.name.removesuffix(".vl.json")
    options = {"vl_version": LANGUAGE_VERSION, "config": theme, "allowed_base_urls": NOTHING_FETCHED}
    try:
        svg = vl_convert.vegalite_to_svg(spec, **options)
    except ValueError as error:
        reason = " ".join(str(error).split())[:240]
        raise ChartFault(f"{path}: Vega-Lite refused the chart ({reason}); mend the spec.") from error
    svg = described(in_readers_fonts(own_identifiers(svg, name)), spec.get("description"))
    path.with_name(f"{name}.svg").write_text(svg + "\n", encoding="utf-8")
    if png:
        path.with_name(f"{name}.png").write_bytes(vl_convert.svg_to_png(svg, scale=2))


def render_folder(folder, png=False):
    """Renders all charts of the folder, in the order of their names; returns how many."""
    theme = read_json(THEME)
    paths = sorted(folder.glob("*.vl.json"))
    for path in paths:
        render(path, theme, png)
    return len(paths)


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Renders every *.vl.json of a folder as SVG beside it.")
    parser.add_argument("folder", type=pathlib.Path, metavar="IN_DIR")
    parser.add_argument("--png", action="store_true", help="write a PNG at twice the size as well")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"charts: {options.folder} is not a folder; name one that holds *.vl.json files.", file=sys.stderr)
        return 3
    try:
        count = render_folder(options.folder, options.png)
    except ChartFault as fault:
        print(f"charts: {fault}", file=sys.stderr)
        return 3
    print(f"charts: {count} rendered in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
