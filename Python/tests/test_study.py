"""Studies: tables, comparisons, the reply, and what is left of one that was interrupted."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import anabasis


class Ear:
    """Hears progress, and does something at the first sign of a stage."""

    def __init__(self, stage: str = "", act: object = None) -> None:
        self.stages: dict[str, tuple[int, int]] = {}
        self.stage, self.act, self.is_closed = stage, act, False

    def hear(self, stage: str, done: int, of: int) -> None:
        self.stages[stage] = (done, of)
        if stage == self.stage and done > 0 and callable(self.act):
            act, self.act = self.act, None
            act()

    def close(self) -> None:
        self.is_closed = True


def test_the_tables_are_those_of_the_store(study: anabasis.Study, lesson: anabasis.Scenario) -> None:
    assert set(study.outcomes["formation"]) == set(lesson.formations.index)
    campaigns = study.runs.groupby("directive", observed=True).size()
    assert (campaigns == 30).all()
    ledger = ["in_ranks", "arrived", "killed", "captured", "deserted", "fell_out", "guerrillas"]
    assert (study.outcomes[ledger].sum(axis=1) == study.outcomes["start"]).all(), "men are conserved"
    by_day = study.arrivals.groupby(["point", "world", "replication"])["men"].sum()
    in_all = study.outcomes.groupby(["point", "world", "replication"])["arrived"].sum()
    pd.testing.assert_series_equal(by_day.reindex(in_all.index, fill_value=0), in_all, check_names=False)
    assert study.worlds.shape[0] == 6
    assert study.columns.loc[("outcomes", "arrived"), "unit"] == "men"
    assert study.sql("select count(*) as n from runs where world = ?", (3,))["n"].item() == 5 * len(campaigns)


def test_a_comparison_is_the_engine_s(study: anabasis.Study) -> None:
    for group in ("companies", "all"):
        for measure in ("menOut", "menOutFree", "lost", "killed", "tiedDown", "guerrillas", "recruits", "contacts", "delayHours"):
            told = study.answer["differences"]["go-small"][group].get(measure)
            if told is None:
                continue
            found = study.compare("go-small", of=group, measure=measure)
            assert found.mean == pytest.approx(told["mean"], abs=1e-9), (group, measure)
            assert found.standard_error == pytest.approx(told["standardError"], abs=1e-9), (group, measure)
            assert found.low <= found.mean <= found.high
    found = study.compare("go-small")
    assert found.worlds == 6 and found.campaigns == 30 and found.against == "high-road"
    assert "over 6 worlds" in str(found)


def test_a_directive_less_itself_is_nothing(study: anabasis.Study) -> None:
    same = study.compare("go-small", "go-small")
    assert same.mean == same.standard_error == same.share_of_futures == 0
    forth, back = study.compare("go-small", "one-column"), study.compare("one-column", "go-small")
    assert forth.mean == pytest.approx(-back.mean) and forth.low == pytest.approx(-back.high)


def test_what_was_not_played_is_told(study: anabasis.Study) -> None:
    with pytest.raises(KeyError, match="was not played"):
        study.compare("all-stay")
    with pytest.raises(KeyError, match="no measure"):
        study.values("luck")
    with pytest.raises(KeyError, match="no group"):
        study.values(of="eight")
    with pytest.raises(KeyError, match="no formation"):
        study.values(of=["philon", "xenophon"])


def test_formations_make_up_their_group(study: anabasis.Study) -> None:
    parts = sum(study.values(of=[name]) for name in ("philon", "damippos", "agesandros"))
    pd.testing.assert_series_equal(parts, study.values(of="companies"), check_names=False)


def test_the_reply_shows_itself(study: anabasis.Study, folder: Path) -> None:
    reply = study.reply()
    assert reply.folder == folder
    assert "srcdoc=" in reply._repr_html_() and "<script" not in reply.html
    assert reply.figures["digest"] == study.digest
    assert "directives" in reply.charts
    assert reply.charts["directives"].to_dict(validate=False)["$schema"].startswith("https://vega.github.io")
    assert "go-small" in study._repr_html_() and "Small parties, each by its own path" in study._repr_html_()
    assert len(reply.layer("formations")) == 3


def test_a_store_is_all_that_is_needed(study: anabasis.Study) -> None:
    again = anabasis.Study.open(study.path)
    assert again.scenario.name == "lesson"
    assert again.digest == study.digest
    assert again.reply().figures["digest"] == study.digest
    with pytest.raises(anabasis.AnabasisError, match="there is no such file"):
        anabasis.Study.open("nowhere.study")


def test_parquet_holds_the_same_rows_with_their_units(study: anabasis.Study, tmp_path: Path) -> None:
    import pyarrow.parquet

    files = study.to_parquet(tmp_path)
    assert {file.stem for file in files} >= {"runs", "outcomes", "arrivals", "worlds", "columns"}
    table = pyarrow.parquet.read_table(tmp_path / "outcomes.parquet")
    assert table.num_rows == len(study.outcomes)
    assert table.schema.field("arrived").metadata[b"unit"] == b"men"
    assert table.schema.metadata[b"anabasis:scenario"] == b"lesson"
    assert table["arrived"].to_pandas().sum() == study.outcomes["arrived"].sum()


def test_arrays_of_outcomes(study: anabasis.Study) -> None:
    arrays = study.to_xarray()
    assert dict(arrays.sizes) | {"directive": 4, "formation": 3, "replication": 5, "world": 6} == dict(arrays.sizes)
    assert arrays["arrived"].attrs["units"] == "men"
    assert int(arrays["arrived"].sum()) == study.outcomes["arrived"].sum()


def test_charts_are_drawn(study: anabasis.Study) -> None:
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(study.chart(of="companies").to_dict())
    assert drawn.startswith("<svg") and "go-small" in drawn


def test_progress_is_heard_and_the_same_call_plays_nothing_anew(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    ear = Ear()
    first = lesson.study(replications=20, folder=tmp_path, store=tmp_path / "kept.study", progress=ear)
    assert ear.is_closed and ear.stages["comparing directives"] == (80, 80)
    again = lesson.study(replications=20, folder=tmp_path, store=tmp_path / "kept.study", progress=False)
    assert any(notice.startswith("Going on from") for notice in again.notices)
    assert again.digest == first.digest and again.verdict is None


def test_a_bar_of_tqdm(lesson: anabasis.Scenario, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lesson.study(replications=20, folder=tmp_path, progress=True)
    assert "comparing directives" in capfd.readouterr().err


def test_an_interrupt_keeps_what_is_finished(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    ear = Ear("comparing directives", lambda: signal.raise_signal(signal.SIGINT))
    stopped = lesson.study(replications=200_000, folder=tmp_path, progress=ear)
    assert stopped.was_stopped
    assert 0 < len(stopped.runs) < 800_000
    assert any("goes on from there" in notice for notice in stopped.notices)
    assert stopped.compare("go-small").campaigns > 0


def test_a_process_that_is_killed_leaves_nothing_that_holds_a_store(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    store = tmp_path / "kept.study"
    code = (
        "import anabasis, sys\n"
        f"anabasis.Scenario('lesson').study(replications=500_000, folder={str(tmp_path)!r}, store={str(store)!r}, progress=False)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], env=os.environ)
    while not (store.is_file() and _campaigns(store)):
        time.sleep(0.1)
    process.kill()
    process.wait()
    end = time.monotonic() + 20
    while True:
        try:
            study = lesson.study(replications=10, folder=tmp_path, store=store, progress=False)
            break
        except anabasis.AnabasisError as error:
            assert error.is_busy and time.monotonic() < end, error
            time.sleep(0.2)
    assert any(notice.startswith("Going on from") for notice in study.notices)


def _campaigns(store: Path) -> bool:
    """Whether it has begun to fill; it cannot be read while it is held."""
    try:
        with sqlite3.connect(store) as file:
            return bool(file.execute("select count(*) from run_rows").fetchone()[0])
    except sqlite3.OperationalError as error:
        return "locked" in str(error) and store.stat().st_size > 200_000


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(anabasis.AnabasisError(["It is busy.", "Wait."], 75)))
    assert error.is_busy and error.sentences == ("It is busy.", "Wait.") and str(error) == "It is busy.\nWait."


def test_parts_make_the_whole(lesson: anabasis.Scenario, tmp_path: Path) -> None:
    from anabasis.distributed import part

    whole = lesson.study(worlds=4, per_world=5, folder=tmp_path / "whole", progress=False)
    words = ["lesson", "--worlds=4", "--per-world=5"]
    paths = [part(words, number, 3, None, str(tmp_path)).store for number in (1, 2, 3)]
    merged = anabasis.merge([str(path) for path in paths], tmp_path / "merged.study")
    assert merged.digest == whole.digest


@pytest.mark.slow
def test_groups_whose_members_change_places(tmp_path: Path) -> None:
    """In some worlds of Korea another formation is the eighth of the divisions cut off."""
    korea = anabasis.Scenario("korea-1950")
    study = korea.study(["zhou-1-october", "as-it-happened"], worlds=8, per_world=2, folder=tmp_path, progress=False)
    assert study.worlds["reading.eighth"].nunique() == 2, "a sample in which both readings come in"
    for group in ("eight", "others"):
        told = study.answer["differences"]["zhou-1-october"][group]["menOut"]
        found = study.compare("zhou-1-october", of=group)
        assert found.mean == pytest.approx(told["mean"]) and found.standard_error == pytest.approx(told["standardError"])
    assert korea.situation().gaps.crs.to_epsg() == 4326
