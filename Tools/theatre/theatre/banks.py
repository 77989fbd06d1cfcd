"""Keeps river towns on their own bank: where a river passes the wrong side of a town's hex, it is led round the other."""


def keep(graph, neighbours, course, towns, faults):
    """`towns` is [(cell, row of banks.csv)]; the course is changed in place."""
    for cell, row in towns:
        if _bank(graph, course, cell) != row["bank"]:
            _lead_round(course, _ring(cell, neighbours))
        if _bank(graph, course, cell) != row["bank"]:
            faults.add(row["at"], f"the {course.name} passes {row['place']} on the wrong side and not along its hex",
                       f"{row['place']} on the {row['bank']} bank", "move or add an anchor of the river near it")


def _lead_round(course, ring):
    """Replaces the run of the course along the hex by the rest of the hex's sides, where there is one run."""
    touched = [i for i, v in enumerate(course.vertices) if v in ring]
    if len(touched) < 2 or touched[-1] - touched[0] != len(touched) - 1:
        return
    first, last = touched[0], touched[-1]
    a, b = ring.index(course.vertices[first]), ring.index(course.vertices[last])
    forth = [ring[(a + k) % 6] for k in range((b - a) % 6 + 1)]
    back = [ring[(a - k) % 6] for k in range((a - b) % 6 + 1)]
    other = back if course.vertices[first + 1] == forth[1] else forth
    kind = course.classes[first]
    course.vertices[first:last + 1] = other
    course.classes[first:last] = [kind] * (len(other) - 1)


def _ring(cell, nb):
    """Vertices of a hex, anticlockwise."""
    n = [int(v) for v in nb[cell]]
    return [2 * n[5], 2 * n[1] + 1, 2 * cell, 2 * n[2] + 1, 2 * n[4], 2 * cell + 1]


def _bank(graph, course, cell):
    """The bank the centre of a hex lies on, from the sides nearest to it."""
    grid = graph.grid
    row, column = divmod(cell, grid.columns)
    px, py = grid.origin_x + grid.flat * (column + 0.5 * (row & 1)), grid.origin_y - row * grid.row_height
    sides = [(graph.x[u], graph.y[u], graph.x[v], graph.y[v]) for u, v in zip(course.vertices, course.vertices[1:])]
    away = [_distance(px, py, *s) for s in sides]
    least = min(away)
    turn = sum((s[2] - s[0]) * (py - s[1]) - (s[3] - s[1]) * (px - s[0]) for s, d in zip(sides, away) if d < least + 1)
    return "left" if turn > 0 else "right"


def _distance(px, py, ax, ay, bx, by):
    dx, dy = bx - ax, by - ay
    t = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return ((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5
