/// The correlation of the ranks of two samples (Spearman 1904): 1 where one rises with the other, whatever their laws.
public enum RankCorrelation {
    /// The correlation; 0 where one of them does not vary. Equal values share the mean of their ranks.
    public static func value(_ one: [Double], _ other: [Double]) -> Double {
        precondition(one.count == other.count)
        let (a, b) = (ranks(one), ranks(other))
        let middle = Double(one.count - 1) / 2
        let sums = zip(a, b).reduce(into: (0.0, 0.0, 0.0)) { sums, pair in
            let (x, y) = (pair.0 - middle, pair.1 - middle)
            sums = (sums.0 + x * y, sums.1 + x * x, sums.2 + y * y)
        }
        return sums.1 > 0 && sums.2 > 0 ? sums.0 / (sums.1 * sums.2).squareRoot() : 0
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + end - 1) / 2 }
            start = end
        }
        return ranks
    }
}
