"""ORBAT Mapper scenarios (format 3), read and written. Source: orbat-mapper/orbat-mapper, MIT licence."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anabasis.command import INPUT, AnabasisError
from anabasis.orbat.units import ECHELONS, Fix, OrderOfBattle, Unit

if TYPE_CHECKING:
    from anabasis.scenario import Situation

#: Entities of symbol set 10 (land units) that have a kind of their own in a scenario, by their first digits.
_KINDS = {"1205": "armour", "1206": "armour", "1405": "security", "1408": "police", "1412": "police"}


def parse(text: str, path: Path) -> OrderOfBattle:
    """Read the text of a scenario."""
    try:
        root = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AnabasisError([f"{path}: it is no sound JSON ({error})."], INPUT) from error
    if not isinstance(root, dict) or root.get("type") != "ORBAT-mapper" or not isinstance(root.get("sides"), list):
        raise AnabasisError([f'{path}: it is JSON, but no scenario of ORBAT Mapper (type "ORBAT-mapper" with sides).'], INPUT)
    try:
        start = _time(root["startTime"])
        sides = {
            str(side["name"]): [_unit(unit, start) for group in side.get("groups", []) for unit in [*group.get("subUnits", [])]]
            + [_unit(unit, start) for unit in side.get("subUnits", [])]
            for side in root["sides"]
        }
        beside = _beside(root)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise AnabasisError([f"{path}: a side or a unit is not as ORBAT Mapper writes it ({error!r})."], INPUT) from error
    return OrderOfBattle(str(root.get("name", path.stem)), "ORBAT Mapper", start, sides, beside)


def _beside(root: dict[str, Any]) -> list[str]:
    beside = []
    for key in ("events", "layerStack", "equipment", "personnel", "supplyCategories"):
        entries = root.get(key)
        if entries:
            beside.append(f"{len(entries)} of {key}")
    return beside + [f"{number} units' {key}" for key, number in _unread(root["sides"]).items()]


#: What is read of a unit and of a state; the rest is told.
_READ = {"id", "name", "sidc", "subUnits", "location", "state", "personnel"}


def _unread(sides: list[dict[str, Any]]) -> dict[str, int]:
    """Count the units that have something which is not taken, by its key; ``state`` is one without a place."""
    counts: dict[str, int] = {}

    def walk(item: dict[str, Any]) -> None:
        for key, value in item.items():
            if key not in _READ and not key.startswith("_") and value:
                counts[key] = counts.get(key, 0) + 1
        if any(not state.get("location") for state in item.get("state") or []):
            counts["state without a place"] = counts.get("state without a place", 0) + 1
        for below in item.get("subUnits") or []:
            walk(below)

    for side in sides:
        for holder in [side, *side.get("groups", [])]:
            for unit in holder.get("subUnits") or []:
                walk(unit)
    return dict(sorted(counts.items()))


def _time(value: str | int | float) -> datetime:
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value / 1000).astimezone()
    time = datetime.fromisoformat(value)
    return time if time.tzinfo else time.astimezone()


def _unit(item: dict[str, Any], start: datetime) -> Unit:
    code = str(item.get("sidc", ""))
    unit = Unit(id=str(item["id"]), name=str(item.get("name") or item["id"]))
    if len(code) < 20 or not code.isdigit():
        unit.is_land = False
        unit.doubts.append(f"its symbol {code!r} is not one of 20 digits")
    else:
        unit.is_land = code[4:6] == "10"
        unit.is_headquarters = code[7] in "2367"
        unit.echelon = ECHELONS.get(code[8:10], "")
        unit.kind = next((kind for digits, kind in _KINDS.items() if code[10:].startswith(digits)), "infantry")
    men = [int(holding.get("count", 0)) for holding in item.get("personnel") or []]
    if sum(men) > 0:
        unit.men = sum(men)
    if place := item.get("location"):
        unit.fixes.append(Fix(start, float(place[0]), float(place[1])))
    for state in item.get("state") or []:
        if place := state.get("location"):
            unit.fixes.append(Fix(_time(state["t"]), float(place[0]), float(place[1])))
    unit.fixes.sort(key=lambda fix: fix.time)
    unit.below = [_unit(below, start) for below in item.get("subUnits") or []]
    return unit


def text(situation: Situation) -> str:
    """Write a situation as a scenario: sides, headquarters, formations with men, gaps and cordon as an overlay."""
    contents = situation.scenario.contents
    when = situation.figures["time"] + ":00" + _offset(contents["utcOffsetHours"])
    own = _side(contents["own"], "3", situation.features("formations"), when)
    enemy = _side(contents["enemy"], "6", situation.features("enemy"), when)
    root = {
        "id": f"anabasis-{contents['id']}",
        "type": "ORBAT-mapper",
        "version": "3.3.0",
        "name": contents["title"],
        "description": contents["summary"],
        "startTime": when,
        "symbologyStandard": "app6d",
        "sides": [own, enemy],
        "layerStack": [_overlay(situation)],
        "events": [],
        "equipment": [],
        "personnel": [{"name": "Men"}],
        "supplyCategories": [],
        "settings": {"rangeRingGroups": [], "statuses": [], "supplyClasses": [], "supplyUoMs": []},
    }
    return json.dumps(root, ensure_ascii=False, indent=1) + "\n"


def _offset(hours: float) -> str:
    minutes = round(abs(hours) * 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"


def _side(name: str, identity: str, features: list[dict[str, Any]], when: str) -> dict[str, Any]:
    groups: dict[str, dict[str, Any]] = {}
    for feature in features:
        row = feature["properties"]
        parent = str(row.get("parent") or name)
        group = groups.setdefault(parent, {"id": f"{identity}-{len(groups)}", "name": parent, "subUnits": []})
        group["subUnits"].append(_symbolised(row, identity, feature["geometry"]["coordinates"], when))
    return {"id": f"side-{identity}", "name": name, "standardIdentity": identity, "groups": list(groups.values())}


#: Digits of the echelon by the name of a formation, else by its men.
_ENTITIES = {"infantry": "121100", "armour": "120500", "security": "140500", "police": "141200"}


def echelon_of(name: str, men: float) -> str:
    """Find the echelon that a name says, else the one whose usual men come nearest from below."""
    from anabasis.orbat.units import MEN

    lower = name.split(",")[0].casefold()
    for echelon in ("division", "brigade", "regiment", "battalion", "company"):
        if echelon in lower:
            return echelon
    sizes = [(echelon, usual) for echelon, usual in MEN.items() if usual <= max(men, 4)]
    return max(sizes, key=lambda size: size[1])[0]


def _symbolised(row: dict[str, Any], identity: str, place: list[float], when: str) -> dict[str, Any]:
    digits = {name: code for code, name in ECHELONS.items()}
    entity = _ENTITIES.get(str(row.get("kind") or "infantry"), _ENTITIES["infantry"])
    code = f"100{identity}1000{digits[echelon_of(str(row['name']), float(row['men']))]}{entity}0000"
    return {
        "id": f"{identity}-{row['id']}",
        "name": row["name"],
        "sidc": code,
        "personnel": [{"name": "Men", "count": int(row["men"])}],
        "state": [{"id": f"{row['id']}-0", "t": when, "location": place}],
        "subUnits": [],
    }


def _overlay(situation: Situation) -> dict[str, Any]:
    items = []
    for name in ("cordon", "gaps"):
        for number, feature in enumerate(situation.features(name), 1):
            title = feature["properties"].get("name") or name
            geometry = feature["geometry"]
            items.append(
                {
                    "id": f"{name}-{number}",
                    "kind": "geometry",
                    "name": f"{title}" if name == "cordon" else f"gap: {title}",
                    "geometry": geometry,
                    "geometryMeta": {"geometryKind": geometry["type"]},
                    "style": {"fill": "#c08a2d" if name == "gaps" else "#9e3d2b", "fill-opacity": 0.3},
                }
            )
    return {"id": "overlay", "kind": "overlay", "name": "Cordon and gaps", "items": items}
