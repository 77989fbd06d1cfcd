"""A design of one's own, written for the command ``play``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@contextmanager
def write(points: pd.DataFrame) -> Iterator[Path]:
    """Write points as CSV into a file that is deleted afterwards; empty cells leave a dial as it is."""
    with TemporaryDirectory(prefix="anabasis-") as folder:
        path = Path(folder) / "points.csv"
        # Seventeen digits name a number to the last bit.
        points.to_csv(path, index=False, float_format="%.17g")
        yield path
