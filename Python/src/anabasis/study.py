"""A study: the store of its campaigns, as tables, and the reply."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from anabasis.command import DONE, INPUT, NO, AnabasisError, Answer, ask
from anabasis.measures import MEASURES, is_sum, of_campaigns, of_formations
from anabasis.reply import Reply

if TYPE_CHECKING:
    import altair
    import pandas as pd
    import xarray

    from anabasis.scenario import Scenario

#: Tables that a study writes as Parquet and gives as frames.
TABLES = ("runs", "outcomes", "arrivals", "days", "guerrillas", "trials", "worlds", "columns")


@dataclass(frozen=True)
class Comparison:
    """A directive less another on the same luck: what the first has more."""

    directive: str
    against: str
    measure: str
    unit: str
    of: str
    mean: float
    standard_error: float
    low: float
    high: float
    share_of_futures: float
    worlds: int
    campaigns: int

    def __str__(self) -> str:
        """Say it in a sentence."""
        over = f"{self.worlds:,} worlds" if self.worlds > 1 else f"{self.campaigns:,} campaigns"
        return (
            f"{self.measure} of {self.of}, {self.directive} less {self.against}: {self.mean:+,.0f} {self.unit} "
            f"(95 % interval {self.low:+,.0f} to {self.high:+,.0f}, over {over}); more in {self.share_of_futures:.0%} of futures"
        )


class Study:
    """A study that was played, or its store."""

    def __init__(
        self,
        path: Path,
        scenario: Scenario,
        answer: dict[str, Any] | None = None,
        folder: Path | None = None,
        was_stopped: bool = False,
        notices: Iterable[str] = (),
    ) -> None:
        """Use `Study.open` or `Scenario.study`."""
        #: The store of its campaigns.
        self.path = path
        self.scenario = scenario
        #: Whether it was stopped before it was done.
        self.was_stopped = was_stopped
        #: What the command said beside its answer.
        self.notices = tuple(notices)
        self._answer = answer
        self._folder = folder
        self._scratch: TemporaryDirectory[str] | None = None

    @classmethod
    def open(cls, path: str | Path, scenario: Scenario | None = None) -> Study:
        """Open the store of a study; a scenario that is no longer found by its name can be given."""
        from anabasis.scenario import Scenario

        path = Path(path)
        if not path.is_file():
            raise AnabasisError([f"{path}: there is no such file; name the store of a study."], INPUT)
        study = cls(path, scenario or Scenario(""))
        if scenario is None:
            named = study.about.get("request")
            study.scenario = Scenario(json.loads(named)["scenario"] if named else study.about["scenario"])
        return study

    @classmethod
    def _played(cls, answer: Answer, scenario: Scenario, folder: str | Path | None) -> Study:
        if answer.store is None:
            raise AnabasisError([*answer.notices, "The command did not say where its campaigns are kept."], INPUT)
        written = next((n[len("Written to ") :] for n in answer.notices if n.startswith("Written to ")), None)
        found = Path(folder) if folder else Path(written.split(": reply.html")[0]) if written else None
        figures = answer.json() if answer.text.strip() else None
        return cls(answer.store, scenario, figures, found, answer.was_stopped, answer.notices)

    def __repr__(self) -> str:
        """Name the store."""
        return f"<Study of {self.scenario.name} in {self.path}>"

    def _repr_html_(self) -> str:
        import html

        if "design" in json.loads(self.about.get("request", "{}")):
            return str(self.design.head(20).to_html())
        document = self.answer["document"]
        leads = [b["text"] for b in document["opening"] if b["kind"] in ("lead", "paragraph")][:1]
        head = f"<p><b>{html.escape(document['title'])}</b>: {html.escape(' '.join(leads))}</p>"
        return head + str(self.summary().to_html(float_format=lambda x: f"{x:,.0f}"))

    # The reply

    @property
    def answer(self) -> dict[str, Any]:
        """Every number and sentence of the reply: ``study.json``, as Documentation/Results.md describes it."""
        if self._answer is None:
            self._answer = self._report()
        return self._answer

    def _report(self) -> dict[str, Any]:
        if self._folder is None:
            self._scratch = TemporaryDirectory(prefix="anabasis-")
            self._folder = Path(self._scratch.name)
        told: dict[str, Any] = ask(["report", str(self.path), "--json", f"--out={self._folder}"], accepts=(DONE, NO)).json()
        return told

    @property
    def digest(self) -> str:
        """The fingerprint of all outcomes: equal for equal questions, on any machine."""
        return str(self.answer["digest"])

    @property
    def verdict(self) -> dict[str, Any] | None:
        """The verdict over worlds; none in the standard world alone."""
        found: dict[str, Any] | None = self.answer.get("verdict")
        return found

    def reply(self) -> Reply:
        """Give the reply, which a notebook shows."""
        if self._folder is None or not (self._folder / "reply.html").is_file():
            self._answer = self._report()
        assert self._folder is not None
        return Reply(self._folder)

    # Tables

    def sql(self, query: str, parameters: tuple[str | int | float, ...] = ()) -> pd.DataFrame:
        """Read the store by a query; Documentation/Studies.md names its tables."""
        import pandas as pd

        with closing(self._connection()) as file:
            return pd.read_sql_query(query, file, params=parameters)

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)

    def _table(self, name: str) -> pd.DataFrame:
        table = self.sql(f'select * from "{name}"')
        for column in ("directive", "formation", "zone"):
            if column in table:
                table[column] = table[column].astype("category")
        return table

    @cached_property
    def runs(self) -> pd.DataFrame:
        """A row for each campaign: digest, delay, recruits, contacts, work."""
        return self._table("runs")

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """A row for each campaign and formation: what became of its men and weapons."""
        return self._table("outcomes")

    @cached_property
    def arrivals(self) -> pd.DataFrame:
        """Men who arrived, by campaign, formation and day; zeros are left out."""
        return self._table("arrivals")

    @cached_property
    def days(self) -> pd.DataFrame:
        """Men of the enemy in his rear, by campaign and day; zeros are left out."""
        return self._table("days")

    @cached_property
    def guerrillas(self) -> pd.DataFrame:
        """Guerrillas at the end, by campaign and zone; zeros are left out."""
        return self._table("guerrillas")

    @cached_property
    def trials(self) -> pd.DataFrame:
        """Campaigns that are not the answer: settling, frontier, delays, rules."""
        return self._table("trials")

    @cached_property
    def worlds(self) -> pd.DataFrame:
        """What is assumed of each unknown, a row a world, a column an unknown."""
        return self._table("worlds").pivot(index="world", columns="unknown", values="value")

    @cached_property
    def columns(self) -> pd.DataFrame:
        """Kind, unit and meaning of every column of every table."""
        return self._table("columns").set_index(["table_name", "column_name"])

    @cached_property
    def about(self) -> dict[str, str]:
        """What all campaigns of the store have in common."""
        with closing(self._connection()) as file:
            return dict(file.execute("select name, value from about"))

    @cached_property
    def design(self) -> pd.DataFrame:
        """The points of a design of one's own, in its order, with ``point``, their number in the tables."""
        import pandas as pd

        asked = json.loads(self.about["request"]).get("design")
        if asked is None:
            raise AnabasisError([f"{self.path}: it holds a study of directives and no design; Scenario.play makes one."], INPUT)
        table = pd.DataFrame(asked["rows"], columns=asked["columns"])
        for name in table.columns:
            table[name] = _numbers(table[name])
        number = self.sql("select key, point from points").set_index("key")["point"]
        table["point"] = number.reindex(asked["keys"]).to_numpy()
        return table.rename_axis("row")

    def responses(self, measure: str = "menOut", of: str | Iterable[str] | None = None) -> pd.Series[float]:
        """Give the mean of a measure at each point of the design, in its order: what SALib's analyses take."""
        means = self.values(measure, of).groupby("point").mean()
        found: pd.Series[float] = means.reindex(self.design["point"]).set_axis(self.design.index)
        return found

    def to_parquet(self, folder: str | Path) -> list[Path]:
        """Write every table that has rows as Parquet, units and meanings in the schema; a name per file is returned."""
        import pyarrow as pa
        import pyarrow.parquet

        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in TABLES:
            table = pa.Table.from_pandas(self._table(name), preserve_index=False)
            if table.num_rows == 0:
                continue
            fields = [self._described(name, table.schema.field(i)) for i in range(table.num_columns)]
            about = {"anabasis:" + key: value for key, value in self.about.items()}
            path = folder / f"{name}.parquet"
            pyarrow.parquet.write_table(table.cast(pa.schema(fields, metadata=about)), path, compression="zstd")
            written.append(path)
        return written

    def _described(self, table: str, field: Any) -> Any:
        if (table, field.name) not in self.columns.index:
            return field
        row = self.columns.loc[(table, field.name)]
        return field.with_metadata({"unit": row["unit"], "meaning": row["meaning"]})

    def to_xarray(self) -> xarray.Dataset:
        """Give the outcomes as arrays over directive, world, replication and formation."""
        table = self.outcomes.astype({"directive": str, "formation": str})
        wide = table.set_index(["point", "directive", "world", "replication", "formation"])
        if table["point"].nunique() == table["directive"].nunique():
            wide = wide.droplevel("point")
        dataset: xarray.Dataset = wide.to_xarray()
        for name in dataset.data_vars:
            if ("outcomes", name) in self.columns.index:
                dataset[name].attrs = {"units": self.columns.at[("outcomes", name), "unit"]}
        return dataset

    # Measures

    def values(self, measure: str = "menOut", of: str | Iterable[str] | None = None) -> pd.Series[float]:
        """Read a measure of every campaign, by point, directive, world and replication.

        ``of`` is a group of the scenario, or formations by id; all of them unless said. Where a reading of the sources lets
        formations change places in the groups, a world counts those that stand in the group there.
        """
        if measure not in MEASURES:
            raise KeyError(f"There is no measure {measure!r}, expected one of {', '.join(MEASURES)}.")
        if not is_sum(measure):
            return of_campaigns(measure, self.runs, self.days, int(self.about["days"]))
        if of is None or of == "all":
            return of_formations(self.outcomes, measure)
        members, stands_in = self._members(of), self._stand_ins() if isinstance(of, str) else {}
        outcomes = self.outcomes
        if stands_in:
            allowed = {(world, places.get(member, member)) for world, places in stands_in.items() for member in members}
            keys = zip(outcomes["world"], outcomes["formation"].astype(str), strict=True)
            return of_formations(outcomes[[key in allowed for key in keys]], measure)
        return of_formations(outcomes[outcomes["formation"].isin(members)], measure)

    def _members(self, of: str | Iterable[str]) -> list[str]:
        groups = {group["id"]: group["members"] for group in self.scenario.contents["groups"]}
        known = {formation["id"] for formation in self.scenario.contents["formations"]}
        if isinstance(of, str):
            if of not in groups:
                raise KeyError(f"There is no group {of!r}, expected one of {', '.join(groups) or 'none'}.")
            return list(groups[of])
        named = list(of)
        if missing := [name for name in named if name not in known]:
            raise KeyError(f"There is no formation {missing[0]!r}; Scenario.formations lists them.")
        return named

    def _stand_ins(self) -> dict[int, dict[str, str]]:
        """Find the formation that stands in the place of each, by world, where a reading exchanges some."""
        readings = [r for r in self.scenario.contents["readings"] if any(o["exchanges"] for o in r["options"])]
        if not readings or self.worlds.empty:
            return {}
        places: dict[int, dict[str, str]] = {}
        for world in self.worlds.index:
            place = {f["id"]: f["id"] for f in self.scenario.contents["formations"]}
            for reading in readings:
                if reading["unknown"] in self.worlds.columns:
                    option = reading["options"][int(float(str(self.worlds.at[world, reading["unknown"]])))]
                    for one, other in option["exchanges"]:
                        place[one], place[other] = place[other], place[one]
            places[int(world)] = place
        return places

    def compare(self, directive: str, against: str = "standing", *, of: str | None = None, measure: str = "menOut") -> Comparison:
        """Compare two directives in pairs on the same luck; ``standing`` is the course without any new order.

        The interval is Student's, over worlds where there are several, else over campaigns.
        """
        from scipy.stats import t

        series = self.values(measure, of)
        pairs = self._of(series, directive).to_frame("one").join(self._of(series, against).rename("other"), how="inner")
        difference = pairs["one"] - pairs["other"]
        means = difference.groupby("world").mean()
        # Of a single world luck alone can be told.
        observed = means if len(means) > 1 else difference
        error = float(observed.std(ddof=1) / len(observed) ** 0.5) if len(observed) > 1 else 0.0
        half = error * float(t.ppf(0.975, len(observed) - 1)) if error > 0 else 0.0
        mean = float(difference.mean())
        return Comparison(
            directive=directive,
            against=self._named(against),
            measure=measure,
            unit=MEASURES[measure],
            of=of or "all",
            mean=mean,
            standard_error=error,
            low=mean - half,
            high=mean + half,
            share_of_futures=float((difference > 0).mean()),
            worlds=len(means),
            campaigns=len(difference),
        )

    def _named(self, directive: str) -> str:
        return str(self.scenario.contents["standing"]) if directive == "standing" else directive

    def _of(self, series: pd.Series[float], directive: str) -> pd.Series[float]:
        """Take a directive's campaigns; where it was settled twice, those of the last time."""
        name = self._named(directive)
        known = series.index.get_level_values("directive")
        if name not in set(known):
            raise KeyError(f"{name!r} was not played, expected one of {', '.join(sorted(set(known)))}.")
        own = series[known == name]
        point = own.index.get_level_values("point").max()
        own = own[own.index.get_level_values("point") == point]
        found: pd.Series[float] = own.droplevel(["point", "directive"])
        return found

    def summary(
        self, measures: Iterable[str] = ("menOut", "guerrillas", "lost", "tiedDown"), of: str | None = None
    ) -> pd.DataFrame:
        """Give the mean of some measures under each directive."""
        import pandas as pd

        keys = ["point", "directive"]
        table = pd.DataFrame({m: self.values(m, of).groupby(keys, observed=True).mean() for m in measures})
        table = table.sort_index(level="point")
        return table.droplevel("point") if table.index.get_level_values("directive").is_unique else table

    def chart(self, measure: str = "menOut", of: str | None = None) -> altair.LayerChart | altair.FacetChart:
        """Draw how a measure is spread under each directive: eight campaigns in ten, half of them, the median."""
        import altair

        # Five numbers a directive, so that a page does not carry every campaign.
        base = altair.Chart(_boxes(self.values(measure, of), measure))
        title = f"{measure} of {of or 'all'}, {MEASURES[measure]}"
        y = altair.Y("directive:N", sort=None, title=None)
        whiskers = base.mark_rule().encode(x=altair.X("q10:Q", title=title).scale(zero=False), x2="q90:Q", y=y)
        box = base.mark_bar(size=14, opacity=0.5).encode(x="q25:Q", x2="q75:Q", y=y)
        middle = base.mark_tick(color="black", thickness=2).encode(x="median:Q", y=y)
        return altair.layer(whiskers, box, middle)


def _numbers(cells: pd.Series[str]) -> pd.Series[Any]:
    """Read a column as numbers where all of it is."""
    import pandas as pd

    try:
        found: pd.Series[Any] = pd.to_numeric(cells.replace("", None))
        return found
    except (ValueError, TypeError):
        return cells


def _boxes(values: pd.Series[float], measure: str) -> pd.DataFrame:
    import pandas as pd

    table = values.reset_index()
    table["directive"] = table["directive"].astype(str)
    orders = {"q10": 0.1, "q25": 0.25, "median": 0.5, "q75": 0.75, "q90": 0.9}
    by = table.groupby("directive", sort=False)[measure]
    return pd.DataFrame({name: by.quantile(order) for name, order in orders.items()}).reset_index()


def merge(parts: Iterable[str | Path], out: str | Path) -> Study:
    """Join the stores of a study's parts into one."""
    ask(["merge", *(str(part) for part in parts), f"--out={out}", "--json"])
    return Study.open(out)
