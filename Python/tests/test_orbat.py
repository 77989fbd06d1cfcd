"""Orders of battle of other programs, begun as scenarios and written from situations."""

from __future__ import annotations

import json
import re
import runpy
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import anabasis
from anabasis.__main__ import main
from anabasis.orbat import read, scaffold


def unit(id: str, code: str, *states: tuple[str, float, float], **more: Any) -> dict[str, Any]:
    state = [{"id": f"{id}{n}", "t": time, "location": [lon, lat]} for n, (time, lat, lon) in enumerate(states)]
    return {"id": id, "name": more.pop("name", id), "sidc": code, "state": state, "subUnits": more.pop("below", []), **more}


BATTALION, DIVISION, SHIP = "10031000161211000000", "10031000211211000000", "10033000001201000000"
TANKS = "10061000161205000000"


def mapper_file(folder: Path, **more: Any) -> Path:
    own = [
        unit(
            "division",
            DIVISION,
            ("1950-09-20T12:00:00+09:00", 36.0, 128.0),
            below=[
                unit("one", BATTALION, ("1950-09-20T12:00:00+09:00", 36.0, 128.0), personnel=[{"name": "Men", "count": 650}]),
                unit("two", BATTALION, ("1950-09-29T03:00:00+00:00", 36.1, 128.2), name="one"),
                unit("three", BATTALION),
            ],
        ),
        unit("fleet", SHIP, ("1950-09-20T12:00:00+09:00", 35.0, 130.0)),
        unit("later", BATTALION, ("1950-10-20T12:00:00+09:00", 36.0, 128.0)),
        unit("far", BATTALION, ("1950-09-20T12:00:00+09:00", 10.0, 100.0)),
    ]
    enemy = [unit("tanks", TANKS, ("1950-09-28T03:00:00+00:00", 36.3, 128.1), ("1950-10-02T12:00:00+09:00", 36.2, 128.1))]
    root = {
        "id": "x",
        "type": "ORBAT-mapper",
        "version": "3.3.0",
        "name": "A case",
        "startTime": "1950-09-25T00:00:00+09:00",
        "sides": [
            {"id": "a", "name": "North", "standardIdentity": "3", "groups": [{"id": "g", "name": "All", "subUnits": own}]},
            {"id": "b", "name": "South", "standardIdentity": "6", "groups": [{"id": "h", "name": "All", "subUnits": enemy}]},
        ],
        "events": [{"id": "e"}, {"id": "f"}],
    }
    path = folder / "case.json"
    path.write_text(json.dumps(root | more), encoding="utf-8")
    return path


def test_a_scenario_of_orbat_mapper_becomes_a_sound_folder(tmp_path: Path) -> None:
    order = read(mapper_file(tmp_path))
    assert list(order.sides) == ["North", "South"] and order.beside == ["2 of events"]
    folder = tmp_path / "case"
    report = scaffold(order, folder, own="North", enemy="South", as_of="1950-09-30T18:00", around=(36, 128), within=200)
    assert anabasis.Scenario(folder).check() == []
    formations = anabasis.Scenario(folder).formations
    assert list(formations["name"]) == ["one", "one (2)"], "the division gives way to its battalions; names are numbered"
    assert list(formations["menBest"]) == [650, 700]
    left = "\n".join(report.left_out)
    for name in ("division", "three", "fleet", "later", "far", "events"):
        assert name in left, f"{name} is told"
    assert "10:00" not in left and sum("men, as a" in line for line in report.assumed) == 2
    track = (folder / "enemy.yaml").read_text()
    assert '"1950-09-28T12:00"' in track and '"1950-10-02T12:00"' in track, "clocks are turned to that of the start"
    assert "kind: armour" in track and str(report) in (folder / "README.md").read_text()


def test_nothing_is_dropped_silently(tmp_path: Path) -> None:
    """What is not read of a unit is counted, and so are positions of formations whose way is played."""
    moves = ("1950-09-20T12:00:00+09:00", 36.0, 128.0), ("1950-09-21T12:00:00+09:00", 36.1, 128.0)
    own = [unit("one", BATTALION, *moves, equipment=[{"name": "Gun", "count": 4}], shortName="1")]
    own[0]["state"].append({"id": "odd", "t": "1950-09-22T12:00:00+09:00", "sidc": BATTALION})
    root = json.loads(mapper_file(tmp_path).read_text())
    root["sides"][0]["groups"][0]["subUnits"] = own
    path = tmp_path / "other.json"
    path.write_text(json.dumps(root), encoding="utf-8")
    report = scaffold(read(path), tmp_path / "other", own="North", enemy="South", as_of="1950-09-30T18:00")
    left = set(report.left_out)
    assert {"1 units' equipment.", "1 units' shortName.", "1 units' state without a place."} <= left
    assert "one: 1 other position, since its way is played." in left


def test_the_page_of_imports_counts_everything(tmp_path: Path) -> None:
    tool = runpy.run_path(str(Path(__file__).resolve().parents[2] / "Tools/python/imports.py"))
    path = mapper_file(tmp_path)
    options = {"own": "North", "enemy": "South", "as_of": "1950-09-30T18:00", "around": (36, 128)}
    report = scaffold(read(path), tmp_path / "case", **options)
    page = tool["section"](path, options)
    assert f"{len(report.taken)} taken, {len(report.left_out)} left out, {len(report.assumed)} assumed; `anabasis check`" in page
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith(("| taken", "| left out", "| assumed"))]
    counted = {head: sum(int(row[1]) for row in rows if row[0] == f"| {head}") for head in ("taken", "left out", "assumed")}
    assert list(counted.values()) == [len(report.taken), len(report.left_out), len(report.assumed)]
    refused = tool["section"](path, options | {"as_of": "1950-09-01"})
    assert "Refused: No land unit of North has a position" in refused


def test_a_folder_has_a_name_that_a_scenario_may_have(tmp_path: Path) -> None:
    with pytest.raises(anabasis.AnabasisError, match=r"such as my-case\."):
        scaffold(read(mapper_file(tmp_path)), tmp_path / "my case!", own="North", enemy="South")
    assert not (tmp_path / "my case!").exists()


def test_msdl_keeps_to_its_schema(tmp_path: Path) -> None:
    """What the schema of MSDL 1.0 asks of the elements that are written; the schema itself may not be copied."""
    text = anabasis.Scenario("nfa_1941").situation().write(tmp_path / "nfa.xml").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    name = "{urn:sisostds:scenario:military:data:draft:msdl:1}"
    assert [child.tag.removeprefix(name) for child in root] == [
        "ScenarioID",
        "Options",
        "Environment",
        "ForceSides",
        "Organizations",
    ]
    limits = {"ForceSideName": 255, "Name": 255, "HigherFormation": 21, "UniqueDesignation": 21, "StaffComments": 20}
    for tag, most in limits.items():
        for element in root.iter(name + tag):
            assert re.fullmatch(f"[ -z]{{1,{most}}}", element.text or ""), element.text
    for element in root.iter(name + "SymbolIdentifier"):
        assert re.fullmatch(r"S-G-[A-Z-]{6}-[A-Z]--G", element.text or ""), element.text
    sides = {e.findtext(name + "ObjectHandle"): e.findtext(name + "AllegianceHandle") for e in root.iter(name + "ForceSide")}
    assert all(sides[above] == above for above in sides.values()), "every force is of one of two sides"
    assert len(set(sides.values())) == 2
    for element in root.iter(name + "Unit"):
        assert element.findtext(f"{name}Disposition//{name}GDC/{name}ElevationAGL") == "0"
        assert element.findtext(f"{name}Relations//{name}ForceSideHandle") in sides
        assert element.find(f"{name}UnitSymbolModifiers/{name}UniqueDesignation") is not None


def test_what_was_begun_can_be_played(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    scaffold(read(mapper_file(tmp_path)), folder, own="North", enemy="South", as_of="1950-09-30T18:00", around=(36, 128))
    study = anabasis.Scenario(folder).study(replications=10, folder=tmp_path / "reply", progress=False)
    assert set(study.outcomes["directive"]) >= {"small-parties", "columns"}


def test_a_theatre_names_positions(tmp_path: Path) -> None:
    theatre = Path(__file__).resolve().parents[2] / "Theatres/korea.gpkg"
    folder = tmp_path / "case"
    report = scaffold(
        read(mapper_file(tmp_path)), folder, own="North", enemy="South", as_of="1950-09-30T18:00+09:00", theatre=theatre
    )
    assert anabasis.Scenario(folder).check() == []
    assert "far: it lies off the map." in report.left_out
    assert not (folder / "map.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"own": "West", "enemy": "South"}, 'The side is "West", expected one of North, South.'),
        ({"own": "North", "enemy": "South", "as_of": "1950-09-01"}, "No land unit of North has a position by"),
        ({"own": "North", "enemy": "South", "as_of": "soon"}, 'The moment is "soon"'),
        ({"own": "North", "enemy": "South", "as_of": "1950-09-30"}, "km apart"),
        ({"own": "North", "enemy": "South", "toward": "up"}, 'The edge to be reached is "up"'),
        ({"own": "North", "enemy": "South", "theatre": "none.gpkg"}, "there is no such theatre"),
        ({"own": "North", "enemy": "South", "days": 0}, "0 days are to be followed, expected 1 to 400."),
    ],
)
def test_what_cannot_be_is_one_sentence(tmp_path: Path, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(anabasis.AnabasisError) as caught:
        scaffold(read(mapper_file(tmp_path)), tmp_path / "case", **({"as_of": "1950-09-30"} | arguments))
    assert len(caught.value.sentences) == 1 and sentence in caught.value.sentences[0]
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "it is no sound JSON"),
        ('{"type": "map"}', "no scenario of ORBAT Mapper"),
        ('{"type": "ORBAT-mapper", "sides": [{}], "startTime": "1950-01-01"}', "is not as ORBAT Mapper writes it"),
        ("<a", "it is no sound XML"),
        ("<a/>", "expected MilitaryScenario"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "declares a document type"),
        ("a", "neither JSON nor XML"),
    ],
)
def test_files_of_other_kinds_are_refused(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "file"
    path.write_text(text)
    with pytest.raises(anabasis.AnabasisError, match=sentence):
        read(path)


MSDL = """\ufeff<MilitaryScenario xmlns="urn:sisostds:scenario:military:data:draft:msdl:1">
  <Environment><ScenarioTime>1950-09-30T09:00:00Z</ScenarioTime></Environment>
  <ForceSides>
    <ForceSide><ObjectHandle>n</ObjectHandle><ForceSideName>Side</ForceSideName><AllegianceHandle>n</AllegianceHandle></ForceSide>
    <ForceSide><ObjectHandle>m</ObjectHandle><ForceSideName>Army</ForceSideName><AllegianceHandle>n</AllegianceHandle></ForceSide>
    <ForceSide><ObjectHandle>s</ObjectHandle><ForceSideName>Side</ForceSideName></ForceSide>
  </ForceSides>
  <Organizations><Units>{units}</Units></Organizations>
</MilitaryScenario>"""


def msdl_unit(handle: str, code: str, side: str, place: str, more: str = "") -> str:
    disposition = f"<Disposition><Location>{place}</Location></Disposition>" if place else ""
    return (
        f"<Unit><ObjectHandle>{handle} </ObjectHandle><SymbolIdentifier>{code}</SymbolIdentifier>"
        f"<Name>{handle}</Name>{disposition}"
        f"<Relations><ForceRelation><ForceRelationData>{side}</ForceRelationData></ForceRelation></Relations>{more}</Unit>"
    )


def of(side: str) -> str:
    return f"<ForceSideHandle>{side}</ForceSideHandle>"


def gdc(lat: float, lon: float) -> str:
    inner = f"<GDC><Latitude>{lat}</Latitude><Longitude>{lon}</Longitude></GDC>"
    return f"<CoordinateChoice>GDC</CoordinateChoice><CoordinateData>{inner}</CoordinateData>"


def test_msdl_becomes_a_sound_folder(tmp_path: Path) -> None:
    from pyproj import Transformer

    x, y, z = Transformer.from_crs(4979, 4978, always_xy=True).transform(128.1, 36.1, 0)
    gcc = f"<CoordinateChoice>GCC</CoordinateChoice><CoordinateData><GCC><X>{x}</X><Y>{y}</Y><Z>{z}</Z></GCC></CoordinateData>"
    mgrs = "<CoordinateChoice>MGRS</CoordinateChoice><CoordinateData><MGRS/></CoordinateData>"
    men = "<Holdings><Holding><NSN_Name>Personnel</NSN_Name><OnHandQuantity>321.0</OnHandQuantity></Holding></Holdings>"
    superior = "<CommandRelation><CommandingSuperiorHandle> head\n</CommandingSuperiorHandle></CommandRelation>"
    units = (
        msdl_unit("head", "SFGPUCI---AH--G", of("m"), "")
        + msdl_unit("one", "SFGPUCI----F--G", superior, gdc(36, 128), men)
        + msdl_unit("two", "SFGPUCA----E--G", superior, gcc)
        + msdl_unit("blind", "SFGPUCI----F--G", superior, mgrs)
        + msdl_unit("lost", "SFGPUCI----F--G", "<CommandRelation/>", gdc(36, 128))
        + msdl_unit("foe", "SHGPUCI----G--G", of("s"), gdc(36.2, 128))
    )
    path = tmp_path / "case.xml"
    path.write_text(MSDL.format(units=units), encoding="utf-8")
    order = read(path)
    assert list(order.sides) == ["Side", "Side (2)"], "an army belongs to the side of its allegiance; names are numbered"
    report = scaffold(order, tmp_path / "case", own="Side", enemy="Side (2)")
    scenario = anabasis.Scenario(tmp_path / "case")
    assert scenario.check() == []
    assert dict(scenario.formations["menBest"]) == {"one": 321, "two": 130}
    left = "\n".join(report.left_out)
    assert "blind: its place cannot be read (coordinates of MGRS are not read)" in left
    assert 'the unit "lost", whose superior or side is not in the file' in left
    assert "1 units' Holdings" not in left
    one, two = (order.sides["Side"][0].below[n].fixes[0] for n in (0, 1))
    assert (one.latitude, one.longitude) == (36, 128)
    assert (two.latitude, two.longitude) == pytest.approx((36.1, 128.1))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_situation_comes_back(tmp_path: Path, suffix: str) -> None:
    """What is written is read again: the same units with their men where they stood."""
    situation = anabasis.Scenario("korea-1950").situation()
    order = read(situation.write(tmp_path / f"korea.{suffix}"))
    mine, theirs = order.sides.values()
    for units, frame in ((mine, situation.formations), (theirs, situation.enemy)):
        frame = frame[frame["men"] > 0]
        found = {u.name: u for u in units if u.men}
        assert set(found) == set(frame["name"])
        for row in frame.itertuples():
            fix = found[row.name].fixes[0]
            assert (fix.longitude, fix.latitude) == pytest.approx((row.geometry.x, row.geometry.y))
            assert found[row.name].men == row.men and found[row.name].echelon and found[row.name].is_land
    assert order.start.isoformat().startswith("1950-09-30T18:00" if suffix == "json" else "1950-09-30T09:00")


def test_only_what_lies_on_the_earth_is_written(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    with pytest.raises(anabasis.AnabasisError, match="nowhere on the earth"):
        lesson.situation().write(tmp_path / "lesson.json")
    with pytest.raises(anabasis.AnabasisError, match="expected .json or .xml"):
        lesson.situation().write(tmp_path / "lesson.txt")


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = mapper_file(tmp_path)
    words = ["import", str(path), "--own=North", "--enemy=South", f"--out={tmp_path / 'case'}", "--as-of=1950-09-30T18:00"]
    assert main([*words, "--around=36,128"]) == 0
    assert "Left out" in capsys.readouterr().out
    other = [word.replace("/case", "/other") if word.startswith("--out") else word for word in words]
    assert main([*other, "--around=36,128", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["folder"].endswith("/other") and len(told["taken"]) == 3 and told["leftOut"] and told["assumed"]
    assert main(words) == 3
    assert "it is not empty" in capsys.readouterr().err
    assert main(["import", "none\x1b[2J.json", "--own=A", "--enemy=B", "--out=x"]) == 3
    assert capsys.readouterr().err.startswith("none\\x1b[2J.json: there is no such file"), "a terminal obeys nothing of it"
    assert main([*words, "--toward=up"]) == 2 and "invalid choice" in capsys.readouterr().err


def test_times_without_an_offset_are_the_file_s(tmp_path: Path) -> None:
    order = read(mapper_file(tmp_path))
    assert order.start == datetime.fromisoformat("1950-09-25T00:00+09:00")
