"""Makes the table of `make gates` and its page from the lines that tests print: page.py LOG PAGE.

Tests print a line for each gate ("gate:", then fields between tabs) and for each quantity whose coverage they count ("coverage: what,
toy: share"). The table goes to the terminal, the page to the file. The exit code is 1 if a blocking gate is broken or the log has none.
"""

import pathlib
import re
import sys
import textwrap

TOPICS = {
    "limit": "Limits",
    "metamorphic": "Changes that mean nothing",
    "smooth": "Smooth",
    "calibrated": "Calibrated",
    "skewed": "Coverage on skewed worlds",
    "finding": "Findings on small maps",
    "korea": "Findings on Korea 1950",
}
# Of 1,000 repetitions.
TOLERANCE = 0.03
SKEWED = "values without luck have the right variance, not the shape of a skewed law ([Worlds](Worlds.md), where it ends)"
BLOCKING = {"limit", "metamorphic", "smooth", "calibrated"}

HEAD = """\
# Gates

Written by `make gates`; a test keeps that it lists every gate. *Blocking* gates must hold whatever the numbers of the model are, and also run,
with fewer campaigns, in every `make test`. *Findings* are expectations that no theorem supports: they are printed, explained where they are
not met, and never fail.

The gates are in [Tests/GateTests](../Tests/GateTests); the coverage of printed quantities is counted by
[WorldCoverageTests](../Tests/StatisticsTests/WorldCoverageTests.swift), whose laws are in [Worlds](Worlds.md).
"""


def coverage(line):
    """A row of a line such as "coverage: mean, 32 x 10, worlds 1.0, luck 0.5, normal: 0.951", or nothing for other figures."""
    found = re.fullmatch(r"coverage: (.+?), (\d+ x \d+, .+): ([0-9.]+)", line)
    if not found:
        return None
    what, toy, share = found[1], found[2], float(found[3])
    target = 0.8 if "interval" in what else 0.95
    holds = abs(share - target) <= TOLERANCE + 1e-9
    figures = [what, toy, f"{100 * share:.1f} %", f"{100 * target:.0f} % +- {100 * TOLERANCE:.0f}"]
    if "exponential" not in toy:
        return ["calibrated", *figures, "pass" if holds else "broken", ""]
    return ["skewed", *figures, *(("holds", "") if holds else ("does not hold", SKEWED))]


def rows(log):
    found = []
    for line in log.splitlines():
        if line.startswith("gate:\t"):
            found.append(line.split("\t")[1:])
        elif row := coverage(line):
            found.append(row)
    order = list(TOPICS)
    # Tests run side by side: their lines come in any order, and gates may be printed twice if they are played twice.
    return sorted({tuple(row) for row in found}, key=lambda row: (order.index(row[0]), row[1], row[2]))


def page(rows):
    text = HEAD
    for topic, title in TOPICS.items():
        kind = "blocking" if topic in BLOCKING else "findings"
        text += f"\n## {title} ({kind})\n\n"
        text += "| gate | what must hold | value | bound | |\n|---|---|---|---|---|\n".replace(
            "what must hold", "on the toy" if topic in {"calibrated", "skewed"} else "what must hold" if topic in BLOCKING else "what is expected")
        for _, name, claim, value, bound, verdict, _ in (row for row in rows if row[0] == topic):
            text += f"| `{name}` | {claim} | {value} | {bound} | {verdict} |\n"
        causes = [(row[1], row[6]) for row in rows if row[0] == topic and row[6]]
        if causes:
            text += "\n" + "\n".join(f"- `{name}`: {cause}" for name, cause in causes) + "\n"
    return text


def table(rows):
    for topic, name, claim, value, bound, verdict, cause in rows:
        mark = verdict if topic in BLOCKING else f"finding: {verdict}"
        what = f"{name}, {claim}" if topic in {"calibrated", "skewed"} else name
        print(f"{mark:<24} {what}")
        for text in (f"{value} (bound: {bound})", cause and f"Because {cause}"):
            if text:
                print(textwrap.fill(text, 110, initial_indent=" " * 25, subsequent_indent=" " * 25))


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: page.py LOG PAGE")
    found = rows(pathlib.Path(sys.argv[1]).read_text())
    missing = [topic for topic in TOPICS if not any(row[0] == topic for row in found)]
    if missing:
        sys.exit(f"gates: the log has no line of {', '.join(missing)}; the tests did not run to their end.")
    pathlib.Path(sys.argv[2]).write_text(page(found))
    table(found)
    broken = sum(row[5] == "broken" for row in found)
    blocking = sum(row[0] in BLOCKING for row in found)
    print(f"\n{blocking} blocking gates, {broken} broken; {len(found) - blocking} findings.")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
