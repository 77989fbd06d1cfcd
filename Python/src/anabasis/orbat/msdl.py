"""Military Scenario Definition Language (SISO-STD-007), read and written."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
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
    for tag in ("TacticalGraphics", "Installations", "Overlays", "MOOTWGraphics"):
        found = next((element for element in root if _local(element) == tag), None)
        if found is not None and len(found):
            beside.append(f"{len(found)} of {tag}")
    return OrderOfBattle(_text(root, "ScenarioID", "name") or path.stem, "MSDL", start, roots, beside)


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
        except (ValueError, ImportError) as error:
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
    from pyproj import Transformer

    if choice == "GCC":
        transformer = Transformer.from_crs(4978, 4979, always_xy=True)
        longitude, latitude, _ = transformer.transform(float(_text(data, "X")), float(_text(data, "Y")), float(_text(data, "Z")))
        return longitude, latitude
    if choice == "UTM":
        zone = _text(data, "UTMGridZone")
        south = zone[-1:].upper() < "N" and zone[-1:].isalpha()
        number = int(zone.rstrip("ABCDEFGHJKLMNPQRSTUVWXYZ"))
        transformer = Transformer.from_crs((32700 if south else 32600) + number, 4326, always_xy=True)
        easting, northing = float(_text(data, "UTMEasting")), float(_text(data, "UTMNorthing"))
        longitude, latitude = transformer.transform(easting, northing)
        return longitude, latitude
    raise ValueError(f"coordinates of {choice} are not read")


def text(situation: Situation) -> str:
    """Write a situation: both sides, headquarters, formations with their men, each where it stands."""
    ElementTree.register_namespace("", _NAMESPACE)
    ElementTree.register_namespace("modelID", _MODEL)
    contents = situation.scenario.contents
    root = Element(f"{{{_NAMESPACE}}}MilitaryScenario")
    head = _add(root, "ScenarioID")
    facts = {
        "name": contents["title"],
        "type": "SCENARIO",
        "version": "1",
        "modificationDate": situation.figures["time"][:10],
        "securityClassification": "Unclassified",
        "description": contents["summary"],
    }
    for name, value in facts.items():
        SubElement(head, f"{{{_MODEL}}}{name}").text = value
    poc = SubElement(head, f"{{{_MODEL}}}poc")
    SubElement(poc, f"{{{_MODEL}}}pocType").text = "Program"
    SubElement(poc, f"{{{_MODEL}}}pocName").text = "Anabasis"
    _add(_add(root, "Options"), "MSDLVersion", "1.0.1")
    _add(_add(root, "Environment"), "ScenarioTime", _universal(situation))
    force_sides, units = _add(root, "ForceSides"), _add(_add(root, "Organizations"), "Units")
    sides = [
        (contents["own"], "F", situation.formations),
        (contents["enemy"], "H", situation.enemy),
    ]
    handles = [_handle(contents["id"], name) for name, _, _ in sides]
    for (name, letter, frame), handle, other in zip(sides, handles, reversed(handles), strict=True):
        side = _add(force_sides, "ForceSide")
        _add(side, "ObjectHandle", handle)
        _add(side, "ForceSideName", name)
        _add(side, "AllegianceHandle", handle)
        association = _add(_add(side, "Associations"), "Association")
        _add(association, "AffiliateHandle", other)
        _add(association, "Relationship", "HO")
        for row in frame.itertuples():
            _write(units, row, letter, handle, contents["id"])
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    element = SubElement(parent, f"{{{_NAMESPACE}}}{name}")
    element.text = text
    return element


def _handle(*words: str) -> str:
    """Give the same handle for the same words."""
    return str(uuid5(NAMESPACE_URL, "anabasis/" + "/".join(words)))


def _universal(situation: Situation) -> str:
    from datetime import timedelta

    local = datetime.fromisoformat(situation.figures["time"])
    time = local - timedelta(hours=situation.scenario.contents["utcOffsetHours"])
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


_FUNCTIONS = {"infantry": "UCI---", "armour": "UCA---", "security": "USM---", "police": "ULM---"}


def _write(units: Element, row: object, letter: str, side: str, scenario: str) -> None:
    from anabasis.orbat.mapper import echelon_of

    name, men = str(getattr(row, "name", "")), int(getattr(row, "men", 0))
    echelon = echelon_of(name, men)
    size = {value: key for key, value in LETTERS.items()}[echelon]
    unit = _add(units, "Unit")
    _add(unit, "ObjectHandle", _handle(scenario, letter, str(getattr(row, "id", ""))))
    function = _FUNCTIONS.get(str(getattr(row, "kind", "infantry")), "UCI---")
    _add(unit, "SymbolIdentifier", f"S{letter}GP{function}-{size}--G")
    _add(unit, "Name", name)
    modifiers = _add(unit, "UnitSymbolModifiers")
    _add(modifiers, "Echelon", echelon.upper().replace(" ", "_"))
    _add(modifiers, "HigherFormation", str(getattr(row, "parent", "")))
    location = _add(_add(unit, "Disposition"), "Location")
    _add(location, "CoordinateChoice", "GDC")
    place = _add(_add(location, "CoordinateData"), "GDC")
    geometry = getattr(row, "geometry", None)
    _add(place, "Latitude", repr(float(geometry.y)) if geometry is not None else "")
    _add(place, "Longitude", repr(float(geometry.x)) if geometry is not None else "")
    relation = _add(_add(unit, "Relations"), "ForceRelation")
    _add(relation, "ForceRelationChoice", "FORCE_SIDE")
    _add(_add(relation, "ForceRelationData"), "ForceSideHandle", side)
    holding = _add(_add(unit, "Holdings"), "Holding")
    _add(holding, "NSN_Code", "0")
    _add(holding, "NSN_Name", "Personnel")
    _add(holding, "IsEquipment", "false")
    _add(holding, "OperationalCount", str(men))
    _add(holding, "OnHandQuantity", str(men))
