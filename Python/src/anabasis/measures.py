"""Measures of a campaign's outcome, read from the tables of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

#: Name and unit of every measure that can be read from a store.
MEASURES: dict[str, str] = {
    "menOut": "men",
    "menOutFree": "men",
    "killed": "men",
    "captured": "men",
    "deserted": "men",
    "astray": "men",
    "guerrillas": "men",
    "onTheMarch": "men",
    "lost": "men",
    "weaponsOut": "guns and tanks",
    "weaponsDestroyed": "guns and tanks",
    "weaponsLost": "guns and tanks",
    "weaponsCarried": "guns and tanks",
    "heldInRear": "men",
    "tiedDown": "men",
    "tiedBattalionDays": "battalion-days",
    "delayHours": "hours",
    "recruits": "men",
    "contacts": "contacts",
}

#: Men in an enemy battalion, for battalion-days; the engine's own figure.
_MEN_PER_BATTALION = 800.0

#: Measures that are sums over formations: columns of the view ``outcomes``, added or taken away.
_SUMS: dict[str, tuple[tuple[str, int], ...]] = {
    "menOut": (("arrived", 1),),
    "menOutFree": (("arrived", 1), ("arrived_cut_off", -1)),
    "killed": (("killed", 1),),
    "captured": (("captured", 1),),
    "deserted": (("deserted", 1),),
    "astray": (("fell_out", 1),),
    "guerrillas": (("guerrillas", 1),),
    "onTheMarch": (("in_ranks", 1),),
    "lost": (("killed", 1), ("captured", 1), ("deserted", 1), ("fell_out", 1)),
    "weaponsOut": (("weapons_brought_out", 1),),
    "weaponsDestroyed": (("weapons_destroyed", 1),),
    "weaponsLost": (("weapons_lost", 1),),
    "weaponsCarried": (("weapons_carried", 1),),
}

CAMPAIGN = ["point", "directive", "world", "replication"]


def is_sum(measure: str) -> bool:
    """Whether a measure is a sum over formations, so that a group of them can be asked for."""
    return measure in _SUMS


def of_formations(outcomes: pd.DataFrame, measure: str) -> pd.Series[float]:
    """Sum a measure over the rows of each campaign."""
    total = sum(sign * outcomes[column].astype("float64") for column, sign in _SUMS[measure])
    return total.groupby([outcomes[name] for name in CAMPAIGN]).sum().rename(measure)  # type: ignore[union-attr]


def of_campaigns(measure: str, runs: pd.DataFrame, days: pd.DataFrame, last_day: int) -> pd.Series[float]:
    """Read a measure that belongs to the campaign as a whole."""
    table = runs.set_index(CAMPAIGN)
    if measure == "delayHours":
        return table["delay_hours"].astype("float64").rename(measure)
    if measure == "recruits":
        return table["recruits"].astype("float64").rename(measure)
    if measure == "contacts":
        kinds = [name for name in table.columns if name.startswith("contacts_")]
        return table[kinds].sum(axis=1).astype("float64").rename(measure)
    column = "held" if measure == "heldInRear" else "tied_down"
    sums = days.groupby(CAMPAIGN)[column].sum().reindex(table.index, fill_value=0).astype("float64")
    # The last entry of the engine's days is the day after the campaign, which is empty.
    return (sums / (_MEN_PER_BATTALION if measure == "tiedBattalionDays" else max(1, last_day - 1))).rename(measure)
