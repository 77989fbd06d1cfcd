"""Military Scenario Definition Language (SISO-STD-007-2008, MSDL 1.0), read and written.

What is written is valid by the schema of MSDL 1.0 but for `Holdings`, in which NATO's NETN keeps the men of a unit: MSDL itself
has no place for them but a comment of twenty letters, where they stand too. Names have the letters of the schema: those of ASCII.
"""

from __future__ import annotations

import math
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from anabasis.command import INPUT, AnabasisError
from anabasis.orbat.units import LETTERS, Fix, OrderOfBattle, Unit

if TYPE_CHECKING:
    from anabasis.scenario import Situation

_NAMESPACE = "urn:sisostds:scenario:military:data:draft:msdl:1"
_MODEL = "http://www.sisostds.org/schemas/modelID"

#: Functions of 2525C that have a kind of their own in a scenario.
_KINDS = {"UCA": "armour", "UCR": "armour", "USM": "security", "ULS": "security", "ULM": "police"}


def parse(text: str, path: Path) -> OrderOfBattle:
    """Read the text of a file."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise AnabasisError([f"{path}: it declares a document type, which MSDL does not have; take it out."], INPUT)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise AnabasisError([f"{path}: it is no sound XML ({error})."], INPUT) from error
    if _local(root) != "MilitaryScenario":
        raise AnabasisError([f"{path}: its root is {_local(root)}, expected MilitaryScenario of MSDL."], INPUT)
    start = _time(_text(root, "Environment", "ScenarioTime"), path)
    sides, names = _sides(root)
    items = [element for element in root.iter() if _local(element) == "Unit" and _child(element, "SymbolIdentifier") is not None]
    units: dict[str, Unit] = {}
    above: dict[str, tuple[str, str]] = {}
    doubled = []
    for item in items:
        handle = _text(item, "ObjectHandle")
        if handle in units:
            doubled.append(handle)
            continue
        units[handle] = _unit(item, handle, start)
        side = _text(item, "Relations", "ForceRelation", "ForceRelationData", "ForceSideHandle")
        superior = _text(item, "Relations", "ForceRelation", "ForceRelationData", "CommandRelation", "CommandingSuperiorHandle")
        above[handle] = (side, superior)
    beside = [f"{len(doubled)} units whose handle came before"] if doubled else []
    roots: dict[str, list[Unit]] = {name: [] for name in names.values()}
    for handle, (side, superior) in above.items():
        unit = units[handle]
        if superior in units and superior != handle:
            units[superior].below.append(unit)
        elif side in sides:
            roots[names[sides[side]]].append(unit)
        else:
            beside.append(f'the unit "{unit.name}", whose superior or side is not in the file')
    equipment = sum(1 for element in root.iter() if _local(element) == "EquipmentItem" and len(element) > 1)
    if equipment:
        beside.append(f"{equipment} items of equipment")
    beside += [f"{number} units' {name}" for name, number in _unread(items).items()]
    for tag in ("TacticalGraphics", "Installations", "Overlays", "MOOTWGraphics"):
        found = next((element for element in root if _local(element) == tag), None)
        if found is not None and len(found):
            beside.append(f"{len(found)} of {tag}")
    return OrderOfBattle(_text(root, "ScenarioID", "name") or path.stem, "MSDL", start, roots, beside)


#: What is read of a unit, and of its disposition.
_READ = {"ObjectHandle", "SymbolIdentifier", "Name", "UnitSymbolModifiers", "Disposition", "Relations", "Holdings"}
_READ_OF_DISPOSITION = {"Location"}


def _unread(units: list[Element]) -> dict[str, int]:
    """Count the units that have something which is not taken, by the name of the element."""
    counts: dict[str, int] = {}
    for unit in units:
        disposition = _child(unit, "Disposition")
        names = {_local(child) for child in unit} - _READ
        names |= {_local(child) for child in (disposition if disposition is not None else [])} - _READ_OF_DISPOSITION
        things = (_text(h, "NSN_Name").casefold() for h in unit.iter() if _local(h) == "Holding")
        if any("personnel" not in thing for thing in things):
            names.add("Holdings other than personnel")
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None)


def _text(element: Element, *path: str) -> str:
    """Give the text at the end of a path, without blanks; empty where there is none."""
    here: Element | None = element
    for name in path:
        here = _child(here, name) if here is not None else None
    return (here.text or "").strip() if here is not None else ""


def _time(text: str, path: Path) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise AnabasisError([f'{path}: ScenarioTime is "{text}", expected a date and an hour.'], INPUT) from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _sides(root: Element) -> tuple[dict[str, str], dict[str, str]]:
    """Give for each force side the handle of the side that it is of, and the names of those, repeated ones numbered."""
    elements = [element for element in root.iter() if _local(element) == "ForceSide"]
    handles = {_text(element, "ObjectHandle"): element for element in elements}
    of = {}
    for handle, element in handles.items():
        allegiance = _text(element, "AllegianceHandle")
        of[handle] = allegiance if allegiance in handles else handle
    names: dict[str, str] = {}
    for handle in dict.fromkeys(of.values()):
        name = _text(handles[handle], "ForceSideName") or "side"
        number = sum(1 for known in names.values() if known == name or known.startswith(name + " ("))
        names[handle] = f"{name} ({number + 1})" if number else name
    return of, names


def _unit(item: Element, handle: str, start: datetime) -> Unit:
    code = _text(item, "SymbolIdentifier").ljust(15, "-")
    unit = Unit(id=handle, name=_text(item, "Name") or handle)
    unit.is_land = code[2] == "G" and code[4] == "U"
    unit.kind = next((kind for letters, kind in _KINDS.items() if code[4:].startswith(letters)), "infantry")
    unit.is_headquarters = code[10] in "AB"
    named = _text(item, "UnitSymbolModifiers", "Echelon").casefold().replace("_", " ")
    unit.echelon = named if named in LETTERS.values() else LETTERS.get(code[11], "")
    men = 0.0
    for holding in item.iter():
        if _local(holding) == "Holding" and "personnel" in _text(holding, "NSN_Name").casefold():
            men += float(_text(holding, "OnHandQuantity") or 0)
    if men > 0:
        unit.men = round(men)
    location = _child(_child(item, "Disposition") or Element("none"), "Location")
    if location is not None:
        try:
            place = _place(location)
        except ValueError as error:
            unit.doubts.append(f"its place cannot be read ({error})")
        else:
            unit.fixes.append(Fix(start, *place))
    return unit


def _place(location: Element) -> tuple[float, float]:
    """Give longitude and latitude of a location in geodetic, geocentric or UTM coordinates."""
    choice = _text(location, "CoordinateChoice")
    data = _child(_child(location, "CoordinateData") or Element("none"), choice)
    if data is None:
        raise ValueError(f"it has no coordinates {choice or 'at all'}")
    if choice == "GDC":
        return float(_text(data, "Longitude")), float(_text(data, "Latitude"))
    if choice == "GCC":
        return _geodetic(float(_text(data, "X")), float(_text(data, "Y")), float(_text(data, "Z")))
    if choice == "UTM":
        try:
            from pyproj import Transformer
        except ImportError as error:
            raise AnabasisError(["The file has UTM coordinates, which pyproj reads; run `pip install pyproj`."], INPUT) from error
        zone = _text(data, "UTMGridZone")
        south = zone[-1:].upper() < "N" and zone[-1:].isalpha()
        number = int(zone.rstrip("ABCDEFGHJKLMNPQRSTUVWXYZ"))
        transformer = Transformer.from_crs((32700 if south else 32600) + number, 4326, always_xy=True)
        easting, northing = float(_text(data, "UTMEasting")), float(_text(data, "UTMNorthing"))
        longitude, latitude = transformer.transform(easting, northing)
        return longitude, latitude
    raise ValueError(f"coordinates of {choice} are not read")


#: WGS 84: semi-major axis, metres, and the square of the eccentricity.
_AXIS, _ECCENTRICITY = 6_378_137.0, 6.694_379_990_141_3e-3


def _geodetic(x: float, y: float, z: float) -> tuple[float, float]:
    """Give longitude and latitude of a place in metres from the centre of the earth; a few rounds agree to a millimetre."""
    across = math.hypot(x, y)
    latitude = math.atan2(z, across * (1 - _ECCENTRICITY))
    for _ in range(5):
        sine = math.sin(latitude)
        normal = _AXIS / math.sqrt(1 - _ECCENTRICITY * sine * sine)
        latitude = math.atan2(z + _ECCENTRICITY * normal * sine, across)
    return math.degrees(math.atan2(y, x)), math.degrees(latitude)


def text(situation: Situation) -> str:
    """Write a situation: both sides, headquarters as forces of theirs, formations with their men, each where it stands."""
    ElementTree.register_namespace("", _NAMESPACE)
    ElementTree.register_namespace("modelID", _MODEL)
    contents = situation.scenario.contents
    root = Element(f"{{{_NAMESPACE}}}MilitaryScenario")
    head = _add(root, "ScenarioID")
    facts = {
        # A name without blanks, as the schema has it; the title stands before the summary.
        "name": contents["id"],
        "type": "SCENARIO",
        "version": "1",
        "modificationDate": situation.figures["time"][:10],
        "securityClassification": "Unclassified",
        "description": f"{contents['title']}. {contents['summary']}",
    }
    for name, value in facts.items():
        SubElement(head, f"{{{_MODEL}}}{name}").text = value
    # The schema asks for an address, which a program has not.
    poc = SubElement(head, f"{{{_MODEL}}}poc")
    for name, value in (("pocType", "Program"), ("pocName", "Anabasis"), ("pocEmail", "none")):
        SubElement(poc, f"{{{_MODEL}}}{name}").text = value
    _add(_add(root, "Options"), "MSDLVersion", "1.0.0")
    _add(_add(root, "Environment"), "ScenarioTime", _universal(situation))
    force_sides, units = _add(root, "ForceSides"), _add(_add(root, "Organizations"), "Units")
    sides = [
        (contents["own"], "F", situation.features("formations")),
        (contents["enemy"], "H", situation.features("enemy")),
    ]
    handles = [_handle(contents["id"], name) for name, _, _ in sides]
    for (name, letter, features), handle, other in zip(sides, handles, reversed(handles), strict=True):
        side = _add(force_sides, "ForceSide")
        _add(side, "ObjectHandle", handle)
        _add(side, "ForceSideName", _plain(name))
        _add(side, "AllegianceHandle", handle)
        association = _add(_add(side, "Associations"), "Association")
        _add(association, "AffiliateHandle", other)
        _add(association, "Relationship", "HO")
        forces: dict[str, str] = {}
        for feature in features:
            parent = str(feature["properties"].get("parent") or "")
            if parent and parent not in forces:
                forces[parent] = _handle(contents["id"], name, parent)
                force = _add(force_sides, "ForceSide")
                _add(force, "ObjectHandle", forces[parent])
                _add(force, "ForceSideName", _plain(parent))
                _add(force, "AllegianceHandle", handle)
            _write(units, feature, letter, forces.get(parent, handle), contents["id"])
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    element = SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    element.text = text
    return element


def _plain(text: str) -> str:
    """Write a name in the letters that the schema has; what is in brackets goes where none of it is left."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"\s*\(\W*\)", "", "".join(letter for letter in letters if " " <= letter <= "z"))
    return " ".join(plain.split())


def _handle(*words: str) -> str:
    """Give the same handle for the same words."""
    return str(uuid5(NAMESPACE_URL, "anabasis/" + "/".join(words)))


def _universal(situation: Situation) -> str:
    from datetime import timedelta

    local = datetime.fromisoformat(situation.figures["time"])
    time = local - timedelta(hours=situation.scenario.contents["utcOffsetHours"])
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


_FUNCTIONS = {"infantry": "UCI---", "armour": "UCA---", "security": "USM---", "police": "ULM---"}


def _write(units: Element, feature: dict[str, Any], letter: str, side: str, scenario: str) -> None:
    from anabasis.orbat.mapper import echelon_of

    row, place = feature["properties"], feature["geometry"]["coordinates"]
    name, men = _plain(str(row["name"])), int(row["men"])
    echelon = echelon_of(name, men)
    size = {value: key for key, value in LETTERS.items()}[echelon]
    unit = _add(units, "Unit")
    _add(unit, "ObjectHandle", _handle(scenario, letter, str(row["id"])))
    function = _FUNCTIONS.get(str(row.get("kind", "infantry")), "UCI---")
    # Friend or foe is said by the side, and its status by nobody.
    _add(unit, "SymbolIdentifier", f"S-G-{function}-{size}--G")
    _add(unit, "Name", name)
    modifiers = _add(unit, "UnitSymbolModifiers")
    _add(modifiers, "Echelon", echelon.upper().replace(" ", "_"))
    _add(modifiers, "StaffComments", f"{men:,} men"[:20])
    if row.get("parent"):
        _add(modifiers, "HigherFormation", _plain(str(row["parent"]))[:21])
    _add(modifiers, "UniqueDesignation", name[:21])
    location = _add(_add(unit, "Disposition"), "Location")
    _add(location, "CoordinateChoice", "GDC")
    degrees = _add(_add(location, "CoordinateData"), "GDC")
    _add(degrees, "Latitude", repr(float(place[1])))
    _add(degrees, "Longitude", repr(float(place[0])))
    _add(degrees, "ElevationAGL", "0")
    relation = _add(_add(unit, "Relations"), "ForceRelation")
    _add(relation, "ForceRelationChoice", "FORCE_SIDE")
    _add(_add(relation, "ForceRelationData"), "ForceSideHandle", side)
    holding = _add(_add(unit, "Holdings"), "Holding")
    _add(holding, "NSN_Code", "0")
    _add(holding, "NSN_Name", "Personnel")
    _add(holding, "IsEquipment", "false")
    _add(holding, "OperationalCount", str(men))
    _add(holding, "OnHandQuantity", str(men))
