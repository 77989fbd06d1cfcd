"""One campaign, event by event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from anabasis.command import Watcher, ask, play

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

    from anabasis.scenario import Scenario


class Campaign:
    """A recorded campaign: its events, the tracks of its bodies, and branches of it."""

    def __init__(self, scenario: Scenario, path: Path, folder: TemporaryDirectory[str] | None = None) -> None:
        """Open a recording."""
        self.scenario = scenario
        #: The recording.
        self.path = path
        self._folder = folder

    @classmethod
    def _recorded(cls, scenario: Scenario, words: Sequence[str], record: str | Path | None, progress: bool | Watcher) -> Campaign:
        folder = TemporaryDirectory(prefix="anabasis-") if record is None else None
        path = Path(folder.name) / "campaign.journal" if folder else Path(str(record))
        # The answer itself is read from the recording.
        play(["run", *words, f"--record={path}", "--json"], progress=progress)
        return cls(scenario, path, folder)

    @cached_property
    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = ask(["run", f"--from={self.path}", "--json"]).json()
        return told

    @property
    def head(self) -> dict[str, Any]:
        """What makes it again: scenario, digest, version, seed, replication, directives sent."""
        head: dict[str, Any] = self._told["campaign"]
        return head

    @property
    def start(self) -> pd.Timestamp:
        """When it begins, by the theatre's clock."""
        import pandas as pd

        return pd.Timestamp(self.scenario.contents["start"])

    @property
    def events(self) -> pd.DataFrame:
        """Everything that happened: time (end of the epoch), kind, formation, body, place, men, amount."""
        import pandas as pd

        table = pd.DataFrame(self._told["events"])
        hours = (table["epoch"] + 1) * self.head["epochHours"]
        table.insert(1, "time", self.start + pd.to_timedelta(hours, unit="h"))
        table["formation"] = table["formation"].astype("category")
        return table

    @property
    def tracks(self) -> geopandas.GeoDataFrame:
        """Where every body on the march stands at the end of an epoch: time, body, formation, men, the hex and its middle."""
        import geopandas

        stands = self.events.query("kind == 'stands'").rename(columns={"place": "cell"})
        hexes = self.scenario.situation().hold.set_index("cell").geometry
        # In the layer's own degrees or kilometres a hex is small enough for its middle to be that of its corners.
        corners = hexes.bounds
        middles = geopandas.GeoSeries.from_xy(
            (corners["minx"] + corners["maxx"]) / 2, (corners["miny"] + corners["maxy"]) / 2, crs=hexes.crs, index=hexes.index
        )
        columns = ["time", "body", "formation", "men", "cell"]
        return geopandas.GeoDataFrame(
            stands[columns].reset_index(drop=True),
            geometry=middles.reindex(stands["cell"]).reset_index(drop=True),
            crs=hexes.crs,
        )

    def branch(self, at: str | int, directive: str, record: str | Path | None = None) -> Campaign:
        """Send another directive from an epoch, a date or a minute on; what follows meets the same luck."""
        return Campaign._recorded(self.scenario, [f"--from={self.path}", f"--at={at}", f"--directive={directive}"], record, False)

    def story(self) -> str:
        """Tell the campaign day by day."""
        return ask(["run", f"--from={self.path}"]).text

    def __repr__(self) -> str:
        """Tell the campaign day by day."""
        return self.story()
