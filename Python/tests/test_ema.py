"""Experiments of the EMA workbench are the points of a design."""

from __future__ import annotations

from pathlib import Path

import pytest

import anabasis

ema_workbench = pytest.importorskip("ema_workbench")


def test_experiments_are_a_design(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    from anabasis import ema

    outcomes = {"out": ("menOut", "companies"), "tied": ("tiedDown", None)}
    model = ema.model(lesson, ["contact.sightNight"], levers={"detachment-size": [10, 100]}, outcomes=outcomes)
    with ema.Evaluator(model, lesson, replications=10) as evaluator:
        experiments, found = ema_workbench.perform_experiments(model, 3, 2, evaluator=evaluator)
    assert len(experiments) == 6 and set(found) == {"out", "tied"}
    assert set(experiments["detachment_0_size"].astype(int)) <= {10, 100}
    points = experiments[["contact__sightNight", "detachment_0_size"]].set_axis(["contact.sightNight", "detachment-size"], axis=1)
    played = lesson.play(points.astype(object), replications=10, store=tmp_path / "a.study", progress=False)
    assert list(played.responses("menOut", "companies")) == list(found["out"])
    with pytest.raises(RuntimeError, match="one batch"):
        model.function(contact__sightNight=0.3)
