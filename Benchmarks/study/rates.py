"""Times studies of a scenario: rates.py ANABASIS SCENARIO [MEN] [REPLICATIONS].

First the comparison of all directives, then the scenario's question with every detachment cut to MEN men (14 unless said, which makes
some thousands of detachments of Korea's divisions): the same scenario in a folder of its own with each `detachmentSize` replaced.
Each on one worker, on two, and the second by two processes of one worker side by side. Counts are exact; rates are those of the
comparison alone, without reading the map. The digests must agree, or the exit code is 1.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

FOLDER = pathlib.Path("out/bench")


def command(anabasis, scenario, directive, replications, workers, folder):
    chosen = ["--directive", directive] if directive else []
    return [
        anabasis, "study", str(scenario), *chosen, "--replications", str(replications), "--workers", str(workers), "--json",
        "--sweep", "0", "--no-store", "--out", str(FOLDER / folder),
    ]


def run(*commands):
    """Runs commands side by side; their replies."""
    processes = [subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) for words in commands]
    replies = []
    for words, process in zip(commands, processes):
        text = process.communicate()[0]
        if process.returncode:
            sys.exit(f"bench: `{' '.join(words)}` ended with exit code {process.returncode}; run it to see its message.")
        replies.append(json.loads(text))
    return replies


def first_campaigns(words):
    """Seconds from the command to the first line of campaigns under way, and to its end."""
    start = time.perf_counter()
    first = None
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if first is None and not line.startswith("reading"):
            first = time.perf_counter() - start
    process.wait()
    return first, time.perf_counter() - start


def line(name, replies):
    """A row: rates summed over processes that ran side by side."""
    rate = sum(reply["replicationsPerSecond"] for reply in replies)
    figures = [reply["figures"]["run"] for reply in replies]
    work = figures[0]["work"]
    campaigns = figures[0]["replications"] * len(replies[0]["figures"]["directives"])
    a_second = {key: work[key] / campaigns * rate / 1e6 for key in ("bodyEpochs", "hexesMarched", "contacts")}
    peak = max(reply["peakMemoryBytes"] for reply in replies) / 2**20
    print(
        f"{name:<14} {rate:>10,.0f} {a_second['bodyEpochs']:>13.1f} {a_second['hexesMarched']:>12.1f}"
        f" {a_second['contacts']:>13.2f} {peak:>9.0f}  {replies[0]['digest']}",
        flush=True,
    )
    return rate


def measure(title, anabasis, scenario, directive, replications):
    print(f"\n{title}")
    print(f"{'':<14} {'campaigns/s':>11} {'M body-epochs/s':>12} {'M hexes/s':>11} {'M contacts/s':>12} {'peak MiB':>9}  digest")
    one = run(command(anabasis, scenario, directive, replications, 1, "one"))
    rate_one = line("one worker", one)
    two = run(command(anabasis, scenario, directive, replications, 2, "two"))
    rate_two = line("two workers", two)
    apart = run(*(command(anabasis, scenario, directive, replications, 1, f"apart{n}") for n in (1, 2)))
    rate_apart = line("two processes", apart)
    work = one[0]["figures"]["run"]["work"]
    campaigns = replications * len(one[0]["figures"]["directives"])
    print(
        f"At most {work['bodies']:,} bodies in a campaign, {work['bodyEpochs'] / campaigns:,.0f} body-epochs,"
        f" {work['hexesMarched'] / campaigns:,.0f} hexes and {work['contacts'] / campaigns:,.0f} contacts on average."
    )
    print(f"Two workers: {rate_two / rate_one:.2f} of one, {rate_two / rate_apart:.2f} of two processes.")
    if len({reply["digest"] for reply in one + two + apart}) != 1:
        sys.exit("bench: the digests differ; a result must not depend on the number of workers.")


def finer(scenario, men):
    """The scenario with every detachment cut to so many men, in a folder of its own."""
    source = pathlib.Path(scenario) if os.path.isdir(scenario) else pathlib.Path("Scenarios") / scenario
    copy = FOLDER / f"of-{men}-men" / source.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy)
    for file in [copy / "scenario.yaml", *sorted((copy / "directives").glob("*.yaml"))]:
        file.write_text(re.sub(r"detachmentSize: \d+", f"detachmentSize: {men}", file.read_text()))
    return copy, re.search(r"^question: *(\S+)", (copy / "scenario.yaml").read_text(), re.MULTILINE)[1]


def main():
    if not 3 <= len(sys.argv) <= 5:
        sys.exit("usage: rates.py ANABASIS SCENARIO [MEN] [REPLICATIONS]")
    anabasis, scenario = sys.argv[1:3]
    men = int(sys.argv[3]) if len(sys.argv) > 3 else 14
    replications = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    measure("All directives, detachments as they are", anabasis, scenario, None, max(1, replications // 3))
    copy, question = finer(scenario, men)
    measure(f"{question}, detachments of {men} men", anabasis, copy, question, replications)
    first, whole = first_campaigns(command(anabasis, scenario, None, 10, 2, "first"))
    print(f"\nFrom the command to the first campaigns {first:.2f} s; to the end of a study of ten campaigns {whole:.1f} s.")


if __name__ == "__main__":
    main()
