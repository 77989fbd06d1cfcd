"""Scenarios, and answers without chance."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import anabasis


def test_importing_the_package_loads_no_library_of_tables() -> None:
    code = "import anabasis, sys; assert not {'pandas', 'geopandas', 'altair', 'tqdm'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_scenarios_are_listed() -> None:
    table = anabasis.scenarios()
    assert {"korea-1950", "lesson"} <= set(table.index)


def test_a_scenario_says_what_it_holds(lesson: anabasis.Scenario) -> None:
    assert lesson.contents["question"] in lesson.directives.index
    assert lesson.formations.loc["philon", "menBest"] == 600
    assert lesson.groups.loc["companies", "members"] == ["philon", "damippos", "agesandros"]
    assert "go-small" in lesson._repr_html_()


def test_rules_are_those_of_the_scenario(tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    shutil.copytree(Path(os.environ["ANABASIS_HOME"]) / "Scenarios/lesson", folder)
    (folder / "rules.yaml").write_text("- {rule: contact.sightNight, value: 0.31, reason: for the test}\n")
    rules = anabasis.Scenario(folder).rules
    assert rules.at["contact.sightNight", "value"] == 0.31 and rules.at["contact.sightNight", "reason"] == "for the test"
    others = rules.drop("contact.sightNight")
    assert (others["value"] == others["standard"]).all()
    assert ((rules["low"] <= rules["value"]) & (rules["value"] <= rules["high"])).all()


def test_a_sound_scenario_has_no_faults(lesson: anabasis.Scenario) -> None:
    assert lesson.check() == []


def test_every_fault_is_a_sentence(tmp_path: Path, lesson: anabasis.Scenario) -> None:
    (tmp_path / "scenario.yaml").write_text("id: nothing\n")
    with pytest.raises(anabasis.AnabasisError) as caught:
        anabasis.Scenario(tmp_path).check()
    assert len(caught.value.sentences) > 3
    assert all(sentence.endswith(".") for sentence in caught.value.sentences)
    with pytest.raises(anabasis.AnabasisError, match="nowhere") as caught:
        _ = anabasis.Scenario("nowhere").contents
    assert caught.value.code == 3 and not caught.value.is_busy


def test_a_situation_is_numbers_layers_and_a_map(lesson: anabasis.Scenario) -> None:
    situation = lesson.situation(at=date(1900, 10, 3))
    assert situation.figures["time"].startswith("1900-10-03")
    assert list(situation.standings.index) == list(lesson.formations.index)
    assert len(situation.gaps) == len(situation.figures["gaps"])
    assert {"Point", "Polygon", "MultiPolygon"} & set(situation.hold.geometry.geom_type)
    assert situation.formations.crs is None, "an invented country lies nowhere on the earth"
    assert situation.svg.startswith("<svg") and situation.svg in situation._repr_html_()
    assert not situation.enemy.empty and not situation.cordon.empty
    with pytest.raises(KeyError, match="expected one of"):
        situation.layer("none")


def test_rules_change_a_situation(lesson: anabasis.Scenario) -> None:
    more = lesson.situation(rules={"contact.sightNight": 0.5}).figures["cordonValue"]
    assert more != lesson.situation().figures["cordonValue"]
    with pytest.raises(anabasis.AnabasisError, match=r"contact\.none") as caught:
        lesson.situation(rules={"contact.none": 1})
    assert caught.value.code == 2


def test_a_plan_has_a_certificate(lesson: anabasis.Scenario) -> None:
    one, three = lesson.plan(), lesson.plan(blockers=3)
    assert one.certificate["lowerBound"] == pytest.approx(one.value)
    assert 0 < one.value < three.value <= 3 * one.value + 1e-12
    assert one.ways["men"].sum() == one.figures["men"]
    assert not one.gaps.empty


def test_a_problem_for_salib(lesson: anabasis.Scenario) -> None:
    from SALib.sample import sobol

    problem = lesson.problem(["contact.sightNight", "march"])
    assert problem["num_vars"] == len(problem["names"]) == len(problem["bounds"]) > 3
    assert "march.path" in problem["names"]
    drawn = sobol.sample(problem, 4)
    assert drawn.shape == (4 * (2 * problem["num_vars"] + 2), problem["num_vars"])
    with pytest.raises(KeyError, match="nothing"):
        lesson.problem(["nothing"])


def test_no_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANABASIS_COMMAND", "/nowhere/anabasis")
    with pytest.raises(anabasis.AnabasisError, match="ANABASIS_COMMAND"):
        anabasis.scenarios()
