"""Medians of the log as one Markdown table; says whether the results agree."""

import statistics
import sys
from collections import defaultdict

times = defaultdict(lambda: defaultdict(list))
results = defaultdict(dict)
for line in open(sys.argv[1]):
    program, subject, seconds, result = line.split()[:4]
    times[subject][program].append(float(seconds))
    results[subject][program] = result


def agree(found):
    if all(":" in result for result in found.values()):
        return len(set(found.values())) == 1
    values = [float(result) for result in found.values() if result != "time-limit"]
    return max(values) - min(values) <= 1e-6 * max(values)


print("| subject | program | median | against Graphs | result |")
print("|---|---|---|---|---|")
for subject, programs in times.items():
    ours = statistics.median(programs["graphs"])
    for program, seconds in programs.items():
        median = statistics.median(seconds)
        figure = f"{median * 1e9 / 250_000:.1f} ns a hex" if subject.startswith("paths") else f"{median:.4f} s"
        print(f"| {subject} | {program} | {figure} | {median / ours:.2f} x | {results[subject][program]} |")
    print(f"| {subject} | | | | {'results agree' if agree(results[subject]) else 'RESULTS DIFFER'} |")
