"""What a shorter epoch does to the results: epochs.py ANABASIS SCENARIO [REPLICATIONS] prints one Markdown table.

Plays all directives with epochs of twelve hours and of six. Men are shown in points, hundredths of all men at the start; a change has
its standard error in brackets, the two runs taken as independent. Exit code 1 if a main result moves by half a point or more.
"""

import json
import math
import subprocess
import sys

MEASURES = {"menNorth": "brought out", "guerrillas": "guerrillas at the end", "lost": "lost"}


def study(anabasis, scenario, replications, hours):
    words = [
        anabasis, "study", scenario, "--replications", str(replications), "--epoch-hours", str(hours), "--sweep", "0", "--no-store",
        "--json", "--out", f"out/epochs/{hours}",
    ]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"epochs: `{' '.join(words)}` ended with exit code {done.returncode}; its own message is above.")
    return json.loads(done.stdout)["figures"]


def estimates(figures):
    """Mean and standard error of each main result of each directive, in points."""
    men = sum(formation["menStart"] for formation in figures["formations"])
    found = {}
    for directive in figures["directives"]:
        for measure in MEASURES:
            value = directive["measures"]["all"][measure]
            error = (value["meanHigh"] - value["meanLow"]) / (2 * 1.96)
            found[directive["title"], measure] = (100 * value["mean"] / men, 100 * error / men)
    return found


def chosen(figures):
    return [choice["going"] for choice in figures["choices"] if choice["isChosen"]]


def main():
    if not 3 <= len(sys.argv) <= 4:
        sys.exit("usage: epochs.py ANABASIS SCENARIO [REPLICATIONS]")
    replications = int(sys.argv[3]) if len(sys.argv) == 4 else 2000
    twelve, six = (study(sys.argv[1], sys.argv[2], replications, hours) for hours in (12, 6))
    long, short = estimates(twelve), estimates(six)
    print("| directive | result | epochs of 12 h | of 6 h | change |\n|---|---|---|---|---|")
    worst = 0.0
    for (title, measure), (mean, error) in long.items():
        other, other_error = short[title, measure]
        change = other - mean
        worst = max(worst, abs(change))
        spread = math.hypot(error, other_error)
        print(f"| {title} | {MEASURES[measure]} | {mean:.2f} | {other:.2f} | {change:+.2f} ({spread:.2f}) |")
    print(f"\n{replications:,} campaigns of each; largest change {worst:.2f} points.")
    if chosen(twelve) != chosen(six):
        print(f"The two studies sent different formations: {chosen(twelve)} and {chosen(six)}.")
    sys.exit(0 if worst < 0.5 else 1)


if __name__ == "__main__":
    main()
