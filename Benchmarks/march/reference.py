"""The common march model by numpy and by Mesa: reference.py PROGRAM GROUND REPLICATIONS.

Prints program, seconds, mean of the survivors, digest; "expected" prints the closed form, reckoned here anew.
"""

import sys
import time

import numpy as np


def read(path):
    words = np.fromfile(path, dtype=np.int32)
    cells, bodies, steps = (int(word) for word in words[:3])
    ahead = words[3 : 3 + cells]
    starts = words[3 + cells : 3 + cells + bodies]
    hazard = words[3 + cells + bodies :].view(np.float32).astype(float)
    return ahead, starts, hazard, steps


def expected(ground, _):
    """Mean and standard deviation of the survivors of one replication."""
    ahead, cell, hazard, steps = ground
    sums = np.zeros(len(cell))
    for _ in range(steps):
        cell = ahead[cell]
        sums += hazard[cell]
    chance = np.exp(-sums)
    return float(chance.sum()), float(np.sqrt((chance * (1 - chance)).sum()))


def by_numpy(ground, replications):
    """All bodies at once, step by step."""
    ahead, starts, hazard, steps = ground
    chance = -np.expm1(-hazard)
    survivors = []
    for replication in range(replications):
        luck = np.random.default_rng(1950 + replication)
        cell = starts
        for _ in range(steps):
            cell = ahead[cell]
            cell = cell[luck.random(len(cell)) >= chance[cell]]
        survivors.append(len(cell))
    return survivors


def by_mesa(ground, replications):
    """A body an agent on Mesa's own hex grid. The grid is built once, outside the time."""
    import mesa
    from mesa.discrete_space import CellAgent, HexGrid

    ahead, starts, hazard, steps = ground
    chance = (-np.expm1(-hazard)).tolist()

    class Body(CellAgent):
        def __init__(self, model, cell):
            super().__init__(model)
            self.cell = cell

        def march(self):
            self.move_to(self.model.ahead[self.cell])
            if self.random.random() < self.model.chance[self.cell]:
                self.remove()

    class March(mesa.Model):
        def __init__(self, seed):
            super().__init__(seed=seed)
            columns = 150
            self.grid = HexGrid((len(ahead) // columns, columns), torus=False, random=self.random)
            cells = [self.grid[divmod(number, columns)] for number in range(len(ahead))]
            self.places = cells
            self.ahead = {cell: cells[int(number)] for cell, number in zip(cells, ahead)}
            self.chance = dict(zip(cells, chance))

        def replicate(self):
            for start in starts:
                Body(self, self.places[int(start)])
            for _ in range(steps):
                self.agents.do("march")
            survivors = len(self.agents)
            for body in list(self.agents):
                body.remove()
            return survivors

    model = March(1950)
    begin = time.perf_counter()
    survivors = [model.replicate() for _ in range(replications)]
    return survivors, time.perf_counter() - begin


def main():
    program, path, replications = sys.argv[1], sys.argv[2], int(sys.argv[3])
    ground = read(path)
    if program == "expected":
        mean, deviation = expected(ground, replications)
        print(f"expected-by-numpy 0 {mean!r} {deviation!r}")
        return
    begin = time.perf_counter()
    survivors = {"numpy": by_numpy, "mesa": by_mesa}[program](ground, replications)
    seconds = time.perf_counter() - begin
    if program == "mesa":
        survivors, seconds = survivors
    digest = 14695981039346656037
    for count in survivors:
        digest = ((digest ^ count) * 1099511628211) % 2**64
    print(f"{program} {seconds:.9f} {sum(survivors) / replications!r} {digest:x}")


if __name__ == "__main__":
    main()
