"""Checks a plan: solves the game that `anabasis plan --problem` wrote as a linear programme with HiGHS, and prints both values.

usage: check.py PROBLEM.json
The programme (Washburn and Wood 1995): min m u + sum s_k with s_k + u >= p_k y_k, y a flow from the sources to the targets.
Ends with 1 if the values differ by more than a millionth of their size.
"""

import json
import sys
import time

import highspy
import numpy as np
from scipy.sparse import coo_matrix


def solve(problem):
    tails, heads = np.array(problem["tails"]), np.array(problem["heads"])
    chance = np.array(problem["catchProbabilities"])
    nodes, arcs = problem["nodeCount"], tails.size
    supply = np.zeros(nodes)
    for node, share in problem["sources"]:
        supply[int(node)] += share
    targets = np.array(problem["targets"])
    risky = np.flatnonzero(chance > 0)
    place = np.full(nodes, -1)
    place[risky] = np.arange(risky.size)
    exits = arcs + np.arange(targets.size)
    s = arcs + targets.size + np.arange(risky.size)
    u = arcs + targets.size + risky.size
    into = place[heads] >= 0
    born = supply[risky] * chance[risky]  # what starts in a node passes it too
    rows = [tails, heads, targets, nodes + place[heads[into]], nodes + place[risky], nodes + place[risky]]
    columns = [np.arange(arcs), np.arange(arcs), exits, np.flatnonzero(into), s, np.full(risky.size, u)]
    values = [
        np.ones(arcs), -np.ones(arcs), np.ones(targets.size), chance[heads[into]], -np.ones(risky.size), -np.ones(risky.size)
    ]
    matrix = coo_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(nodes + risky.size, u + 1)
    ).tocsc()
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = u + 1, nodes + risky.size
    cost = np.zeros(u + 1)
    cost[s], cost[u] = 1, problem["blockers"]
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, np.zeros(u + 1), np.full(u + 1, highspy.kHighsInf)
    model.row_lower_ = np.concatenate([supply, np.full(risky.size, -highspy.kHighsInf)])
    model.row_upper_ = np.concatenate([supply, -born])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("solver", "ipm")
    highs.passModel(model)
    start = time.perf_counter()
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        sys.exit("check: HiGHS found no optimum.")
    return highs.getInfo().objective_function_value, time.perf_counter() - start


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: check.py PROBLEM.json")
    with open(sys.argv[1], encoding="utf-8") as file:
        problem = json.load(file)
    value, seconds = solve(problem)
    print(f"anabasis  value {problem['value']:.12f}  lower bound {problem['lowerBound']:.12f}")
    print(f"HiGHS     value {value:.12f}  in {seconds:.2f} s")
    if abs(value - problem["value"]) > 1e-6 * abs(value):
        sys.exit("check: the values differ.")


if __name__ == "__main__":
    main()
