/// The radial design of points at which a function is evaluated to estimate its Sobol' indices (Saltelli et al. 2010).
///
/// A row has k + 2 points of the unit cube: a point A; for each input i, A with its coordinate i taken from another point B; and B. A
/// and B are the two halves of a point of the Sobol' sequence in 2k dimensions.
public struct SaltelliDesign: Sendable {
    /// Number of inputs, k.
    public let inputs: Int
    /// Rows of k + 2 points each; coordinates lie between 0 and 1.
    public let rows: [[[Double]]]

    /// The greatest number of inputs for which there are direction numbers.
    public static let maximumInputs = SobolSequence.maximumDimensions / 2

    /// A design of `count` rows, preferably a power of two, for 1...`maximumInputs` inputs; the sequence is shifted at random by the seed.
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
