"""What every test starts from: the built command and the project's scenarios."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import anabasis

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def environment() -> Iterator[None]:
    """Use the command that ANABASIS_COMMAND names, or the one that `make build` made, and this project's scenarios."""
    before = dict(os.environ)
    os.environ.setdefault("ANABASIS_COMMAND", str(PROJECT / ".build/release/anabasis"))
    os.environ.setdefault("ANABASIS_HOME", str(PROJECT))
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def lesson() -> anabasis.Scenario:
    return anabasis.Scenario("lesson")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reply")


@pytest.fixture(scope="session")
def study(lesson: anabasis.Scenario, folder: Path) -> anabasis.Study:
    """Six worlds of five campaigns."""
    return lesson.study(worlds=6, per_world=5, folder=folder, progress=False)
