extension Stream {
    /// Chooses places with exactly these chances, each at most once, by systematic sampling: one number serves all, and as many
    /// places come as the chances add up to, up or down to a whole number (Madow 1949).
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
