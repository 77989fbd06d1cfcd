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
from anabasis.command import ask, play


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
    assert graph["#scenario-lesson"]["identifier"] == "sha256:" + study.answer["figures"]["provenance"]["scenarioDigest"]
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
        (["situation", "lesson", "--at=1900-10-03"], {"formations", "enemy", "gaps", "cordon", "ways", "objective"}),
        (["plan", "lesson", "--blockers=2"], {"ways", "gaps", "formations", "inspections", "bottlenecks", "objective"}),
        (["run", "lesson", "--replication=17"], {"events"}),
        (["select", "lesson", "--indifference=30", "--standard"], {"selection"}),
        (["score", "nfa_1941", "--worlds=20", "--per-world=2"], {"score"}),
        (["calibrate", "nfa_1941", "cpva180_1951", "--worlds=50", "--per-world=2"], {"rules", "figures"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_every_result_is_described(words: list[str], tables: set[str], tmp_path: Path) -> None:
    """Every command that answers writes its files with what describes them, by the standards' own validators."""
    import frictionless

    ask([*words, "--out", str(tmp_path)])
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.to_summary()
    assert {resource.name for resource in package.resources} == tables
    graph = {entity["@id"]: entity for entity in json.loads((tmp_path / "ro-crate-metadata.json").read_text())["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    assert parts == {path.name for path in tmp_path.iterdir()} - {"datapackage.json", "ro-crate-metadata.json"}
    assert graph["#run"]["description"] == " ".join(["anabasis", *words, "--out", str(tmp_path)])
    assert_is_a_crate(tmp_path)


def test_a_design_is_described_with_its_store(tmp_path: Path) -> None:
    import frictionless

    (tmp_path / "design.csv").write_text("directive,ways,contact.sightNight\ngo-small,2,0.1\ngo-small,,0.4\none-column,1,\n")
    folder = tmp_path / "out"
    words = ["play", "lesson", f"--points={tmp_path / 'design.csv'}", f"--store={folder / 'design.study'}", "--replications=5"]
    play([*words, f"--out={folder}"], progress=False)
    package = frictionless.Package(str(folder / "datapackage.json"))
    assert package.validate().valid
    points = package.get_resource("points").read_rows()
    assert [row["ways"] for row in points] == [2, None, 1] and [row["contact.sightNight"] for row in points][1] is not None
    with closing(sqlite3.connect(folder / "design.study")) as file:
        keys = {key for (key,) in file.execute("select distinct key from points")}
    assert {row["key"] for row in points} == keys, "the table finds every point in the store"
    graph = {entity["@id"]: entity for entity in json.loads((folder / "ro-crate-metadata.json").read_text())["@graph"]}
    assert {part["@id"] for part in graph["./"]["hasPart"]} == {"points.csv", "design.study"}
    assert graph["design.study"]["sha256"] == hashlib.sha256((folder / "design.study").read_bytes()).hexdigest()
    assert_is_a_crate(folder)


def test_a_reply_is_a_crate(study: anabasis.Study, folder: Path) -> None:
    assert study.reply().folder == folder
    assert_is_a_crate(folder)


#: Terms of schema.org among those of RO-Crate 1.1 that results use. The validator fetches the context from the network, which
#: a test does not have; a term that is not here is found by it as one that the context lacks.
SCHEMA = (
    "CreateAction CreativeWork Dataset SoftwareApplication about contentSize datePublished description encodingFormat endTime "
    "hasPart identifier instrument license mentions name object result softwareVersion version"
)
CONTEXT = {term: f"http://schema.org/{term}" for term in SCHEMA.split()} | {
    "File": "http://schema.org/MediaObject",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
}


def assert_is_a_crate(folder: Path) -> None:
    """Nothing that RO-Crate 1.1 and Process Run Crate 0.5 require is missing, by roc-validator."""
    import requests
    from rocrate_validator import models, services

    def answer(_: object, request: requests.PreparedRequest, **__: object) -> requests.Response:
        response = requests.Response()
        response.request, response.url = request, request.url
        response.status_code = 200 if request.url == "https://w3id.org/ro/crate/1.1/context" else 404
        response._content = json.dumps({"@context": CONTEXT}).encode()
        response.headers["Content-Type"] = "application/ld+json"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests.adapters.HTTPAdapter, "send", answer)
        for profile in ("ro-crate-1.1", "process-run-crate"):
            settings = services.ValidationSettings(
                rocrate_uri=str(folder),
                profile_identifier=profile,
                requirement_severity=models.Severity.REQUIRED,
                no_cache=True,
            )
            result = services.validate(settings)
            assert result.passed(), [issue.message for issue in result.get_issues()]


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
