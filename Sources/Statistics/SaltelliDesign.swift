/// Points at which a function is taken to estimate its Sobol' indices (Saltelli et al. 2010).
///
/// Each row has k + 2 points of the unit cube: a point A, then A with its i-th coordinate from another point B, for each i, and
/// B. A and B are the two halves of a point of the Sobol' sequence in 2k dimensions.
public struct SaltelliDesign: Sendable {
    /// Inputs, k.
    public let inputs: Int
    /// Row by row, k + 2 points each.
    public let rows: [[[Double]]]

    /// The most inputs for which there are direction numbers.
    public static let mostInputs = SobolSequence.mostDimensions / 2

    /// So many rows, best a power of two, for 1...`mostInputs` inputs.
    public init(inputs: Int, rows count: Int, seed: UInt64) {
        var sequence = SobolSequence(dimensions: 2 * inputs, shiftedBy: seed)
        self.inputs = inputs
        rows = (0..<count).map { _ in
            let both = sequence.next()
            let (a, b) = (Array(both[..<inputs]), Array(both[inputs...]))
            let mixed = (0..<inputs).map { input in
                var point = a
                point[input] = b[input]
                return point
            }
            return [a] + mixed + [b]
        }
    }
}
