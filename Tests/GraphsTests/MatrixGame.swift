/// A zero-sum game by its payoff matrix, solved by the simplex method on a dense tableau: slow and obvious, for references.
struct MatrixGame {
    /// The payoff to the row player (who maximises), by row and column.
    let payoffs: [[Double]]

    /// The value: min over mixtures of columns of the greatest expected payoff of a row.
    ///
    /// With all payoffs above 0 the column player's problem is: maximise the sum of x subject to payoffs x <= 1, x >= 0; the value is
    /// the inverse of the maximum (Dantzig 1951). Bland's rule (1977) prevents cycling.
    var value: Double {
        let shift = 1 - min(0, payoffs.joined().min() ?? 0)
        let (rows, columns) = (payoffs.count, payoffs[0].count)
        var table = payoffs.enumerated().map { row, values in
            values.map { $0 + shift } + (0..<rows).map { $0 == row ? 1 : 0 } + [1]
        }
        var objective = [Double](repeating: -1, count: columns) + [Double](repeating: 0, count: rows + 1)
        while let entering = objective.indices.dropLast().first(where: { objective[$0] < -1e-12 }) {
            pivot(&table, &objective, entering)
        }
        return 1 / objective[columns + rows] - shift
    }

    private func pivot(_ table: inout [[Double]], _ objective: inout [Double], _ entering: Int) {
        let last = objective.count - 1
        let candidates = table.indices.filter { table[$0][entering] > 1e-12 }
        let leaving = candidates.min { table[$0][last] / table[$0][entering] < table[$1][last] / table[$1][entering] }!
        let scale = table[leaving][entering]
        table[leaving] = table[leaving].map { $0 / scale }
        let pivotRow = table[leaving]
        for row in table.indices where row != leaving && table[row][entering] != 0 {
            let factor = table[row][entering]
            table[row] = zip(table[row], pivotRow).map { $0 - factor * $1 }
        }
        let factor = objective[entering]
        objective = zip(objective, pivotRow).map { $0 - factor * $1 }
    }
}
