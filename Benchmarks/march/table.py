"""Medians of the log as one Markdown table, with the survivors against the closed form: table.py LOG BODIES STEPS REPLICATIONS.

Exit code 1 if a program's survivors lie more than four standard errors from what is expected, or its digest changes from round to round.
"""

import statistics
import sys
from collections import defaultdict

log, bodies, steps, replications = sys.argv[1], *(int(word) for word in sys.argv[2:5])
times, results, expected = defaultdict(list), defaultdict(set), {}
for line in open(log):
    program, seconds, mean, last = line.split()
    if program.startswith("expected"):
        expected[program] = (float(mean), float(last))
        continue
    times[program].append(float(seconds))
    results[program].add((float(mean), last))

names = {
    "budget": "Randomness: a hazard budget per body, step by step (as in a campaign)",
    "sums": "Randomness: a hazard budget per body, the step by binary search in prefix sums",
    "cohort": "Randomness: a division's bodies as a cohort",
    "c++": "C++: a uniform number a step",
    "numpy": "numpy: all bodies at once, a uniform number a step",
    "mesa": "Mesa: an agent a body",
}
(mean, deviation), *others = expected.values()
agrees = all(abs(other[0] - mean) < 1e-6 * mean for other in others)
error = deviation / replications**0.5
print(f"{bodies:,} bodies, {steps} steps, {replications} replications; medians of the rounds.")
print(f"Expected survivors of a replication: {mean:.2f}, standard error of their mean {error:.2f}.\n")
print("| program | seconds | against C++ | survivors | off by | digest |")
print("|---|---|---|---|---|---|")
for program, seconds in times.items():
    median = statistics.median(seconds)
    found, digest = next(iter(results[program]))
    off = (found - mean) / error
    agrees &= abs(off) < 4 and len(results[program]) == 1
    against = statistics.median(times["c++"]) / median
    print(f"| {names[program]} | {median:.5f} | {against:.3g} x as fast | {found:,.2f} | {off:+.1f} errors | {digest} |")
print("\n" + ("Survivors agree." if agrees else "SURVIVORS DIFFER."))
sys.exit(0 if agrees else 1)
