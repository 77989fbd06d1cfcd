"""Findings of sweeps and selections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair
    import pandas as pd


#: Values that lie so many times apart are drawn on a logarithmic axis.
SPREAD = 20.0


class Sweep:
    """One dial or two through all their values."""

    def __init__(self, figures: dict[str, Any]) -> None:
        """Keep what the command said."""
        self.figures = figures

    @property
    def dials(self) -> list[str]:
        """The dials that were turned."""
        return list(self.figures["dials"])

    @property
    def was_stopped(self) -> bool:
        """Whether values are missing."""
        return bool(self.figures["wasStopped"])

    @property
    def points(self) -> pd.DataFrame:
        """A row for each value or pair of values: mean with its 95 % interval, quantiles, difference from the first."""
        import pandas as pd

        rows = []
        for point in self.figures["points"]:
            row: dict[str, Any] = {name: _value(point["settings"][name]) for name in self.dials}
            row |= {"mean": point["value"]["mean"], "low": point["value"]["meanLow"], "high": point["value"]["meanHigh"]}
            row |= {key: point["value"][key] for key in ("q10", "median", "q90")}
            difference = point["difference"]
            row |= {"difference": difference["mean"], "difference_low": difference["low"], "difference_high": difference["high"]}
            row |= {"guerrillas": point["guerrillas"]["mean"], "tied_down": point["tiedDown"]["mean"]}
            rows.append(row)
        return pd.DataFrame(rows)

    def chart(self) -> altair.Chart | altair.LayerChart | altair.FacetChart:
        """Draw it: a line with its 95 % band for one dial, cells for two."""
        import altair

        title = f"{self.figures['measure']}, {self.figures['unit']}"
        base = altair.Chart(self.points)
        if len(self.dials) == 2:
            colour = altair.Color("mean:Q", title=title)
            cells: altair.Chart = base.mark_rect().encode(x=f"{self.dials[0]}:O", y=f"{self.dials[1]}:O", color=colour)
            return cells.properties(width=altair.Step(40), height=altair.Step(40))
        is_number = self.points[self.dials[0]].map(lambda value: isinstance(value, int | float)).all()
        x = altair.X(f"{self.dials[0]}:{'Q' if is_number else 'N'}")
        if is_number and self.points[self.dials[0]].min() > 0 and self.points[self.dials[0]].agg(_spread) >= SPREAD:
            x = x.scale(type="log")
        y = altair.Y("low:Q", title=title).scale(zero=False)
        band = base.mark_area(opacity=0.25) if is_number else base.mark_rule(opacity=0.5)
        line = base.mark_line(point=True).encode(x=x, y="mean:Q")
        return altair.layer(band.encode(x=x, y=y, y2="high:Q"), line)

    def _repr_html_(self) -> str:
        return str(self.points.to_html(index=False, float_format=_written))


class Selection:
    """The best directive, with a stated confidence."""

    def __init__(self, figures: dict[str, Any]) -> None:
        """Keep what the command said."""
        self.figures = figures

    @property
    def selected(self) -> str | None:
        """The best directive; none where it was stopped or the campaigns did not suffice."""
        found: str | None = self.figures.get("selected")
        return found

    @property
    def directives(self) -> pd.DataFrame:
        """Each directive: campaigns, mean, when it was dropped and which beat it."""
        import pandas as pd

        return pd.DataFrame(self.figures["directives"]).set_index("directive")

    @property
    def guarantee(self) -> str:
        """What the procedure promises."""
        return str(self.figures["guarantee"])

    def _repr_html_(self) -> str:
        table = self.directives.to_html(float_format=lambda x: f"{x:,.0f}", na_rep="")
        return f"{table}<p>{self.guarantee}</p>"


def _spread(values: pd.Series[float]) -> float:
    return float(values.max() / values.min())


def _written(number: float) -> str:
    """Write hundreds and more as whole numbers, less with four digits."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.4g}"


def _value(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
