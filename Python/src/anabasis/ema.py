"""Experiments of the EMA workbench (J. H. Kwakkel), played by Anabasis: a design is one batch, on the same luck.

    from ema_workbench import perform_experiments
    from anabasis import Scenario, ema

    korea = Scenario("korea-1950")
    model = ema.model(korea, ["contact.sightNight", "march"], outcomes={"out": ("menOut", "eight"), "tied": ("tiedDown", None)})
    with ema.Evaluator(model, korea, replications=20) as evaluator:
        experiments, outcomes = perform_experiments(model, 64, evaluator=evaluator)

Names of the workbench are identifiers of Python: the rule ``contact.sightNight`` is ``contact__sightNight`` there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ema_workbench import CategoricalParameter, Model, RealParameter, ScalarOutcome
from ema_workbench.em_framework.evaluators import BaseEvaluator
from ema_workbench.em_framework.points import experiment_generator

from anabasis.scenario import Scenario

#: A measure and the group of formations over which it is taken; nobody in particular for all of them.
Measured = tuple[str, str | None]


def model(
    scenario: Scenario,
    rules: Sequence[str],
    *,
    levers: Mapping[str, Sequence[object]] | None = None,
    outcomes: Mapping[str, Measured] | None = None,
) -> Model:
    """Describe a scenario to the workbench: rules over their ranges, dials (or ``directive``) with their levels, measures.

    A topic such as ``march`` stands for its rules, as in `Scenario.problem`.
    """
    problem = scenario.problem(rules) if rules else {"names": [], "bounds": []}
    described = Model("anabasis", function=_alone)
    described.uncertainties = [
        RealParameter(_identifier(name), low, high) for name, (low, high) in zip(problem["names"], problem["bounds"], strict=True)
    ]
    described.levers = [CategoricalParameter(_identifier(name), list(levels)) for name, levels in (levers or {}).items()]
    described.outcomes = [ScalarOutcome(name) for name in (outcomes or {"menOut": ("menOut", None)})]
    described.anabasis_measures = dict(outcomes or {"menOut": ("menOut", None)})
    return described


def _identifier(name: str) -> str:
    return name.replace(".", "__").replace("-", "_0_")


def _name(identifier: str) -> str:
    return identifier.replace("_0_", "-").replace("__", ".")


def _alone(**_: object) -> dict[str, float]:
    raise RuntimeError("Give perform_experiments an anabasis.ema.Evaluator: all experiments are played as one batch.")


class Evaluator(BaseEvaluator):  # type: ignore[misc]
    """Plays all experiments as the points of one design (`Scenario.play`, which takes the options)."""

    def __init__(self, model: Model, scenario: Scenario, *, store: str | Path | None = None, **options: Any) -> None:
        """Play for a model; ``store`` keeps the campaigns, which are else thrown away."""
        super().__init__(model)
        self._model, self._scenario, self._store = model, scenario, store
        self._options = {"progress": False} | options

    def initialize(self) -> None:
        """Do nothing; a batch starts its own command."""

    def finalize(self) -> None:
        """Do nothing; a batch leaves nothing behind."""

    def evaluate_experiments(
        self,
        scenarios: Any,
        policies: Any,
        callback: Callable[[Any, dict[str, float]], None],
        combine: str = "factorial",
        **_: object,
    ) -> None:
        """Play the experiments and hand each with its outcomes to the workbench."""
        import pandas as pd

        experiments = list(experiment_generator(scenarios, self._msis, policies, combine=combine))
        rows = [{_name(key): value for key, value in {**e.scenario, **e.policy}.items()} for e in experiments]
        with TemporaryDirectory(prefix="anabasis-") as scratch:
            store = self._store or Path(scratch) / "experiments.study"
            played = self._scenario.play(pd.DataFrame(rows), store=store, **self._options)
            measures = self._model.anabasis_measures
            found = {name: played.responses(measure, of).to_numpy() for name, (measure, of) in measures.items()}
        for number, experiment in enumerate(experiments):
            callback(experiment, {name: float(values[number]) for name, values in found.items()})
