"""The command ``anabasis``, run as a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

#: Exit codes, as ``anabasis --help`` names them.
DONE, NO, USAGE, INPUT, DEFECT, BUSY, STOPPED = 0, 1, 2, 3, 70, 75, 130


class AnabasisError(Exception):
    """A command that was not carried out: ``sentences`` say where, what was found, what was expected and what to do."""

    def __init__(self, sentences: Sequence[str], code: int) -> None:
        """Keep the sentences and the exit code of the command."""
        super().__init__("\n".join(sentences))
        self.sentences = tuple(sentences)
        self.code = code

    def __reduce__(self) -> tuple[type[AnabasisError], tuple[tuple[str, ...], int]]:
        """Travel between processes whole."""
        return (AnabasisError, (self.sentences, self.code))

    @property
    def is_busy(self) -> bool:
        """Whether another process uses a file that is needed, so that the same call may succeed later."""
        return self.code == BUSY


class Watcher(Protocol):
    """Hears how far a command is."""

    def hear(self, stage: str, done: int, of: int) -> None:
        """Take note that so much of a stage is done, of so much."""

    def close(self) -> None:
        """End; nothing more is heard."""


@dataclass(frozen=True)
class Answer:
    """An answer of the command."""

    text: str
    code: int
    notices: tuple[str, ...]
    store: Path | None = None

    @property
    def was_stopped(self) -> bool:
        """Whether it was stopped before it was done."""
        return self.code == STOPPED

    def json(self) -> Any:
        """Read the answer as JSON."""
        return json.loads(self.text)


def command() -> str:
    """Find the command: ``ANABASIS_COMMAND``, the one installed beside this Python, or the one on the path."""
    named = os.environ.get("ANABASIS_COMMAND")
    if named:
        if os.access(named, os.X_OK):
            return named
        raise AnabasisError([f'ANABASIS_COMMAND is "{named}", expected a program that can be run.'], INPUT)
    beside = Path(sys.executable).parent / "anabasis"
    if os.access(beside, os.X_OK):
        return str(beside)
    found = shutil.which("anabasis")
    if found is None:
        raise AnabasisError(
            ["There is no command anabasis beside this Python or on the path; install the wheel, or set ANABASIS_COMMAND."],
            INPUT,
        )
    return found


def ask(arguments: Sequence[str], *, accepts: Sequence[int] = (DONE,)) -> Answer:
    """Run a command that answers at once."""
    return _finished(_Run([command(), *arguments]), accepts, None)


def play(arguments: Sequence[str], *, accepts: Sequence[int] = (DONE,), progress: bool | Watcher = True) -> Answer:
    """Run a command that takes its time and can be stopped.

    An interrupt (Ctrl-C, or a notebook's stop) is passed on once: the command finishes what is under way and keeps it.
    It also stops so when this process ends in whatever way, since its standard input ends then.
    """
    watcher = _watcher(progress)
    try:
        return _finished(_Run([command(), *arguments, "--progress", "json", "--until-eof"]), accepts, watcher)
    finally:
        if watcher is not None:
            watcher.close()


def _watcher(progress: bool | Watcher) -> Watcher | None:
    if isinstance(progress, bool):
        from anabasis.progress import Bar

        return Bar() if progress else None
    return progress


@dataclass
class _Run:
    """A process under way; its streams are read by threads of their own, so that neither ever blocks it."""

    words: list[str]
    process: subprocess.Popen[str] = field(init=False)
    output: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A session of its own, so that Ctrl-C in a terminal reaches it once, through us.
        self.process = subprocess.Popen(
            self.words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self.reader = threading.Thread(target=self._read, args=(self.process.stdout,), daemon=True)
        self.reader.start()

    def _read(self, stream: IO[str] | None) -> None:
        if stream is not None:
            self.output.append(stream.read())

    def listen(self, hear: Callable[[str], None]) -> None:
        """Pass on the lines of standard error as they come; an interrupt is handed down, a second one ends the process."""
        was_interrupted = False
        while self.process.stderr is not None:
            try:
                line = self.process.stderr.readline()
                if not line:
                    return
                hear(line.rstrip("\n"))
            except KeyboardInterrupt:
                if was_interrupted:
                    self.process.kill()
                    raise
                was_interrupted = True
                self.process.send_signal(signal.SIGINT)

    def wait(self) -> int:
        """Wait for the end and give the exit code."""
        code = self.process.wait()
        self.reader.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        return code

    def end(self) -> None:
        """See that nothing is left of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.wait()


def _finished(run: _Run, accepts: Sequence[int], watcher: Watcher | None) -> Answer:
    notices: list[str] = []
    stores: list[Path] = []

    def hear(line: str) -> None:
        told = _object(line)
        if told is None:
            notices.append(line)
        elif "stage" in told:
            if watcher is not None:
                watcher.hear(told["stage"], told["done"], told["of"])
        elif "store" in told:
            stores.append(Path(told["store"]))
        elif "notice" in told:
            notices.extend(part for part in str(told["notice"]).splitlines() if part)

    try:
        run.listen(hear)
        code = run.wait()
    finally:
        run.end()
    if code not in accepts:
        if code < 0:
            notices.append(f"The command was ended by signal {-code}.")
        raise AnabasisError(notices or [f"The command ended with {code} and said nothing."], code)
    return Answer("".join(run.output), code, tuple(notices), stores[-1] if stores else None)


def _object(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
