"""What travels with a result is what its standards ask for."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import anabasis
from anabasis.command import play


def test_the_data_package_is_valid(study: anabasis.Study, folder: Path) -> None:
    import frictionless

    assert study.reply().folder == folder
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.to_summary()
    assert {resource.name for resource in package.resources} >= {"directives", "formations", "arrivals"}
    arrivals = package.get_resource("arrivals").read_rows()
    assert len(arrivals) > 12 and all(row["mean"] >= 0 for row in arrivals)


def test_every_table_is_described_and_every_hash_is_right(study: anabasis.Study, folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text())
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == {path.name for path in folder.glob("*.csv")}
    for name, resource in described.items():
        content = (folder / name).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest() and resource["bytes"] == len(content)
        head = next(csv.reader((folder / name).read_text(encoding="utf-8-sig").splitlines()))
        assert head == [field["name"] for field in resource["schema"]["fields"]], name


def test_the_crate_names_every_file(study: anabasis.Study, folder: Path) -> None:
    graph = {entity["@id"]: entity for entity in json.loads((folder / "ro-crate-metadata.json").read_text())["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    there = {path.name for path in folder.iterdir()}
    assert parts == there - {"datapackage.json", "ro-crate-metadata.json", study.path.name}
    assert graph["#run"]["description"].startswith("anabasis study lesson")
    assert graph["#scenario"]["identifier"] == "sha256:" + study.answer["figures"]["provenance"]["scenarioDigest"]
    for name in parts:
        assert graph[name]["sha256"] == hashlib.sha256((folder / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("words", "tables"),
    [
        (["sweep", "lesson", "--vary", "ways=1,2", "--vary", "contact.sightNight=0.1,0.4", "--standard"], {"sweep"}),
        (
            ["sensitivity", "lesson", "--morris", "--sobol", "--rule=contact", "--few=2", "--trajectories=2", "--rows=8"],
            {"effects", "screening-points", "indices", "indices-points"},
        ),
        (["unknowns", "lesson", "--worlds=20", "--per-world=2"], {"unknowns"}),
    ],
)
def test_findings_are_described_too(words: list[str], tables: set[str], tmp_path: Path) -> None:
    import frictionless

    play([*words, "--out", str(tmp_path)], progress=False)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.to_summary()
    assert {resource.name for resource in package.resources} == tables
    graph = {entity["@id"]: entity for entity in json.loads((tmp_path / "ro-crate-metadata.json").read_text())["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    assert parts == {path.name for path in tmp_path.iterdir()} - {"datapackage.json", "ro-crate-metadata.json"}
    assert graph["#run"]["description"] == " ".join(["anabasis", *words, "--out", str(tmp_path)])


def test_a_geopackage_has_its_styles(folder: Path, study: anabasis.Study) -> None:
    with closing(sqlite3.connect(folder / "situation.gpkg")) as file:
        layers = {name for (name,) in file.execute("select table_name from gpkg_contents where data_type = 'features'")}
        styled = {name for (name,) in file.execute("select f_table_name from layer_styles where useAsDefault")}
    assert layers == styled


def test_a_spreadsheet_runs_nothing(study: anabasis.Study, folder: Path) -> None:
    """No cell of text begins with what a spreadsheet takes for a formula."""
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), "a byte order mark, by which spreadsheets know the encoding"
        for row in csv.reader(content.decode("utf-8-sig").splitlines()):
            for cell in row:
                assert not cell.startswith(("=", "@", "\t")), cell
                if cell.startswith(("+", "-")):
                    float(cell)
