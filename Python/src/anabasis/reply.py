"""The reply to a directive: a page, its numbers and its charts."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair
    import geopandas


class Reply:
    """A reply as it was written into a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder of a reply."""
        self.folder = folder

    @property
    def html(self) -> str:
        """The whole reply as one page that needs nothing else."""
        return (self.folder / "reply.html").read_text(encoding="utf-8")

    @property
    def markdown(self) -> str:
        """The whole reply as Markdown."""
        return (self.folder / "reply.md").read_text(encoding="utf-8")

    @property
    def figures(self) -> dict[str, Any]:
        """Every number and sentence of it."""
        found: dict[str, Any] = json.loads((self.folder / "study.json").read_text(encoding="utf-8"))
        return found

    @property
    def charts(self) -> dict[str, altair.TopLevelMixin]:
        """Its charts by name, to be changed and drawn anew."""
        import altair

        found: dict[str, altair.TopLevelMixin] = {}
        for path in sorted(self.folder.glob("*.vl.json")):
            specification = json.loads(path.read_text(encoding="utf-8"))
            found[path.name.removesuffix(".vl.json")] = altair.Chart.from_dict(specification, validate=False)
        return found

    def layer(self, name: str) -> geopandas.GeoDataFrame:
        """Read a layer of its map, ``situation.gpkg``."""
        import geopandas

        return geopandas.read_file(self.folder / "situation.gpkg", layer=name)

    def _repr_html_(self) -> str:
        page = html.escape(self.html, quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:40em;border:1px solid #ccc" sandbox=""></iframe>'

    def __repr__(self) -> str:
        """Name the folder."""
        return f"Reply({str(self.folder)!r})"
