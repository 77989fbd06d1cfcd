"""Times `anabasis plan` from a cold start: a new process each time, the map read anew.

usage: cold.py ANABASIS [SCENARIO [RUNS]]
Prints the median of the runs with the least and the greatest. The files of the scenario are in the system's cache after the
first run, which is told apart.
"""

import statistics
import subprocess
import sys
import time


def run(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit("usage: cold.py ANABASIS [SCENARIO [RUNS]]")
    scenario = sys.argv[2] if len(sys.argv) > 2 else "korea-1950"
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    command = [sys.argv[1], "plan", scenario]
    first = run(command)
    later = sorted(run(command) for _ in range(runs))
    print(
        f"plan {scenario}: first {first:.2f} s, then median {statistics.median(later):.2f} s "
        f"of {runs} ({later[0]:.2f} to {later[-1]:.2f})"
    )


if __name__ == "__main__":
    main()
