"""Measures what a study loses by being shared out: the work of parts, counted, and their processor time, against that of few parts.

usage: efficiency.py COMMAND [SCENARIO [WORLDS [PARTS]]]

Who goes is settled once. Then some of the parts are played, and some of parts that are four and eight times as large, each by one worker; the
processor time of each comes from the system (getrusage). What a part costs is a constant, which every part has again, and so much for each
world. Ideal is the study in one part. Campaigns are counted in the stores: those of the answer, and the trials that settle and judge.
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


def line(xs, ys):
    """Fit a constant and a slope by least squares."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs)
    return mean_y - slope * mean_x, slope


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
        sizes, times, small = [], [], []
        for of in (parts, max(1, parts // 4), max(1, parts // 8)):
            for number in sorted({1, (of + 1) // 2, of} if of == parts else {max(1, of // 2)}):
                store = Path(folder) / f"{number}-{of}.study"
                taken = run([*words, "--settled", settled, "--shard", f"{number}/{of}", "--store", str(store)])
                campaigns, trials, own = counts(store)
                print(f"| {number}/{of} | {own} | {campaigns} | {trials} | {taken:.2f} |", flush=True)
                sizes.append(own)
                times.append(taken)
                if of == parts:
                    small.append(taken)
    constant, each = line(sizes, times)
    whole = settling + constant + worlds * each
    shared = settling + parts * constant + worlds * each
    print(f"a part costs {constant:.2f} s and {each:.3f} s for each world")
    print(f"one part: {whole:.0f} s; {parts} parts: {shared:.0f} s in all; efficiency {100 * whole / shared:.0f} %")
    slowest = settling + max(small)
    print(f"on {parts} cores it ends after settling and the slowest part, {slowest:.1f} s; ideal {whole / parts:.1f} s")


if __name__ == "__main__":
    main()
