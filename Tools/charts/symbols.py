"""Writes symbols.json: the APP-6 symbols that the map draws, one by kind, size and side: symbols.py [--check].

Both sides wear the rectangular frame, since neither is ours: the own side of a scenario is brick, its enemy slate. Guerrillas
have no entity of their own in this part of APP-6; the house shows them as infantry of the mountains, without a size.
In each symbol's viewBox the centre of the frame is (100, 100), whatever stands above it.
"""

import importlib.metadata
import json
import pathlib
import re
import sys

import milsymbol

RESULT = pathlib.Path(__file__).resolve().with_name("symbols.json")
SIDES = {"own": "#d08a72", "enemy": "#a3c0d6"}
INK = "#2f2b26"
FRIEND_FILL = "rgb(128,224,255)"
KINDS = {"infantry": "121100", "armour": "120500", "security": "141700", "police": "141200"}
SIZES = {"division": "21", "brigade": "18", "regiment": "17", "battalion": "16", "company": "15"}
LAND_UNIT_OF_A_FRIEND = "1003100"
MOUNTAIN = "0027"


def codes():
    """Name and 20-digit code of every symbol."""
    for kind, entity in KINDS.items():
        for size, echelon in SIZES.items():
            yield f"{kind}-{size}", f"{LAND_UNIT_OF_A_FRIEND}0{echelon}{entity}0000"
    yield "guerrilla", f"{LAND_UNIT_OF_A_FRIEND}000{KINDS['infantry']}{MOUNTAIN}"


def drawn(code, fill):
    symbol = milsymbol.Symbol(code)
    if not symbol.is_valid():
        sys.exit(f"symbols: {code} is not a code that milsymbol {milsymbol_version()} knows; correct the table above.")
    svg = symbol.as_svg()
    view_box = re.search(r'viewBox="([^"]+)"', svg)[1]
    marks = re.sub(r"^<svg[^>]*>|</svg>$", "", svg).replace(FRIEND_FILL, fill).replace('"black"', f'"{INK}"')
    marks = marks.replace('font-family="Arial"', 'font-family="Arial, \'Liberation Sans\', Helvetica, sans-serif"')
    return {"code": code, "viewBox": view_box, "marks": marks}


def milsymbol_version():
    return importlib.metadata.version("milsymbol")


def licence():
    files = importlib.metadata.files("milsymbol") or []
    return next(file for file in files if file.name == "LICENSE").read_text()


def text():
    symbols = {f"{side}-{name}": drawn(code, fill) for side, fill in SIDES.items() for name, code in codes()}
    page = {"madeBy": f"Tools/charts/symbols.py with milsymbol {milsymbol_version()}", "licence": licence(), "symbols": symbols}
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"


def main():
    if sys.argv[1:] == ["--check"]:
        fresh = RESULT.exists() and RESULT.read_text(encoding="utf-8") == text()
        return 0 if fresh else f"symbols: {RESULT.name} is not what symbols.py makes; run it again."
    RESULT.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
