extension Stream {
    /// Systematic sampling with unequal probabilities (Madow 1949): calls `choose` with the indices chosen, ascending, each at most once.
    ///
    /// Index i is chosen with probability `chances[i]`, 0...1. The number of indices is the sum of the chances, rounded up or down. Uses
    /// one uniform number. O(count).
    public mutating func sample(chances: [Float], _ choose: (Int) -> Void) {
        var next = uniform()
        var sum = 0.0
        for place in chances.indices where chances[place] > 0 {
            sum += Double(chances[place])
            guard sum > next else { continue }
            choose(place)
            next += 1
        }
    }
}
