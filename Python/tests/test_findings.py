"""Sweeps, selections and single campaigns."""

from __future__ import annotations

from pathlib import Path

import pytest

import anabasis


def test_a_sweep_of_one_dial(lesson: anabasis.Scenario) -> None:
    sweep = lesson.sweep("ways", [1, 2, 4], replications=20, progress=False)
    assert sweep.dials == ["ways"] and list(sweep.points["ways"]) == [1, 2, 4] and not sweep.was_stopped
    first = sweep.points.iloc[0]
    assert first["difference"] == 0 and first["low"] <= first["mean"] <= first["high"]
    assert "mean" in sweep._repr_html_() and sweep.chart().to_dict()["layer"]


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
