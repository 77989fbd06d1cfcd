"""A study on a cluster of Dask: whole, with the digest of one machine, also when a worker is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster, Nanny

import anabasis
import anabasis.distributed


@pytest.fixture
def cluster() -> Iterator[Client]:
    """Two workers of one thread, each a process of its own that is started again when it dies."""
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, worker_class=Nanny, silence_logs=50
        ) as local,
        Client(local) as client,
    ):
        yield client


def worker_pids(client: Client) -> list[int]:
    return list(client.run(os.getpid).values())


@pytest.mark.slow
def test_the_digest_is_that_of_one_machine(cluster: Client, lesson: anabasis.Scenario, tmp_path: Path) -> None:
    whole = lesson.study(worlds=12, per_world=5, folder=tmp_path / "whole", progress=False)
    work: list[anabasis.distributed.PartResult] = []
    study = anabasis.distributed.study(
        cluster, lesson, worlds=12, per_world=5, parts=5, store=tmp_path / "merged.study", work=work
    )
    assert study.digest == whole.digest
    assert sorted(result.number for result in work) == [1, 2, 3, 4, 5] and all(isinstance(r.store, bytes) for r in work)


@pytest.mark.slow
@pytest.mark.parametrize("shares_a_folder", [False, True])
def test_a_worker_that_is_killed_is_survived(
    cluster: Client, lesson: anabasis.Scenario, tmp_path: Path, shares_a_folder: bool
) -> None:
    replications = 6000
    whole = lesson.study(replications=replications, folder=tmp_path / "whole", progress=False)
    before = worker_pids(cluster)
    killed: list[int] = []

    def kill_the_busy() -> None:
        # Whoever has a command below it is in the middle of a part.
        while not killed:
            for pid in before:
                children = Path(f"/proc/{pid}/task/{pid}/children")
                threads = [p / "children" for p in children.parent.parent.iterdir()] if children.exists() else []
                below = [child for thread in threads for child in thread.read_text().split()]
                playing = [child for child in below if "--shard=2/4" in _command(child)]
                if playing:
                    time.sleep(0.3)
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                    return
            time.sleep(0.02)

    hunter = threading.Thread(target=kill_the_busy, daemon=True)
    hunter.start()
    study = anabasis.distributed.study(
        cluster,
        lesson,
        replications=replications,
        parts=4,
        store=tmp_path / "merged.study",
        folder=tmp_path / "shared" if shares_a_folder else None,
    )
    hunter.join(timeout=1)
    assert killed, "a worker died in the middle of a part"
    assert study.digest == whole.digest
    assert killed[0] not in worker_pids(cluster)


def _command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


@pytest.mark.slow
def test_parts_do_no_work_twice(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    """What a hundred parts and the settled store keep together is what one machine keeps: no campaign is played twice."""
    words = ["lesson", "--worlds=100", "--per-world=2"]
    settled = anabasis.distributed.settle(words)
    start = tmp_path / "settled.study"
    start.write_bytes(settled)
    stores = [anabasis.distributed.part(words, number, 100, settled, str(tmp_path)).store for number in range(1, 101)]
    whole = lesson.study(worlds=100, per_world=2, folder=tmp_path / "whole", progress=False)
    for table in ("run_rows", "trial_rows"):
        query = f"select count(*) from {table}"
        parts = [rows(str(store), query) for store in stores]
        assert min(parts) > 0, "every part has a world of its own"
        assert sum(parts) + rows(start, query) == rows(whole.path, query), table


def rows(path: str | Path, query: str) -> float:
    with sqlite3.connect(path) as file:
        return float(file.execute(query).fetchone()[0])
