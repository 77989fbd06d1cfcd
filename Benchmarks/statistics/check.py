"""Holds the module Statistics against SALib, on the same points and values, and prints both side by side.

usage: check.py ISHIGAMI.json [FOLDER]
ISHIGAMI.json is what the program Ishigami writes; FOLDER what `anabasis sensitivity --morris --sobol --out FOLDER` writes.
Total indices and elementary effects are the same sums in both and must agree to 1e-9. For first-order indices Statistics has
Jansen's estimator and SALib that of Saltelli et al. (2010); Jansen's is written out here in numpy and must agree to 1e-9 too.
Ends with 1 if anything differs.
"""

import csv
import json
import pathlib
import sys

import numpy as np
from SALib.analyze import morris, sobol

ANALYTIC = {"first": [0.3139, 0.4424, 0.0], "total": [0.5576, 0.4424, 0.2437]}
faults = []


def agree(what, ours, theirs, within):
    worst = float(np.max(np.abs(np.asarray(ours) - np.asarray(theirs)) / (1 + np.abs(theirs))))
    if not worst <= within:
        faults.append(f"{what} differ by {worst:.1e}")
    return worst


def jansen_first(y, inputs):
    table = y.reshape(-1, inputs + 2)
    variance = np.var(np.r_[table[:, 0], table[:, -1]])
    return [1 - 0.5 * np.mean((table[:, -1] - table[:, 1 + i]) ** 2) / variance for i in range(inputs)]


def indices(title, names, bounds, y, ours, analytic=None):
    problem = {"num_vars": len(names), "names": names, "bounds": bounds}
    theirs = sobol.analyze(problem, y, calc_second_order=False, num_resamples=1000, seed=1)
    print(f"{title}: {len(y)} points\n")
    columns = ["rule" if analytic is None else "input", "first, Statistics", "first, SALib", "total, Statistics", "total, SALib"]
    if analytic:
        columns += ["first, exact", "total, exact"]
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    for i, name in enumerate(names):
        row = [
            name, f"{ours['first'][i]:.4f} ({ours['firstLow'][i]:.3f} to {ours['firstHigh'][i]:.3f})",
            f"{theirs['S1'][i]:.4f} ± {theirs['S1_conf'][i]:.3f}",
            f"{ours['total'][i]:.4f} ({ours['totalLow'][i]:.3f} to {ours['totalHigh'][i]:.3f})",
            f"{theirs['ST'][i]:.4f} ± {theirs['ST_conf'][i]:.3f}",
        ]
        if analytic:
            row += [f"{analytic['first'][i]:.4f}", f"{analytic['total'][i]:.4f}"]
        print("| " + " | ".join(row) + " |")
    total = agree(f"{title}: total indices", ours["total"], theirs["ST"], 1e-9)
    first = agree(f"{title}: first-order indices against Jansen in numpy", ours["first"], jansen_first(y, len(names)), 1e-9)
    print(f"\nlargest difference: total against SALib {total:.1e}, first against Jansen in numpy {first:.1e}\n")


def effects(title, names, bounds, x, y, ours):
    problem = {"num_vars": len(names), "names": names, "bounds": bounds}
    # Their effects are for the unit cube as well.
    theirs = morris.analyze(problem, x, y, num_levels=4, seed=1)
    print(f"{title}: {len(y)} points\n")
    print("| rule | mu*, Statistics | mu*, SALib | mu, Statistics | mu, SALib | sigma, Statistics | sigma, SALib |\n|" + "---|" * 7)
    order = np.argsort(-np.asarray(ours["muStar"]))
    for i in order[:8]:
        pairs = [(ours["muStar"], theirs["mu_star"]), (ours["mu"], theirs["mu"]), (ours["sigma"], theirs["sigma"])]
        print(f"| {names[i]} | " + " | ".join(f"{a[i]:.3f} | {b[i]:.3f}" for a, b in pairs) + " |")
    worst = max(
        agree(f"{title}: {key}", ours[key], np.asarray(theirs[other], float), 1e-9)
        for key, other in [("muStar", "mu_star"), ("mu", "mu"), ("sigma", "sigma")]
    )
    print(f"\nlargest difference against SALib {worst:.1e}\n")


def read(path, answer):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name not in ("row", "question", "advantage")]
    x = np.array([[float(row[name]) for name in names] for row in rows])
    return names, x, np.array([float(row[answer]) for row in rows])


def of_rules(folder):
    for method, name in [("morris", "screening"), ("sobol", "indices")]:
        if not (folder / f"{name}.json").exists():
            continue
        page = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        rules = {rule["rule"]: rule for rule in page["rules"]}
        for answer in ("question", "advantage"):
            names, x, y = read(folder / f"{name}-points.csv", answer)
            bounds = [[rules[rule]["low"], rules[rule]["high"]] for rule in names]
            numbers = [rules[rule]["numbers"][answer] for rule in names]
            ours = {key: [entry[key] for entry in numbers] for key in numbers[0]}
            title = f"{page['question']}, {answer}, {page['replications']} campaigns a point"
            if method == "morris":
                effects(f"Screening: {title}", names, bounds, x, y, ours)
            else:
                indices(f"Shares of the variance: {title}", names, bounds, y, ours)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: check.py ISHIGAMI.json [FOLDER]")
    with open(sys.argv[1], encoding="utf-8") as file:
        found = json.load(file)
    names, bounds = ["x1", "x2", "x3"], [[-np.pi, np.pi]] * 3
    indices("Ishigami", names, bounds, np.array(found["sobol"]["y"]), found["sobol"]["results"], ANALYTIC)
    trajectories = found["morris"]
    effects("Ishigami, Morris", names, bounds, np.array(trajectories["x"]), np.array(trajectories["y"]), trajectories["results"])
    if len(sys.argv) == 3:
        of_rules(pathlib.Path(sys.argv[2]))
    if faults:
        sys.exit("check: " + "; ".join(faults) + ".")
    print("Statistics and SALib agree.")


if __name__ == "__main__":
    main()
