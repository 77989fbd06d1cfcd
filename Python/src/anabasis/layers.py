"""Map layers of a GeoPackage as GeoDataFrames."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import geopandas


class Layers:
    """The layers of a GeoPackage that was made for this object and goes with it."""

    def __init__(self) -> None:
        """Make the folder in which the file will be."""
        self._folder = TemporaryDirectory(prefix="anabasis-")

    @property
    def path(self) -> Path:
        """The GeoPackage; it is deleted with the object, so copy what is to stay."""
        return Path(self._folder.name) / "layers.gpkg"

    @cached_property
    def names(self) -> list[str]:
        """Names of the layers."""
        with closing(sqlite3.connect(self.path)) as file:
            rows = file.execute("select table_name from gpkg_contents where data_type = 'features' order by rowid")
            return [name for (name,) in rows]

    def layer(self, name: str) -> geopandas.GeoDataFrame:
        """Read a layer by its name."""
        import geopandas

        if name not in self.names:
            raise KeyError(f"There is no layer {name!r}, expected one of {', '.join(self.names)}.")
        frame = geopandas.read_file(self.path, layer=name)
        # -1 and 0 of GeoPackage: an invented country lies nowhere on the earth.
        return frame if frame.crs is None or frame.crs.to_epsg() else frame.set_crs(None, allow_override=True)
