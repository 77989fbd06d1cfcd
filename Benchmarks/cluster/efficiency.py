"""Measures what a study loses by being shared out: the work of parts, counted, and their processor time, against that of few parts.

usage: efficiency.py COMMAND [SCENARIO [WORLDS [PARTS]]]

Who goes is settled once. Then some of the parts are played, and some of parts that are four and eight times as large, each by one worker; the
processor time of each comes from the system (getrusage). What a part takes is a constant, which every part has again, so much for each world and
so much for each trial, a campaign that judges; the stores count them. Ideal is the study in one part. Trials are left out of both sums, since
they are the same in both and make the ratio only better.
"""

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path


def run(words):
    """Run a command; give its processor time in seconds."""
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    _, status, usage = os.wait4(pid, 0)
    os.close(null)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(words)}: it ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def rows(store, query):
    with closing(sqlite3.connect(store)) as file:
        return file.execute(query).fetchone()[0]


def counts(store):
    """Give the campaigns that a store keeps: of the answer, and of trials; and its worlds."""
    return [rows(store, q) for q in ("select count(*) from run_rows", "select count(*) from trial_rows", "select count(distinct world) from runs")]


def fit(rows, values):
    """Solve for the factors that bring rows nearest to values: least squares by the normal equations."""
    size = len(rows[0])
    table = [[sum(r[i] * r[j] for r in rows) for j in range(size)] + [sum(r[i] * v for r, v in zip(rows, values))] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(table[k][i]))
        table[i], table[pivot] = table[pivot], table[i]
        for k in range(size):
            if k != i:
                share = table[k][i] / table[i][i]
                table[k] = [a - share * b for a, b in zip(table[k], table[i])]
    return [table[i][size] / table[i][i] for i in range(size)]


def main():
    command, scenario, worlds, parts = (sys.argv[1:] + ["korea-1950", "1024", "100"][len(sys.argv) - 2 :])[:4]
    worlds, parts = int(worlds), int(parts)
    words = [os.path.abspath(command), "study", scenario, "--worlds", str(worlds), "--workers", "1"]
    with tempfile.TemporaryDirectory() as folder:
        settled = f"{folder}/settled.study"
        settling = run([*words, "--shard", "settle", "--store", settled])
        kept = counts(settled)
        print(f"{scenario}, {worlds} worlds: settling takes {settling:.1f} s of processor time and keeps {kept[1]} trials")
        print("| part | worlds | campaigns | trials | processor time, s |\n|---|---:|---:|---:|---:|")
        work, times, small = [], [], []
        for of in (parts, max(1, parts // 4), max(1, parts // 8)):
            for number in sorted({1, 2, of // 3, (of + 1) // 2, of} - {0} if of == parts else {1, max(1, of // 2)}):
                store = Path(folder) / f"{number}-{of}.study"
                taken = run([*words, "--settled", settled, "--shard", f"{number}/{of}", "--store", str(store)])
                campaigns, trials, own = counts(store)
                print(f"| {number}/{of} | {own} | {campaigns} | {trials} | {taken:.2f} |", flush=True)
                work.append([1, own, trials])
                times.append(taken)
                if of == parts:
                    small.append(taken)
    constant, each, trial = fit(work, times)
    whole = settling + constant + worlds * each
    shared = settling + parts * constant + worlds * each
    print(f"a part takes {constant:.2f} s, {each:.3f} s for each world and {1000 * trial:.1f} ms for each trial")
    print(f"one part: {whole:.0f} s; {parts} parts: {shared:.0f} s in all; efficiency {100 * whole / shared:.0f} %")
    slowest = settling + max(small)
    print(f"on {parts} cores it ends after settling and the slowest part, {slowest:.1f} s; ideal {whole / parts:.1f} s")


if __name__ == "__main__":
    main()
