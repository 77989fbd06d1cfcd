"""A case of history, and what can be asked of it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from anabasis.campaign import Campaign
from anabasis.command import DONE, INPUT, NO, STOPPED, USAGE, AnabasisError, Watcher, ask, play
from anabasis.findings import Selection, Sweep
from anabasis.layers import Layers
from anabasis.study import Study

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

#: A moment: a date, a minute, or either as text.
Moment = str | date | datetime
#: Rules that differ from the scenario's, by name.
Rules = Mapping[str, float]


def scenarios() -> pd.DataFrame:
    """List the scenarios: id, title, summary, start and end."""
    import pandas as pd

    return pd.DataFrame(ask(["list", "--json"]).json()).set_index("id")[["title", "start", "end", "summary"]]


class Scenario:
    """A case of history, by its name or the path of its folder.

    Nothing is read until something is asked; faults of its files come as `AnabasisError`, a sentence each.
    """

    def __init__(self, name: str | Path) -> None:
        """Name a scenario."""
        self.name = str(name)

    def __repr__(self) -> str:
        """Write it as it is made."""
        return f"Scenario({self.name!r})"

    def _repr_html_(self) -> str:
        facts = self.contents
        cells = [(html.escape(d["id"]), html.escape(d["title"])) for d in facts["directives"]]
        rows = "".join(f"<tr><td><code>{name}</code></td><td style='text-align:left'>{title}</td></tr>" for name, title in cells)
        return (
            f"<p><b>{html.escape(facts['title'])}</b>, {facts['start']} to {facts['end']}. "
            f"{html.escape(facts['summary'])}</p><table>{rows}</table>"
        )

    # What it holds

    @cached_property
    def contents(self) -> dict[str, Any]:
        """Everything that ``anabasis list SCENARIO --json`` says."""
        facts: dict[str, Any] = ask(["list", self.name, "--json"]).json()
        return facts

    @property
    def directives(self) -> pd.DataFrame:
        """Directives: title, summary, when they are sent, the sender's words."""
        return self._table("directives")

    @property
    def formations(self) -> pd.DataFrame:
        """Formations: name, parent, place, men, confidence, sources."""
        return self._table("formations")

    @property
    def groups(self) -> pd.DataFrame:
        """Groups of formations for which results are given."""
        return self._table("groups")

    def _table(self, key: str) -> pd.DataFrame:
        import pandas as pd

        return pd.DataFrame(self.contents[key]).set_index("id")

    @cached_property
    def rules(self) -> pd.DataFrame:
        """Every number of the model: value in this scenario, unit, meaning, effect, source, range, the scenario's reason."""
        import pandas as pd

        table = pd.DataFrame(ask(["rules", "--json"]).json()).set_index("name")
        own = {rule["name"]: rule for rule in self.contents["rules"]}
        table.insert(0, "value", [own[n]["value"] if n in own else v for n, v in table["standard"].items()])
        table["reason"] = [own[n]["reason"] if n in own else "" for n in table.index]
        return table

    def check(self) -> list[str]:
        """Read the scenario's files; raise every fault of them, and return what is accepted and has no effect."""
        found = ask(["check", self.name, "--json"], accepts=(DONE, NO)).json()
        if found["faults"]:
            raise AnabasisError(found["faults"], NO)
        warnings: list[str] = found["warnings"]
        return warnings

    # Answers without chance

    def situation(self, at: Moment | None = None, rules: Rules | None = None) -> Situation:
        """Read who is cut off and how tightly, and where the gaps are."""
        return Situation(self, [*_option("--at", _moment(at)), *_rules(rules)])

    def plan(
        self,
        directive: str | None = None,
        *,
        blockers: int = 1,
        at: Moment | None = None,
        detachment_size: int | None = None,
        rules: Rules | None = None,
    ) -> Plan:
        """Spread those who go over the gaps, with a certificate that no blocker can beat."""
        words = [
            *_option("--directive", directive),
            *_option("--blockers", blockers),
            *_option("--at", _moment(at)),
            *_option("--detachment-size", detachment_size),
            *_rules(rules),
        ]
        return Plan(self, words)

    # Answers of many campaigns

    def study(
        self,
        directives: Sequence[str] = (),
        *,
        worlds: int | None = None,
        per_world: int | None = None,
        replications: int | None = None,
        precision: str | float | None = None,
        seed: int = 1950,
        rules: Rules | None = None,
        folder: str | Path | None = None,
        store: str | Path | None = None,
        workers: int | None = None,
        progress: bool | Watcher = True,
    ) -> Study:
        """Play directives through many campaigns; finished ones are kept, and the same call goes on from them.

        Without ``worlds`` or ``replications`` playing goes on until the verdict is settled. ``replications`` play the one world
        of best figures, where luck alone varies. ``folder`` receives the reply, ``store`` the campaigns; unless said both are
        named after the question, below ``out``. An interrupt returns what is finished.
        """
        words = [
            "study",
            self.name,
            "--json",
            *(word for directive in directives for word in ("--directive", directive)),
            *_sampling(worlds, per_world, replications),
            *_option("--precision", precision),
            *_option("--seed", seed),
            *_rules(rules),
            *_option("--out", folder),
            *_option("--store", store),
            *_option("--workers", workers),
        ]
        answer = play(words, accepts=(DONE, STOPPED), progress=progress)
        return Study._played(answer, self, folder)

    def sweep(
        self,
        dial: str | Mapping[str, Iterable[object]],
        values: Iterable[object] | None = None,
        *,
        directive: str | None = None,
        measure: str = "menOut",
        of: str | None = None,
        worlds: int | None = None,
        per_world: int | None = None,
        replications: int | None = None,
        seed: int = 1950,
        rules: Rules | None = None,
        workers: int | None = None,
        progress: bool | Watcher = True,
    ) -> Sweep:
        """Turn one dial or two through all their values, on the same luck.

        ``sweep("split", range(9))``, or ``sweep({"detachment-size": [10, 100], "delay": [0, 4]})``.
        """
        if isinstance(dial, str) != (values is not None):
            raise ValueError("Give a dial and its values, or a mapping of one or two dials to their values.")
        dials = {dial: list(values or ())} if isinstance(dial, str) else {name: list(v) for name, v in dial.items()}
        words = [
            "sweep",
            self.name,
            "--json",
            *(w for name, v in dials.items() for w in ("--vary", f"{name}={','.join(_number(x) for x in v)}")),
            *_option("--directive", directive),
            *_option("--measure", measure),
            *_option("--of", of),
            *_sampling(worlds, per_world, replications),
            *_option("--seed", seed),
            *_rules(rules),
            *_option("--workers", workers),
        ]
        return Sweep(play(words, accepts=(DONE, STOPPED), progress=progress).json())

    def select(
        self,
        directives: Sequence[str] = (),
        *,
        indifference: float,
        confidence: float = 0.95,
        measure: str = "menOut",
        of: str | None = None,
        standard: bool = False,
        first: int | None = None,
        at_most: int | None = None,
        seed: int = 1950,
        rules: Rules | None = None,
        workers: int | None = None,
        progress: bool | Watcher = True,
    ) -> Selection:
        """Select the best directive with a stated confidence (Kim and Nelson 2001)."""
        words = [
            "select",
            self.name,
            "--json",
            *(word for directive in directives for word in ("--directive", directive)),
            *_option("--indifference", indifference),
            *_option("--confidence", confidence),
            *_option("--measure", measure),
            *_option("--of", of),
            *(["--standard"] if standard else []),
            *_option("--first", first),
            *_option("--at-most", at_most),
            *_option("--seed", seed),
            *_rules(rules),
            *_option("--workers", workers),
        ]
        return Selection(play(words, accepts=(DONE, NO, STOPPED), progress=progress).json())

    def run(
        self,
        directive: str | None = None,
        *,
        replication: int = 0,
        seed: int = 1950,
        rules: Rules | None = None,
        record: str | Path | None = None,
        progress: bool | Watcher = False,
    ) -> Campaign:
        """Play one campaign: the same as the one of that number in a study of the standard world."""
        words = [
            self.name,
            *_option("--directive", directive),
            *_option("--seed", seed),
            *_option("--replication", replication),
            *_rules(rules),
        ]
        return Campaign._recorded(self, words, record, progress)

    # Designs of one's own

    def problem(self, rules: Sequence[str]) -> dict[str, Any]:
        """Describe rules to SALib: their names and bounds. A topic such as ``contact`` stands for all of its rules."""
        table = self.rules
        chosen = [n for n in table.index if any(n == rule or n.startswith(rule + ".") for rule in rules)]
        missing = [rule for rule in rules if not any(n == rule or n.startswith(rule + ".") for n in chosen)]
        if missing:
            raise KeyError(f"There is no rule {missing[0]!r}; Scenario.rules lists them.")
        bounds = table.loc[chosen, ["low", "high"]].to_numpy(dtype=float).tolist()
        return {"num_vars": len(chosen), "names": chosen, "bounds": bounds}

    def play(
        self,
        points: pd.DataFrame,
        *,
        worlds: int | None = None,
        per_world: int | None = None,
        replications: int | None = None,
        seed: int = 1950,
        rules: Rules | None = None,
        store: str | Path,
        workers: int | None = None,
        progress: bool | Watcher = True,
    ) -> Study:
        """Play a design of one's own: a row is a point, a column is a dial, a rule, ``directive`` or ``seed``.

        All points meet the same luck. `Study.design` gives the points with the number by which the tables tell them apart.
        """
        from anabasis.points import write

        with write(points) as path:
            words = [
                "play",
                self.name,
                "--json",
                *_option("--points", path),
                *_option("--store", store),
                *_sampling(worlds, per_world, replications),
                *_option("--seed", seed),
                *_rules(rules),
                *_option("--workers", workers),
            ]
            answer = play(words, accepts=(DONE, STOPPED), progress=progress)
        return Study(Path(store), self, was_stopped=answer.was_stopped, notices=answer.notices)


class _Answer(Layers):
    """An answer without chance: its numbers, its layers and its map."""

    _command: str

    def __init__(self, scenario: Scenario, words: Sequence[str]) -> None:
        super().__init__()
        self.scenario = scenario
        map_file = self.path.with_name("map.svg")
        answer = ask([self._command, scenario.name, *words, "--json", "--layers", str(self.path), "--map", str(map_file)])
        #: Every number of the answer.
        self.figures: dict[str, Any] = answer.json()
        #: The map as SVG.
        self.svg = map_file.read_text(encoding="utf-8")
        self._words = [self._command, scenario.name, *words]

    def features(self, name: str) -> list[dict[str, Any]]:
        """Read a layer as the features of GeoJSON, without a library of tables."""
        return list(self._geojson(name)["features"])

    def _geojson(self, name: str) -> dict[str, Any]:
        folder = self.path.with_name("geojson")
        if not folder.is_dir():
            ask([*self._words, "--json", "--layers", str(folder)])
        collection: dict[str, Any] = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))
        return collection

    def _repr_html_(self) -> str:
        return f'<div style="max-width:60em">{self.svg}</div>'

    def _frame(self, key: str) -> pd.DataFrame:
        import pandas as pd

        return pd.DataFrame(self.figures[key])


class Situation(_Answer):
    """Who is cut off and how tightly, and where the gaps are."""

    _command = "situation"

    def write(self, path: str | Path) -> Path:
        """Write it as an ORBAT Mapper scenario (``.json``) or as MSDL (``.xml``)."""
        from anabasis.orbat import mapper, msdl

        path = Path(path)
        writers = {".json": mapper.text, ".xml": msdl.text}
        if path.suffix not in writers:
            raise AnabasisError([f"{path}: its name ends in {path.suffix or 'nothing'}, expected .json or .xml."], USAGE)
        # An invented map says in a note that its coordinates are no degrees.
        if "note" in self._geojson("formations"):
            raise AnabasisError(["An invented country lies nowhere on the earth, so that no other program can show it."], INPUT)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(writers[path.suffix](self), encoding="utf-8")
        except OSError as error:
            raise AnabasisError([f"{path}: it cannot be written ({error.strerror}); name another file."], INPUT) from error
        return path

    @property
    def standings(self) -> pd.DataFrame:
        """How each formation stands."""
        return self._frame("standings").set_index("id")

    @property
    def formations(self) -> geopandas.GeoDataFrame:
        """Own formations where they stand."""
        return self.layer("formations")

    @property
    def enemy(self) -> geopandas.GeoDataFrame:
        """The enemy's forces."""
        return self.layer("enemy")

    @property
    def gaps(self) -> geopandas.GeoDataFrame:
        """Gaps of the cordon."""
        return self.layer("gaps")

    @property
    def hold(self) -> geopandas.GeoDataFrame:
        """The enemy's hold, hex by hex."""
        return self.layer("hold")

    @property
    def cordon(self) -> geopandas.GeoDataFrame:
        """The cordon."""
        return self.layer("cordon")


class Plan(_Answer):
    """Ways for those who go, with a certificate."""

    _command = "plan"

    @property
    def ways(self) -> geopandas.GeoDataFrame:
        """The ways with the men on them."""
        return self.layer("ways")

    @property
    def gaps(self) -> geopandas.GeoDataFrame:
        """The gaps that are used."""
        return self.layer("gaps")

    @property
    def value(self) -> float:
        """The share of the men whom the blockers can expect to meet at most."""
        return float(self.figures["certificate"]["value"])

    @property
    def certificate(self) -> dict[str, Any]:
        """The proof that no plan does better."""
        found: dict[str, Any] = self.figures["certificate"]
        return found


# Words of the command line


def _option(name: str, value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, Path):
        value = str(value)
    # One word, so that a value which begins with a dash is not taken for an option.
    return [f"{name}={_number(value)}"]


def _rules(rules: Rules | None) -> list[str]:
    return [f"--set={name}={_number(value)}" for name, value in (rules or {}).items()]


def _sampling(worlds: int | None, per_world: int | None, replications: int | None) -> list[str]:
    return [
        *_option("--worlds", worlds),
        *_option("--per-world", per_world),
        *_option("--replications", replications),
    ]


def _number(value: object) -> str:
    """Write a number as the command reads it: whole ones without a point, others to the last bit."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _moment(at: Moment | None) -> str | None:
    if at is None or isinstance(at, str):
        return at
    return at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else at.isoformat()
