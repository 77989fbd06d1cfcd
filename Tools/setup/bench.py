"""Times one study on one worker and on two: bench.py ANABASIS SCENARIO. The digests must agree, or the exit code is 1."""

import json
import subprocess
import sys
import time

REPLICATIONS = 400


def measure(anabasis, scenario, workers):
    command = [
        anabasis, "study", scenario, "--replications", str(REPLICATIONS), "--workers", str(workers), "--json",
        "--sweep", "0", "--no-store", "--out", "out/bench",
    ]
    start = time.perf_counter()
    finished = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    seconds = time.perf_counter() - start
    if finished.returncode:
        sys.exit(f"bench: `{' '.join(command)}` ended with exit code {finished.returncode}; its own message is above.")
    return json.loads(finished.stdout), seconds


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: bench.py ANABASIS SCENARIO")
    digests = set()
    print(f"{'workers':>7} {'seconds':>8} {'replications/s':>15} {'peak MiB':>9}  digest")
    for workers in (1, 2):
        study, seconds = measure(sys.argv[1], sys.argv[2], workers)
        digests.add(study["digest"])
        rate, peak = study["replicationsPerSecond"], study["peakMemoryBytes"] / 2**20
        print(f"{workers:>7} {seconds:>8.2f} {rate:>15,.0f} {peak:>9.1f}  {study['digest']}")
    if len(digests) != 1:
        sys.exit("bench: the digests differ; a result must not depend on the number of workers.")


if __name__ == "__main__":
    main()
