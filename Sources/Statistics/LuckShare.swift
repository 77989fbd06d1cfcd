/// How much of what is seen over points is luck, when all points were played on the same luck.
///
/// A replication's value at a point is taken as the sum of what is the point's, what is the replication's (the same for all
/// points, so it moves nothing), and a rest. The rest, over the number of replications, is the variance that luck leaves in
/// the means of the points: the residual of a two-way analysis of variance.
public enum LuckShare {
    /// Variance that luck leaves in each point's mean: by point, then replication; nil for a single replication or point.
    public static func variance(_ values: [[Double]]) -> Double? {
        guard let replications = values.first?.count, replications > 1, values.count > 1 else { return nil }
        let points = values.map { $0.reduce(0, +) / Double(replications) }
        let lucks = (0..<replications).map { replication in
            values.reduce(0) { $0 + $1[replication] } / Double(values.count)
        }
        let mean = points.reduce(0, +) / Double(points.count)
        var squares = 0.0
        for (point, row) in zip(points, values) {
            for (luck, value) in zip(lucks, row) {
                let rest = value - point - luck + mean
                squares += rest * rest
            }
        }
        let freedom = Double((values.count - 1) * (replications - 1))
        return squares / freedom / Double(replications)
    }
}
