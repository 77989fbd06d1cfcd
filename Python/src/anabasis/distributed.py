"""A study shared out over a cluster by Dask ``distributed``.

    from distributed import Client
    import anabasis.distributed

    study = anabasis.distributed.study(Client("tcp://scheduler:8786"), anabasis.Scenario("korea-1950"), worlds=1024)

Choices of who goes are settled once. Parts are then played wherever there is a worker; one whose worker dies is played again
elsewhere, or goes on from its file where the workers share a folder. The digest is that of one machine.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from anabasis.command import AnabasisError, play
from anabasis.scenario import Rules, Scenario, _option, _rules, _sampling
from anabasis.study import Study, merge

if TYPE_CHECKING:
    from distributed import Client

#: Parts for each thread of a worker: enough that the last part to end keeps few others waiting.
PARTS_PER_THREAD = 3

#: Times that a part is played anew after its worker died.
RETRIES = 3

#: How long a part waits for a store that a command of a worker that died has not let go of yet, seconds.
PATIENCE = 60.0


@dataclass(frozen=True)
class PartResult:
    """A part that was played: its store, or where it lies, and the processor time that it took."""

    number: int
    store: bytes | str
    cpu_seconds: float


def part(words: Sequence[str], number: int, count: int, settled: bytes | None, folder: str | None) -> PartResult:
    """Play a part on this worker; with a shared ``folder`` it goes on from what is there."""
    with TemporaryDirectory(prefix="anabasis-") as scratch:
        path = Path(folder or scratch) / f"part-{number}-of-{count}.study"
        extra: list[str] = []
        if settled is not None:
            start = Path(scratch) / "settled.study"
            start.write_bytes(settled)
            extra = [f"--settled={start}"]
        before = os.times()
        _patiently(["study", *words, *extra, f"--shard={number}/{count}", f"--store={path}", "--workers=1"])
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return PartResult(number, str(path) if folder else path.read_bytes(), cpu)


def _patiently(words: Sequence[str]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            play(words, progress=False)
            return
        except AnabasisError as error:
            if not error.is_busy or time.monotonic() > end:
                raise
            time.sleep(0.5)


def settle(words: Sequence[str]) -> bytes:
    """Settle who goes, for all parts."""
    with TemporaryDirectory(prefix="anabasis-") as scratch:
        path = Path(scratch) / "settled.study"
        play(["study", *words, "--shard=settle", f"--store={path}"], progress=False)
        return path.read_bytes()


def study(
    client: Client,
    scenario: Scenario,
    directives: Sequence[str] = (),
    *,
    worlds: int | None = None,
    per_world: int | None = None,
    replications: int | None = None,
    seed: int = 1950,
    rules: Rules | None = None,
    parts: int | None = None,
    folder: str | Path | None = None,
    store: str | Path,
    work: list[PartResult] | None = None,
) -> Study:
    """Play a study on a cluster and merge its parts into ``store``.

    ``folder`` is one that all workers share; there a part whose worker died is gone on with instead of played anew. ``work``
    receives what each part took, in the order in which they ended. An interrupt cancels what is not under way and merges nothing.
    """
    from distributed import as_completed

    words = [
        scenario.name,
        *(word for directive in directives for word in ("--directive", directive)),
        *_sampling(worlds, per_world, replications),
        *_option("--seed", seed),
        *_rules(rules),
    ]
    count = parts or PARTS_PER_THREAD * max(1, sum(client.nthreads().values()))
    if folder is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {"retries": RETRIES, "pure": False}
    settled = client.submit(settle, words, **options)
    futures = [
        client.submit(part, words, number, count, settled, str(folder) if folder else None, **options)
        for number in range(1, count + 1)
    ]
    with TemporaryDirectory(prefix="anabasis-") as scratch:
        paths: dict[int, Path] = {}
        try:
            for future in as_completed(futures):
                result: PartResult = future.result()
                if work is not None:
                    work.append(result)
                paths[result.number] = _kept(result, Path(scratch))
                future.release()
        except BaseException:
            client.cancel(futures)
            raise
        start = Path(scratch) / "settled.study"
        start.write_bytes(settled.result())
        return merge([start, *(paths[number] for number in sorted(paths))], store)


def _kept(result: PartResult, folder: Path) -> Path:
    if isinstance(result.store, str):
        return Path(result.store)
    path = folder / f"part-{result.number}.study"
    path.write_bytes(result.store)
    return path


def efficiency(work: Sequence[PartResult], whole_cpu_seconds: float) -> float:
    """Give the share of the parts' processor time that one machine would have needed for the whole study."""
    total = sum(result.cpu_seconds for result in work)
    return whole_cpu_seconds / total if total > 0 else 1.0
