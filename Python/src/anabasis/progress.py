"""Progress as a bar of tqdm, in a terminal and in a notebook."""

from __future__ import annotations

from typing import Any


class Bar:
    """A bar for each stage; without tqdm nothing is drawn."""

    def __init__(self) -> None:
        """Begin without a stage."""
        self._stage: str | None = None
        self._bar: Any = None

    def hear(self, stage: str, done: int, of: int) -> None:
        """Draw how far a stage is."""
        if stage != self._stage:
            self.close()
            self._stage = stage
            self._bar = _bar(stage, of, done)
        if self._bar is not None:
            self._bar.total = max(of, done)
            self._bar.update(max(0, done - self._bar.n))

    def close(self) -> None:
        """End the bar of the stage."""
        if self._bar is not None:
            self._bar.close()
        self._bar = self._stage = None


def _bar(stage: str, total: int, done: int) -> Any:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm(desc=stage, total=total, initial=done, leave=False, unit=" campaigns")
