"""The same subjects by scipy (paths) and HiGHS (games). Prints program, subject, seconds, result."""

import sys
import time

import numpy as np

MASK = np.uint64(0xFFFFFFFFFFFFFFFF)


def splitmix(seed, count):
    """`count` numbers of the generator, all at once."""
    z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def hex_arcs(columns, rows):
    """Node * 6 + direction, tail and head of every arc that stays on the grid."""
    node = np.arange(columns * rows)
    row, column = node // columns, node % columns
    odd = row & 1
    steps = [(1, 0), (odd, -1), (odd - 1, -1), (-1, 0), (odd - 1, 1), (odd, 1)]
    arcs, tails, heads = [], [], []
    for direction, (right, down) in enumerate(steps):
        c, r = column + right, row + down
        inside = (c >= 0) & (c < columns) & (r >= 0) & (r < rows)
        arcs.append(node[inside] * 6 + direction)
        tails.append(node[inside])
        heads.append((r * columns + c)[inside])
    return np.concatenate(arcs), np.concatenate(tails), np.concatenate(heads)


def paths(greatest):
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    size = 500
    costs = (splitmix(1, size * size * 6) % np.uint64(greatest)).astype(np.int64) + 1
    arcs, tails, heads = hex_arcs(size, size)
    graph = csr_matrix((costs[arcs].astype(float), (tails, heads)), shape=(size * size, size * size))
    source = 250 * 500 + 250
    dijkstra(graph, indices=source, return_predecessors=True)
    start = time.perf_counter()
    distances, _ = dijkstra(graph, indices=source, return_predecessors=True)
    seconds = time.perf_counter() - start
    whole = distances.astype(np.uint64)
    digest = int((np.arange(1, whole.size + 1, dtype=np.uint64) * whole).sum(dtype=np.uint64))
    print(f"scipy paths-{greatest} {seconds:.9f} {int(whole.sum())}:{digest}")


def game(size, blockers, solver):
    """min m u + sum s, s_k + u >= p_k y_k, y the flow through nodes; columns: arcs, exits to the sinks, s, u."""
    import highspy
    from scipy.sparse import coo_matrix

    nodes = size * size
    chance = 0.02 + 0.78 * ((splitmix(7, nodes) >> np.uint64(11)).astype(float) / 2.0**53)
    chance[:size] = 0
    chance[-size:] = 0
    _, tails, heads = hex_arcs(size, size)
    count = tails.size
    supply = np.zeros(nodes)
    supply[-size:] = 1 / size
    risky = np.flatnonzero(chance > 0)
    place = np.full(nodes, -1)
    place[risky] = np.arange(risky.size)
    exits, s, u = count + np.arange(size), count + size + np.arange(risky.size), count + size + risky.size
    into = place[heads] >= 0
    rows = [tails, heads, np.arange(size), nodes + place[heads[into]], nodes + place[risky], nodes + place[risky]]
    columns = [np.arange(count), np.arange(count), exits, np.flatnonzero(into), s, np.full(risky.size, u)]
    values = [np.ones(count), -np.ones(count), np.ones(size), chance[heads[into]], -np.ones(risky.size), -np.ones(risky.size)]
    matrix = coo_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(nodes + risky.size, u + 1)
    ).tocsc()
    infinity = highspy.kHighsInf
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = u + 1, nodes + risky.size
    cost = np.zeros(u + 1)
    cost[s] = 1
    cost[u] = blockers
    model.col_cost_, model.col_lower_, model.col_upper_ = cost, np.zeros(u + 1), np.full(u + 1, infinity)
    model.row_lower_ = np.concatenate([supply, np.full(risky.size, -infinity)])
    model.row_upper_ = np.concatenate([supply, np.zeros(risky.size)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", 300.0)
    highs.setOptionValue("solver", solver)
    highs.passModel(model)
    start = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - start
    optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    value = f"{highs.getInfo().objective_function_value:.12f}" if optimal else "time-limit"
    print(f"highs-{solver} game-{size}-{blockers} {seconds:.9f} {value}")


if __name__ == "__main__":
    np.seterr(over="ignore")
    if sys.argv[1] == "paths":
        paths(int(sys.argv[2]))
    else:
        game(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
