import Arithmetic

/// Ridge regression whose fitted value of each observation comes from the other folds alone (Stone 1974), so that it does not
/// explain noise. Designs are factorised once and serve many responses.
///
/// Observation i is in fold i mod folds: observations must be exchangeable, as independent worlds are. Building costs
/// O(ridges x folds x terms^3), a fit O(ridges x observations x terms).
struct CrossFittedRegression: Sendable {
    /// Fitted values, and the share of the response's variance that they explain.
    struct Fit {
        fileprivate(set) var values: [Double]
        /// Fitted value of each observation if all its terms were 0.
        fileprivate(set) var atZero: [Double]
        /// 1 - (squared errors of prediction) / (squared departures from the mean): below 0 for noise; 0 for a constant response.
        fileprivate(set) var rSquared: Double
    }

    private let observations: Int
    private let terms: Int
    private let folds: Int
    /// Observation by observation; the first term is the constant.
    private let design: [Double]
    /// Cholesky factors, ridge by ridge and fold by fold.
    private let factors: [CholeskyFactor]
    private let ridges: Int

    /// Terms of each observation without the constant, observation by observation; ridges are in units of the number of observations.
    init(terms columns: [Double], observations: Int, ridges: [Double], folds: Int = 10) {
        let width = columns.count / observations
        let terms = width + 1
        precondition(width * observations == columns.count && observations >= 2 * folds && !ridges.isEmpty)
        var design = [Double](repeating: 1, count: observations * terms)
        for row in 0..<observations {
            for term in 0..<width { design[row * terms + term + 1] = columns[row * width + term] }
        }
        var grams = [[Double]](repeating: [Double](repeating: 0, count: terms * terms), count: folds)
        var whole = grams[0]
        for row in 0..<observations {
            for i in 0..<terms {
                let x = design[row * terms + i]
                if x == 0 { continue }
                for j in 0...i { grams[row % folds][i * terms + j] += x * design[row * terms + j] }
            }
        }
        for gram in grams { for index in whole.indices { whole[index] += gram[index] } }
        let (sum, parts) = (whole, grams)
        factors = parallelMap(ridges.count * folds) { number in
            let (ridge, part) = (ridges[number / folds], parts[number % folds])
            var matrix = sum
            for index in matrix.indices { matrix[index] -= part[index] }
            for term in 1..<terms { matrix[term * terms + term] += ridge * Double(observations) }
            return CholeskyFactor(matrix, order: terms)
        }
        self.observations = observations
        self.terms = terms
        self.folds = folds
        self.design = design
        self.ridges = ridges.count
    }

    /// The fit of a response, with the ridge that predicts best.
    func fit(_ response: [Double]) -> Fit {
        precondition(response.count == observations)
        let mean = response.reduce(0, +) / Double(observations)
        let squares = response.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard squares > 0 else { return Fit(values: response, atZero: response, rSquared: 0) }
        let products = products(response.map { $0 - mean })
        var best = Fit(values: [], atZero: [], rSquared: -.infinity)
        for ridge in 0..<ridges {
            var fit = Fit(values: response, atZero: response, rSquared: 0)
            var errors = 0.0
            for fold in 0..<folds {
                var solution = products.whole
                for term in 0..<terms { solution[term] -= products.parts[fold * terms + term] }
                factors[ridge * folds + fold].solve(&solution)
                for row in stride(from: fold, to: observations, by: folds) {
                    let value = value(of: row, under: solution)
                    let error = response[row] - mean - value
                    errors += error * error
                    fit.values[row] = mean + value
                    fit.atZero[row] = mean + solution[0]
                }
            }
            fit.rSquared = 1 - errors / squares
            if fit.rSquared > best.rSquared { best = fit }
        }
        return best
    }

    /// The products of the design with departures, fold by fold, and their sum.
    private func products(_ departures: [Double]) -> (parts: [Double], whole: [Double]) {
        var parts = [Double](repeating: 0, count: folds * terms)
        var whole = [Double](repeating: 0, count: terms)
        let design = design.span
        for row in 0..<observations {
            let (part, departure) = (row % folds * terms, departures[row])
            for term in 0..<terms {
                let product = design[unchecked: row &* terms &+ term] * departure
                parts[part + term] += product
                whole[term] += product
            }
        }
        return (parts, whole)
    }

    /// The value of an observation under a solution.
    private func value(of row: Int, under solution: [Double]) -> Double {
        let (design, solution) = (design.span, solution.span)
        var value = 0.0
        for term in 0..<terms { value += design[unchecked: row &* terms &+ term] * solution[unchecked: term] }
        return value
    }
}

/// Triangular factor of a symmetric positive definite matrix (Golub and Van Loan 2013, section 4.2).
struct CholeskyFactor: Sendable {
    private let order: Int
    /// The lower factor row by row, each up to its diagonal: both halves of a solution read along rows.
    private let rows: [Double]

    /// Factorises a matrix given row by row, of which the lower triangle is read. A pivot that is not positive, as of a term
    /// that other terms repeat, drops its term.
    init(_ matrix: [Double], order: Int) {
        self.order = order
        var rows = [Double](repeating: 0, count: order * (order + 1) / 2)
        var lower = rows.mutableSpan
        for i in 0..<order {
            let row = i * (i + 1) / 2
            for j in 0..<i {
                let other = j * (j + 1) / 2
                var rest = matrix[i * order + j]
                for k in 0..<j { rest -= lower[unchecked: row &+ k] * lower[unchecked: other &+ k] }
                // By the infinite diagonal of a term that is dropped: 0.
                lower[row + j] = rest / lower[other + j]
            }
            let before = matrix[i * order + i]
            var pivot = before
            for k in 0..<i { pivot -= lower[unchecked: row &+ k] * lower[unchecked: row &+ k] }
            lower[row + i] = pivot > 1e-10 * before ? pivot.squareRoot() : .infinity
        }
        self.rows = rows
    }

    /// Replaces the right-hand side, of as many numbers as the order, by the solution.
    func solve(_ solution: inout [Double]) {
        precondition(solution.count == order)
        let lower = rows.span
        var x = solution.mutableSpan
        for i in 0..<order {
            let row = i &* (i &+ 1) / 2
            var rest = x[unchecked: i]
            for k in 0..<i { rest -= lower[unchecked: row &+ k] * x[unchecked: k] }
            x[unchecked: i] = rest / lower[unchecked: row &+ i]
        }
        for i in stride(from: order - 1, through: 0, by: -1) {
            let row = i &* (i &+ 1) / 2
            let value = x[unchecked: i] / lower[unchecked: row &+ i]
            x[unchecked: i] = value
            for k in 0..<i { x[unchecked: k] -= lower[unchecked: row &+ k] * value }
        }
    }
}
