"""Sweeps, selections and single campaigns."""

from __future__ import annotations

from pathlib import Path

import pytest

import anabasis
from anabasis.findings import Sweep


def test_a_sweep_of_one_dial(lesson: anabasis.Scenario) -> None:
    sweep = lesson.sweep("ways", [1, 2, 4], replications=20, progress=False)
    assert sweep.dials == ["ways"] and list(sweep.points["ways"]) == [1, 2, 4] and not sweep.was_stopped
    first = sweep.points.iloc[0]
    assert first["difference"] == 0 and first["low"] <= first["mean"] <= first["high"]
    assert "mean" in sweep._repr_html_() and sweep.chart().to_dict()["layer"]
    figures = {"measure": "menOut", "unit": "men", "dials": ["detachment-size"], "wasStopped": False}
    value = dict.fromkeys(("mean", "meanLow", "meanHigh", "q10", "median", "q90"), 11_190.4)
    rest = {"difference": dict.fromkeys(("mean", "low", "high"), 0.51), "guerrillas": {"mean": 0}, "tiedDown": {"mean": 0}}
    points = [{"settings": {"detachment-size": size}, "value": value, **rest} for size in ("10", "1000")]
    wide = Sweep(figures | {"points": points})
    assert "11,190" in wide._repr_html_() and "0.51" in wide._repr_html_(), "no powers of ten"
    assert wide.chart().to_dict()["layer"][0]["encoding"]["x"]["scale"] == {"type": "log"}


def test_a_sweep_of_two_dials(lesson: anabasis.Scenario) -> None:
    sweep = lesson.sweep({"contact.sightNight": [0.1, 0.4], "route": ["gaps", "roads"]}, replications=5, progress=False)
    assert len(sweep.points) == 4 and set(sweep.points["route"]) == {"gaps", "roads"}
    assert sweep.chart().to_dict()["mark"]["type"] == "rect"
    with pytest.raises(ValueError, match="mapping"):
        lesson.sweep("ways")


def test_the_best_is_selected(lesson: anabasis.Scenario) -> None:
    selection = lesson.select(indifference=30, standard=True, progress=False)
    assert selection.selected == "go-small"
    assert selection.directives.loc["one-column", "beatenBy"] == "go-small"
    assert "Kim and Nelson" in selection.guarantee and selection.guarantee in selection._repr_html_()


def test_a_campaign_event_by_event(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    run = lesson.run("go-small", replication=17, record=tmp_path / "run.journal")
    assert run.head["replication"] == 17 and run.head["scenario"] == "lesson"
    events = run.events
    assert events["time"].is_monotonic_increasing and {"formed", "contact", "stands"} <= set(events["kind"])
    tracks = run.tracks
    assert len(tracks) == (events["kind"] == "stands").sum() and not tracks.geometry.is_empty.any()
    assert "Philon" in run.story()


def test_a_branch_changes_nothing_before_it(lesson: anabasis.Scenario) -> None:
    run = lesson.run("one-column")
    branch = run.branch("1900-10-03", "go-small")
    epoch = branch.head["sent"][-1]["epoch"]
    before = [
        table[table["epoch"] < epoch].astype({"formation": str}).reset_index(drop=True) for table in (run.events, branch.events)
    ]
    assert len(before[0]) > 0 and before[0].equals(before[1])
    assert [sent["directive"] for sent in branch.head["sent"]] == ["one-column", "go-small"]
